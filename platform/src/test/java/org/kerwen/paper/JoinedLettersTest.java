package org.kerwen.paper;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Letters that Arabic does not have are joined to their neighbours as those are to them. */
class JoinedLettersTest {
    @ParameterizedTest
    @CsvSource({
        // before, in Persian: first letter, letter in the middle, last letter
        "\u067E\u06CC\u0634, \uFB58\uFBFF\uFEB6",
        // somebody
        "\u06A9\u0633\u06CC, \uFB90\uFEB4\uFBFD",
        // warm: what follows a letter that joins to one side only stands alone
        "\u06AF\u0631\u06A9, \uFB94\uFEAE\uFB8E",
        // a letter with a mark above it still joins, and the mark stands on the join
        "\u06A9\u064E\u06CC, \uFB90\uFE77\uFBFD",
        // a letter alone, and Latin beside it
        "\u06CC A \u0698, \uFBFC A \uFB8A",
        // a sign that keeps letters apart
        "\u0645\u06CC\u200C\u06A9\u0646\u062F, \uFEE3\uFBFD\u200C\uFB90\uFEE8\uFEAA"
    })
    void lettersOfPersianAreJoined(String written, String joined) {
        assertThat(new JoinedLetters().shapeText(written)).isEqualTo(joined);
    }
}
