package org.kerwen.movements;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Lists as embassies write them into mails. All people are invented. */
class PastedListTest {
    @Test
    void namesDatesAndPapersAreReadInWhateverOrder() {
        assertThat(PastedList.read("""
                        Dear colleagues,
                        > 1. TESTYAN Aram Davitovich, 05.05.1980, AN 1234567
                        2) Тестян Нарэ\t12/03/1991\tпаспорт № AB0011223
                        3 Teşdow Oraz; 1975-01-31; valid until 2031-12-01
                        * Թեստյան Անի   AM 998877
                        With best regards
                        +374 10 123456
                        """))
                .containsExactly(
                        line(1, "", null, "Dear", "colleagues"),
                        line(2, "AN1234567", LocalDate.of(1980, 5, 5), "TESTYAN", "Aram", "Davitovich"),
                        line(3, "AB0011223", LocalDate.of(1991, 3, 12), "Тестян", "Нарэ"),
                        line(4, "", LocalDate.of(1975, 1, 31), "Teşdow", "Oraz"),
                        line(5, "AM998877", null, "Թեստյան", "Անի"),
                        line(6, "", null, "best", "regards"));
    }

    @Test
    void whatIsNoListIsNobody() {
        for (String text : List.of("", "\n\n", "12345678", "31.02.1990", "x", "\u0000\u0001", "-".repeat(5_000))) {
            assertThat(PastedList.read(text)).as(text).isEmpty();
        }
        assertThat(PastedList.read("This is a sentence of far more words than a name has ever had\n"))
                .isEmpty();
        assertThat(PastedList.read("A B ".repeat(50_000))).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void aDayThatIsNotInTheCalendarIsNotRead() {
        assertThat(PastedList.read("Testyan Ani 31.02.1990")).containsExactly(line(1, "", null, "Testyan", "Ani"));
    }

    @Test
    void aLetterMayDifferInALongWord() {
        assertThat(Matching.isNear("testyan", "testian")).isTrue();
        assertThat(Matching.isNear("testian", "testan")).isTrue();
        assertThat(Matching.isNear("ani", "ana")).isFalse();
        assertThat(Matching.isNear("testian", "testing")).isFalse();
    }

    private static PastedList.Line line(int number, String paper, @Nullable LocalDate born, String... names) {
        return new PastedList.Line(number, List.of(names), born, paper);
    }
}
