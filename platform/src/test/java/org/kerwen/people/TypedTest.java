package org.kerwen.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is typed about a person is read kindly and refused at its place. */
class TypedTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

    /** The specimen of ICAO Doc 9303. */
    private static final String ZONE =
            "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<L898902C36UTO7408122F1204159ZE184226B<<<<<10";

    @ParameterizedTest
    @CsvSource({
        "12.5.1978, 1978-05-12",
        "1978, 1978",
        "5.1978, 1978-05",
        "about 1978, 1976/1980",
        "1976-1980, 1976/1980",
        "12 мая 1978 г., 1978-05-12",
    })
    void aBirthDateIsAsExactAsItWasTold(String typed, String kept) {
        assertThat(read("birth", typed).registration())
                .isNotNull()
                .satisfies(registration -> assertThat(registration.birth())
                        .extracting(birth -> birth == null ? null : birth.canonical())
                        .isEqualTo(kept));
    }

    @ParameterizedTest
    @CsvSource({
        "birth, 31.2.1978, no-such-day",
        "birth, soon, not-a-date",
        "birth, 2027, born-later",
        "birth, 1980-1975, ends-before",
        "birth, 1066, year-out-of-range",
        "nationality, QQQ, not-offered",
        "sex, yes, not-offered",
        "issuer, TJK, number-missing",
    })
    void whatIsWrongIsSaidAtItsField(String field, String typed, String word) {
        Registration.Read read = read(field, typed);
        assertThat(read.registration()).isNull();
        assertThat(read.wrong()).isEqualTo(Map.of(field.equals("issuer") ? "number" : field, word));
    }

    @Test
    void nobodyIsRecordedWithoutAnyName() {
        assertThat(Typed.NOTHING.read(TODAY).wrong()).containsEntry("family", "name-missing");
    }

    @Test
    void aDocumentThatEndsBeforeTheBirthIsRefused() {
        Typed typed = new Typed("A", "", "", "", "", "", "1.1.2000", "", "passport", "1", "TJK", "31.12.1999");
        assertThat(typed.read(TODAY).wrong()).isEqualTo(Map.of("until", "before-birth"));
    }

    @Test
    void whatIsNoDayIsAnsweredWithHowToWriteOne() {
        for (String until : new String[] {"soon", "2030", "about 2030"}) {
            Typed typed = new Typed("A", "", "", "", "", "", "", "", "passport", "1", "TJK", until);
            assertThat(typed.read(TODAY).wrong()).as(until).isEqualTo(Map.of("until", "not-a-day"));
        }
    }

    @Test
    void lettersThatNobodySeesAreLeftOutAndThoseThatPersianNeedsStay() {
        Typed typed = new Typed("\u202EGur\u200Bbanow\u0000", "می\u200Cخواهم", "", "", "", "", "", "", "", "", "", "");
        assertThat(typed.family()).isEqualTo("Gurbanow");
        assertThat(typed.given()).isEqualTo("می\u200Cخواهم");
    }

    @Test
    void twoHundredLettersAreEnoughEvenOfTwoUnitsEach() {
        Typed typed = new Typed("😀".repeat(300), "", "", "", "", "", "", "", "", "", "", "");
        assertThat(typed.family().length()).isLessThanOrEqualTo(200);
        assertThat(typed.family().codePoints().allMatch(each -> each == "😀".codePointAt(0)))
                .isTrue();
    }

    @Test
    void aZoneFillsTheFormWhetherItsLinesAreBrokenOrNot() {
        for (String zone : new String[] {ZONE, ZONE.substring(0, 44) + "\n" + ZONE.substring(44)}) {
            assertThat(ZoneText.read(zone, Typed.NOTHING, TODAY))
                    .isInstanceOfSatisfying(ZoneText.Filled.class, filled -> {
                        Typed typed = filled.typed();
                        assertThat(typed.family()).isEqualTo("ERIKSSON");
                        assertThat(typed.given()).isEqualTo("ANNA MARIA");
                        assertThat(typed.birth()).isEqualTo("1974-08-12");
                        assertThat(typed.sex()).isEqualTo("female");
                        assertThat(typed.number()).isEqualTo("L898902C3");
                        assertThat(typed.until()).isEqualTo("2012-04-15");
                    });
        }
    }

    @Test
    void noSingleDigitOfAZoneCanBeReadWronglyAndTakenOver() {
        for (int at = 44; at < ZONE.length(); at++) {
            if (Character.isDigit(ZONE.charAt(at))) {
                char other = ZONE.charAt(at) == '9' ? '0' : (char) (ZONE.charAt(at) + 1);
                String misread = ZONE.substring(0, at) + other + ZONE.substring(at + 1);
                assertThat(ZoneText.read(misread, Typed.NOTHING, TODAY))
                        .as(misread)
                        .isEqualTo(new ZoneText.Refused("zone-check"));
            }
        }
        assertThat(ZoneText.read("no zone", Typed.NOTHING, TODAY)).isInstanceOf(ZoneText.Refused.class);
    }

    private static Registration.Read read(String field, String typed) {
        return new Typed(
                        "Gurbanow",
                        "",
                        "",
                        "",
                        "",
                        field.equals("sex") ? typed : "",
                        field.equals("birth") ? typed : "",
                        field.equals("nationality") ? typed : "",
                        "",
                        "",
                        field.equals("issuer") ? typed : "",
                        "")
                .read(TODAY);
    }
}
