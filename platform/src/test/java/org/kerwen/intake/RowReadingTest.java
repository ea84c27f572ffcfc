package org.kerwen.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kerwen.people.ConsentWay;
import org.kerwen.people.DocumentKind;
import org.kerwen.people.Registration;
import org.kerwen.people.Sex;

/** What the columns of a file are is suggested, and its rows are read as people write them. All people are invented. */
class RowReadingTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Surname,First name,DOB,Gender,Passport No,Citizenship | FAMILY,GIVEN,BIRTH,SEX,NUMBER,NATIONALITY",
                "Фамилия,Имя,Отчество,Дата рождения,Пол,Гражданство | FAMILY,GIVEN,PATRONYMIC,BIRTH,SEX,NATIONALITY",
                "Ф.И.О.,Год рождения,Серия и номер паспорта,Действителен до | FULL,BIRTH,NUMBER,UNTIL",
                "Familiýasy,Ady,Atasynyň ady,Doglan senesi,Jynsy,Raýatlygy | FAMILY,GIVEN,PATRONYMIC,BIRTH,SEX,NATIONALITY",
                "No,Family name,Given name(s),Date of birth,Notes | -,FAMILY,GIVEN,BIRTH,-",
                "Full name,Full name,Something else | FULL,-,-",
                "№ п/п,ФИО полностью,Дата рожд.,Примечание | -,FULL,BIRTH,-",
            })
    void columnsAreToldByTheirHeadings(String headings, String columns) {
        assertThat(Suggestion.columns(List.of(headings.strip().split(",", -1)), List.of()).stream()
                        .map(column -> column.map(Enum::name).orElse("-")))
                .containsExactly(columns.strip().split(",", -1));
    }

    @Test
    void whatStandsInAColumnTellsWhatItIsWhereItsHeadingDoesNot() {
        List<Line> sample = List.of(
                Line.of(2, List.of("Gurbanow", "m", "12.05.1978")), Line.of(3, List.of("Amanowa", "f", "1980-01-31")));
        assertThat(Suggestion.columns(List.of("A", "B", "C"), sample))
                .containsExactly(Optional.empty(), Optional.of(Column.SEX), Optional.of(Column.BIRTH));
    }

    @Test
    void monthsFirstAreNoticed() {
        List<Optional<Column>> columns = List.of(Optional.of(Column.FAMILY), Optional.of(Column.BIRTH));
        List<Line> sample = List.of(Line.of(2, List.of("a", "3/25/1980")), Line.of(3, List.of("a", "4/3/1980")));
        assertThat(Suggestion.dayFirst(columns, sample)).isFalse();
        assertThat(right(new RowReading(columns, false, ConsentWay.SPOKEN), "Gurbanow", "4/3/1980")
                        .known()
                        .birth())
                .hasToString("OfDay[day=1980-04-03]");
        assertThat(right(new RowReading(columns, true, ConsentWay.SPOKEN), "Gurbanow", "4/3/1980")
                        .known()
                        .birth())
                .hasToString("OfDay[day=1980-03-04]");
    }

    @Test
    void aRowIsReadWithTheWordsThatPeopleUse() {
        Registration read = right(
                reading(
                        Column.FAMILY,
                        Column.GIVEN,
                        Column.SEX,
                        Column.BIRTH,
                        Column.NATIONALITY,
                        Column.KIND,
                        Column.NUMBER,
                        Column.ISSUER,
                        Column.UNTIL),
                "Гурбанов",
                "Аман",
                "муж.",
                "около 1978",
                "Таджикистан",
                "Паспорт",
                "АВ 123",
                "TJ",
                "31.12.2030");
        assertThat(read.known().sex()).isEqualTo(Sex.MALE);
        assertThat(read.known().birth()).hasToString("Span[from=OfYear[year=1976], to=OfYear[year=1980]]");
        assertThat(read.known().nationalities()).containsExactly("TJK");
        assertThat(read.documents())
                .containsExactly(
                        new Registration.Document(DocumentKind.PASSPORT, "АВ 123", "TJK", LocalDate.of(2030, 12, 31)));
    }

    @ParameterizedTest
    @CsvSource({
        "Gurbanow Aman Myradowiç, Gurbanow, Aman, Myradowiç",
        "Гурбанова Айна Мурадовна, Гурбанова, Айна, Мурадовна",
        "Mämmedow Ali Mämmet ogly, Mämmedow, Ali, Mämmet ogly",
        "Rahmon Zaynab, Rahmon, Zaynab, ''",
        "Aman, Aman, '', ''",
        "De la Cruz Maria, De, la Cruz Maria, ''",
    })
    void aWholeNameIsParted(String whole, String family, String given, String patronymic) {
        Registration.Name name = right(reading(Column.FULL), whole).names().getFirst();
        assertThat(List.of(name.family(), name.given(), name.patronymic())).containsExactly(family, given, patronymic);
    }

    @ParameterizedTest
    @CsvSource({
        "'',12.5.1978,m,, family:name-missing",
        "Gurbanow,31.2.1978,m,, birth:no-such-day",
        "Gurbanow,1.1.2090,m,, birth:born-later",
        "Gurbanow,soon,m,, birth:not-a-date",
        "Gurbanow,,maybe,, sex:unknown-word",
        "Gurbanow,,,Atlantis, nationality:unknown-state",
    })
    void whatIsWrongIsSaidOfItsField(String family, String birth, String sex, String state, String wrong) {
        RowReading reading = reading(Column.FAMILY, Column.BIRTH, Column.SEX, Column.NATIONALITY);
        List<String> cells = Arrays.asList(family, birth, sex, state);
        cells.replaceAll(cell -> cell == null ? "" : cell);
        assertThat(reading.read(cells, TODAY).wrong()).containsExactly(wrong.strip());
    }

    @Test
    void aNameThatIsTooLongIsWrongAndNotCut() {
        assertThat(reading(Column.FAMILY).read(List.of("a".repeat(201)), TODAY).wrong())
                .containsExactly("family:too-long");
        assertThat(right(reading(Column.FAMILY), "a".repeat(200)).names()).hasSize(1);
    }

    @Test
    void whatNobodySeesIsLeftOut() {
        assertThat(right(reading(Column.FAMILY), "Gur\u202Eba\u200Bnow\u0000")
                        .names()
                        .getFirst()
                        .family())
                .isEqualTo("Gurbanow");
    }

    @Test
    void columnsThatArePassedOverAreNotKept() {
        RowReading reading =
                new RowReading(List.of(Optional.of(Column.FAMILY), Optional.empty()), true, ConsentWay.SPOKEN);
        assertThat(reading.cells(Line.of(2, List.of("Gurbanow", "something said in confidence"))))
                .containsExactly("Gurbanow");
    }

    private static RowReading reading(Column... columns) {
        return new RowReading(Arrays.stream(columns).map(Optional::of).toList(), true, ConsentWay.SPOKEN);
    }

    private static Registration right(RowReading reading, String... cells) {
        RowReading.Read read = reading.read(List.of(cells), TODAY);
        return Objects.requireNonNull(read.registration(), () -> read.wrong().toString());
    }
}
