package org.kerwen.linkage.dates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kerwen.linkage.dates.DateReading.Known;
import org.kerwen.linkage.dates.DateReading.Reason;
import org.kerwen.linkage.dates.DateReading.Refused;

class DatesTest {

    private static String read(String text) {
        return told(DateReader.anyOrder().read(text));
    }

    private static String read(String text, String format) {
        return told(DateReader.declared(DateFormat.of(format).orElseThrow()).read(text));
    }

    private static String told(DateReading reading) {
        if (reading instanceof Known known) {
            LocalDate low = LocalDate.ofEpochDay(known.interval().low());
            LocalDate high = LocalDate.ofEpochDay(known.interval().high());
            String days = low.equals(high) ? low.toString() : low + ".." + high;
            return days + " " + known.interval().precision() + (known.likelyEstimated() ? " likely estimated" : "");
        }
        return ((Refused) reading).reason().toString();
    }

    @Test
    void aDayIsReadInEveryCommonOrder() {
        for (String text : List.of(
                "12.05.1978",
                "12/5/1978",
                "12-05-1978",
                "1978-05-12",
                "1978/5/12",
                "19780512",
                "12051978",
                "12 May 1978",
                "May 12, 1978",
                "12 мая 1978 г.",
                "12 maý 1978",
                "1978-05-12T00:00:00Z",
                "12.05.1978 0:00:00",
                "12.05.78",
                "١٢/٠٥/١٩٧٨",
                "\u200E12.05.1978\u200F",
                " 12 . 05 . 1978 ",
                "1978 May 12",
                "12‑05‑1978")) {
            assertThat(read(text)).as(text).isEqualTo("1978-05-12 DAY");
        }
        assertThat(read("05/22/1978")).isEqualTo("1978-05-22 DAY");
    }

    @Test
    void aDeclaredOrderIsKeptTo() {
        assertThat(read("05/12/1978", "MM/dd/yyyy")).isEqualTo("1978-05-12 DAY");
        assertThat(read("22/05/1978", "MM/dd/yyyy")).isEqualTo("NO_SUCH_MONTH");
        assertThat(read("1978-12-05", "y-d-M")).isEqualTo("1978-05-12 DAY");
        assertThat(read("78-05-12", "yy-MM-dd")).isEqualTo("1978-05-12 DAY");
        assertThat(DateFormat.of("yyyyMMdd")).map(DateFormat::toString).contains("y-M-d");
        assertThat(DateFormat.of("nonsense")).isEmpty();
        assertThat(DateFormat.of("")).isEmpty();
    }

    @Test
    void whatIsNotKnownWidensTheDate() {
        assertThat(read("1978")).isEqualTo("1978-01-01..1978-12-31 YEAR");
        assertThat(read("1978 г.р.")).isEqualTo("1978-01-01..1978-12-31 YEAR");
        assertThat(read("00.00.1978")).isEqualTo("1978-01-01..1978-12-31 YEAR");
        assertThat(read("xx.05.1978")).isEqualTo("1978-05-01..1978-05-31 MONTH");
        assertThat(read("05.1978")).isEqualTo("1978-05-01..1978-05-31 MONTH");
        assertThat(read("1978-05")).isEqualTo("1978-05-01..1978-05-31 MONTH");
        assertThat(read("май 1978")).isEqualTo("1978-05-01..1978-05-31 MONTH");
        assertThat(read("12.00.1978")).isEqualTo("1978-01-01..1978-12-31 YEAR");
    }

    @Test
    void aGuessIsWiderThanWhatIsWritten() {
        for (String text : List.of(
                "about 1978", "около 1978 года", "~1978", "ca. 1978", "takmynan 1978", "حدود ۱۹۷۸", "1978 approx.")) {
            assertThat(read(text)).as(text).isEqualTo("1976-01-01..1980-12-31 ESTIMATED");
        }
        assertThat(read("1978?")).isEqualTo("1977-01-01..1979-12-31 ESTIMATED");
        assertThat(read("1976-1979")).isEqualTo("1976-01-01..1979-12-31 ESTIMATED");
        assertThat(read("between 1976 and 1979")).isEqualTo("1976-01-01..1979-12-31 ESTIMATED");
    }

    @Test
    void theFirstOfJanuaryIsADayThatIsLikelyEstimated() {
        assertThat(read("01.01.1978")).isEqualTo("1978-01-01 DAY likely estimated");
        assertThat(DateInterval.parse("01.01.1978", null).orElseThrow().isLikelyEstimated())
                .isTrue();
        assertThat(DateInterval.parse("02.01.1978", null).orElseThrow().isLikelyEstimated())
                .isFalse();
        assertThat(DateInterval.parse("1978", null).orElseThrow().isLikelyEstimated())
                .isFalse();
    }

