package org.kerwen.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kerwen.kernel.FuzzyDate.Exact;

class FuzzyDateTest {
    @Test
    void whatIsWrittenIsReadAgainForAnyDate() {
        long seed = Long.getLong("kerwen.seed", System.nanoTime());
        System.out.println("FuzzyDateTest: seed " + seed + " (repeat with -Dkerwen.seed=" + seed + ")");
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int i = 0; i < 20_000; i++) {
            FuzzyDate date = anyDate(random);
            String written = date.canonical();
            assertThat(FuzzyDate.parse(written))
                    .as("seed %d: %s", seed, written)
                    .isEqualTo(date);
            assertThat(FuzzyDate.parse("  " + written + " ").canonical())
                    .as("seed %d: %s", seed, written)
                    .isEqualTo(written);
            date.latest()
                    .ifPresent(end ->
                            assertThat(end).as("seed %d: %s", seed, written).isAfterOrEqualTo(date.earliest()));
            assertThat(date.covers(date.earliest()))
                    .as("seed %d: %s", seed, written)
                    .isTrue();
            assertThat(date.covers(date.earliest().minusDays(1)))
                    .as("seed %d: %s", seed, written)
                    .isFalse();
        }
    }

    @Test
    void datesSortByTheFirstDayThatTheyMayMean() {
        List<String> sorted = Stream.of(
                        "2009/2011",
                        "printed: 31 November 2009 (2009-11)",
                        "1997-12",
                        "then 2002",
                        "2002/..",
                        "2008-05-31",
                        "1998")
                .map(FuzzyDate::parse)
                .sorted(Comparator.comparing(FuzzyDate::earliest))
                .map(FuzzyDate::canonical)
                .toList();
        assertThat(sorted)
                .containsExactly(
                        "1997-12",
                        "1998",
                        "then 2002",
                        "2002/..",
                        "2008-05-31",
                        "2009/2011",
                        "printed: 31 November 2009 (2009-11)");
    }

    @ParameterizedTest
    @CsvSource({
        "2009/2011, 2009-01-01, true",
        "2009/2011, 2011-12-31, true",
        "2009/2011, 2012-01-01, false",
        "2009/2011, 2008-12-31, false",
        "2002/.., 2099-01-01, true",
        "2002/.., 2001-12-31, false",
        "2008-02, 2008-02-29, true",
        "then 2002, 2002-06-01, true",
    })
    void aDateCoversTheDaysThatItMayMean(String date, LocalDate day, boolean covered) {
        assertThat(FuzzyDate.parse(date).covers(day)).isEqualTo(covered);
    }

    @Test
    void anOpenSpanHasNoLastDay() {
        assertThat(FuzzyDate.parse("2002/..").latest()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "31.12.2009",
                "2009-13",
                "2009-02-30",
                "2009-2",
                "then",
                "then soon",
                "/2009",
                "2009/",
                "2009/..-",
                "../2009",
                "20091",
                "2009/2010/2011",
                "then then 2002",
                "٢٠٠٩"
            })
    void whatIsNoDateIsRefusedWithASentenceThatSaysWhatWasExpected(String written) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FuzzyDate.parse(written))
                .withMessageContaining(
                        "is not a date; expected a year, month or day such as 2008, 2008-05 or 2008-05-31");
    }

    @Test
    void anEndBeforeTheStartIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FuzzyDate.parse("2011/2009"))
                .withMessage("the end 2009 lies before the start 2011");
    }

    @Test
    void aPrintedDateIsKeptAsItWasPrintedAndNotTooLong() {
        assertThat(FuzzyDate.parse("printed: 31 November 2009 (2009-11)").earliest())
                .isEqualTo(LocalDate.of(2009, 11, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FuzzyDate.parse("printed: " + "x".repeat(81) + " (2009)"))
                .withMessage("a printed date has 1 to 80 characters");
    }

    private static FuzzyDate anyDate(RandomGenerator random) {
        return switch (random.nextInt(6)) {
            case 0 -> {
                Exact one = anyExact(random);
                Exact other = anyExact(random);
                boolean inOrder = !other.lastDay().isBefore(one.earliest());
                yield inOrder ? new FuzzyDate.Span(one, other) : new FuzzyDate.Span(other, one);
            }
            case 1 -> new FuzzyDate.Span(anyExact(random), null);
            case 2 -> new FuzzyDate.Then(anyExact(random));
            case 3 -> new FuzzyDate.AsPrinted(anyPrinted(random), anyExact(random));
            default -> anyExact(random);
        };
    }

    private static Exact anyExact(RandomGenerator random) {
        LocalDate day = LocalDate.ofEpochDay(random.nextLong(-30_000, 60_000));
        return switch (random.nextInt(3)) {
            case 0 -> new FuzzyDate.OfYear(Year.from(day));
            case 1 -> new FuzzyDate.OfMonth(YearMonth.from(day));
            default -> new FuzzyDate.OfDay(day);
        };
    }

    /** Anything that can stand in print, brackets and dashes too. */
    private static String anyPrinted(RandomGenerator random) {
        String letters = "31 November (2009) – ноябрь ýyl/.:'\"<>";
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(1, 40); i > 0; i--) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        String printed = text.toString().strip();
        return printed.isEmpty() ? "?" : printed;
    }
}
