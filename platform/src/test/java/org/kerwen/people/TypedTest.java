package org.kerwen.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
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
                .satisfies(registration -> assertThat(registration.known().birth())
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
        Typed typed = typed(Map.of("birth", "1.1.2000", "number", "1", "issuer", "TJK", "until", "31.12.1999"));
        assertThat(typed.read(TODAY).wrong()).isEqualTo(Map.of("until", "before-birth"));
    }

    @Test
    void whatIsNoDayIsAnsweredWithHowToWriteOne() {
        for (String until : new String[] {"soon", "2030", "about 2030"}) {
            Typed typed = typed(Map.of("number", "1", "issuer", "TJK", "until", until));
            assertThat(typed.read(TODAY).wrong()).as(until).isEqualTo(Map.of("until", "not-a-day"));
        }
    }

    @Test
    void lettersThatNobodySeesAreLeftOutAndThoseThatPersianNeedsStay() {
        Typed typed = new Typed(Map.of("family", "\u202EGur\u200Bbanow\u0000", "given", "می\u200Cخواهم"));
        assertThat(typed.get("family")).isEqualTo("Gurbanow");
        assertThat(typed.get("given")).isEqualTo("می\u200Cخواهم");
    }

    @Test
    void twoHundredLettersAreEnoughEvenOfTwoUnitsEach() {
        Typed typed = new Typed(Map.of("family", "😀".repeat(300)));
        assertThat(typed.get("family").length()).isLessThanOrEqualTo(200);
        assertThat(typed.get("family").codePoints().allMatch(each -> each == "😀".codePointAt(0)))
                .isTrue();
    }

    @Test
    void aZoneFillsTheFormWhetherItsLinesAreBrokenOrNot() {
        for (String zone : new String[] {ZONE, ZONE.substring(0, 44) + "\n" + ZONE.substring(44)}) {
            assertThat(ZoneText.read(zone, Typed.NOTHING, TODAY))
                    .isInstanceOfSatisfying(ZoneText.Filled.class, filled -> {
                        Typed typed = filled.typed();
                        assertThat(typed.get("family")).isEqualTo("ERIKSSON");
                        assertThat(typed.get("given")).isEqualTo("ANNA MARIA");
                        assertThat(typed.get("birth")).isEqualTo("1974-08-12");
                        assertThat(typed.get("sex")).isEqualTo("female");
                        assertThat(typed.get("number")).isEqualTo("L898902C3");
                        assertThat(typed.get("until")).isEqualTo("2012-04-15");
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

    @ParameterizedTest
    @CsvSource({
        "contact, 12, no-number",
        "safety, whenever, not-offered",
        "from, 18:00, times-without",
        "language, xx, not-offered",
        "needs, everything, not-offered",
        "birthCountry, XXA, not-offered",
        "consent, '', consent-missing",
    })
    void soIsWhatIsWrongWithTheRest(String field, String typed, String word) {
        Map<String, String> fields = new HashMap<>(Map.of("contact", "+993 12 000 000"));
        fields.put(field, typed);
        assertThat(typed(fields).read(TODAY).wrong()).isEqualTo(Map.of(field.equals("from") ? "safety" : field, word));
    }

    @ParameterizedTest
    @CsvSource({"18, 21.30, 18:00, 21:30", "22:00, 6, 22:00, 06:00"})
    void aSafeTimeIsReadInTheWaysInWhichPeopleWriteIt(String from, String to, String begins, String ends) {
        Registration.Contact contact = contact(from, to);
        assertThat(contact.from()).hasToString(begins);
        assertThat(contact.to()).hasToString(ends);
    }

    @Test
    void aSafeTimeMayGoOverMidnight() {
        Registration.Contact contact = contact("22", "6");
        assertThat(contact.isSafeAt(LocalTime.of(23, 0))).isTrue();
        assertThat(contact.isSafeAt(LocalTime.of(5, 59))).isTrue();
        assertThat(contact.isSafeAt(LocalTime.of(6, 0))).isFalse();
        assertThat(contact.isSafeAt(LocalTime.NOON)).isFalse();
        assertThat(contact("9", "12").isSafeAt(LocalTime.NOON)).isFalse();
        assertThat(contact("9", "12").isSafeAt(LocalTime.of(9, 0))).isTrue();
    }

    @Test
    void aNumberOfWhichNobodyAskedIsNotSafe() {
        Registration.Contact contact = Objects.requireNonNull(
                        typed(Map.of("contact", "+993 12 000 000")).read(TODAY).registration())
                .contacts()
                .getFirst();
        assertThat(contact.safety()).isEqualTo(CallSafety.NOT_ASKED);
        assertThat(contact.isSafeAt(LocalTime.NOON)).isFalse();
    }

    private static Registration.Contact contact(String from, String to) {
        return Objects.requireNonNull(
                        typed(Map.of("contact", "+993 12 000 000", "safety", "at-times", "from", from, "to", to))
                                .read(TODAY)
                                .registration())
                .contacts()
                .getFirst();
    }

    /** Somebody with these fields, and with what must be there. */
    private static Typed typed(Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(Map.of("family", "Gurbanow", "consent", "spoken"));
        all.putAll(fields);
        return new Typed(all);
    }

    private static Registration.Read read(String field, String typed) {
        return typed(Map.of(field, typed)).read(TODAY);
    }
}