    @Test
    void impossibleAndReversedDatesAreRefusedWithTheReason() {
        assertThat(read("31.04.1978")).isEqualTo(Reason.NO_SUCH_DAY.toString());
        assertThat(read("29.02.1979")).isEqualTo("NO_SUCH_DAY");
        assertThat(read("29.02.1980")).isEqualTo("1980-02-29 DAY");
        assertThat(read("32.01.1978")).isEqualTo("NO_SUCH_DAY");
        assertThat(read("13.13.1978")).isEqualTo("NO_SUCH_MONTH");
        assertThat(read("12.05.1078")).isEqualTo("YEAR_OUT_OF_RANGE");
        assertThat(read("12.05.9978")).isEqualTo("YEAR_OUT_OF_RANGE");
        assertThat(read("1980-1975")).isEqualTo("ENDS_BEFORE_IT_BEGINS");
        for (String text :
                List.of("yesterday", "12.05", "1.2.3.4", "12 Foo 1978", "12 May 13, 1978", "197", "-", "12.05.19789")) {
            assertThat(read(text)).as(text).isEqualTo("NOT_A_DATE");
        }
        assertThat(read("")).isEqualTo("EMPTY");
        assertThat(read("\u200B ")).isEqualTo("EMPTY");
    }

    @Test
    void yearsOfAfghanPapersAreReadWhenTheyAreDeclared() {
        assertThat(read("1357/02/22", "y/M/d solar-hijri")).isEqualTo("1978-05-12 DAY");
        assertThat(read("۱۳۵۷/۲/۲۲", "y/M/d persian")).isEqualTo("1978-05-12 DAY");
        assertThat(read("1357", "y/M/d solar-hijri")).isEqualTo("1978-03-21..1979-03-20 YEAR");
        assertThat(read("1357/01/01", "y/M/d solar-hijri")).isEqualTo("1978-03-21 DAY likely estimated");
        assertThat(read("1358/12/30", "y/M/d solar-hijri")).isEqualTo("1980-03-20 DAY");
        assertThat(read("1357/12/30", "y/M/d solar-hijri")).isEqualTo("NO_SUCH_DAY");
        assertThat(read("22 ثور 1357")).isEqualTo("1978-05-12 DAY");
        assertThat(read("1357/02/22")).isEqualTo("YEAR_OUT_OF_RANGE");
    }

    @Test
    void aYearOfTwoDigitsIsNeverAfterTheLatest() {
        assertThat(read("01.02.29")).isEqualTo("2029-02-01 DAY");
        assertThat(read("01.02.30")).isEqualTo("1930-02-01 DAY");
        assertThat(read("01.02.00")).isEqualTo("2000-02-01 DAY");
    }

    @Test
    void theOrderOfAColumnIsToldFromDatesThatHaveOneOnly() {
        assertThat(DateInterval.recognise(List.of("01/02/1978", "03/25/1980", "")))
                .contains("M/d/y");
        assertThat(DateInterval.recognise(List.of("01.02.1978", "25.03.1980"))).contains("d/M/y");
        assertThat(DateInterval.recognise(List.of("01.02.1978"))).contains("d/M/y");
        assertThat(DateInterval.recognise(List.of("1978-02-01", "19800325"))).contains("y-M-d");
        assertThat(DateInterval.recognise(List.of("1978-25-01", "1978-03-04"))).contains("y-d-M");
        assertThat(DateInterval.recognise(List.of("x", "1978"))).isEmpty();
        FormatGuess guess = FormatGuess.of(List.of("25.03.1980", "26.03.1980", "03.26.1980", "01.01.1990"))
                .orElseThrow();
        assertThat(guess.toString()).isEqualTo("FormatGuess[format=d/M/y, dates=4, deciding=2, contradicting=1]");
    }

    @Test
    void aBirthAfterTheIssueOfADocumentIsSeen() {
        DateInterval issue = DateInterval.parse("01.06.1990", null).orElseThrow();
        assertThat(DateInterval.parse("1991", null).orElseThrow().isSurelyAfter(issue))
                .isTrue();
        assertThat(DateInterval.parse("1990", null).orElseThrow().isSurelyAfter(issue))
                .isFalse();
        assertThat(DateInterval.parse("1990", null).orElseThrow().overlaps(issue))
                .isTrue();
    }

    @Test
    void everyDayIsReadBackAndNoTextFails() {
        long seed = System.nanoTime();
        System.out.println("DatesTest seed " + seed);
        Random random = new Random(seed);
        String letters = "0123456789../-- xX_?~abcMayмая۱۲سو\u200E:T";
        for (int i = 0; i < 20_000; i++) {
            LocalDate day = LocalDate.of(1900, 1, 1).plusDays(random.nextInt(50_000));
            String text = "%02d.%02d.%04d".formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear());
            assertThat(read(text)).startsWith(day + " DAY");
            StringBuilder any = new StringBuilder();
            for (int j = random.nextInt(14); j > 0; j--) {
                any.append(letters.charAt(random.nextInt(letters.length())));
            }
            assertThat(read(any.toString())).as(any.toString()).isNotEmpty();
            assertThat(read(any.toString(), "y/M/d solar-hijri")).isNotEmpty();
            FormatGuess.of(List.of(any.toString()));
        }
    }
}
