package org.kerwen.hotline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a caller's number may look like when somebody types it by habit. All numbers are invented. */
class NumberLikeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "74185",
                "call +993 00 74-18-52 back",
                "(993 00) 74.18.52",
                "7 4 1 8 5 2",
                "7-4-1_8*5/2",
                "7, 4, 1, 8, 5",
                "٧٤١٨٥٢",
                "۷۴۱ ۸۵۲",
                "७४१८५२",
                "７４１８５２",
                "𝟟𝟜𝟙𝟠𝟝",
                "7\u200b4\u200b1\u200b8\u200b5\u200b2",
                "7\n4\n1\n8\n5",
                "seven four one eight five",
                "СЕМЬ четыре, один - восемь пять",
                "ýedi dört bir sekiz bäş",
                "yedi dort 1 sekiz bas",
                "паспорт A 74185"
            })
    void isFound(String text) {
        assertThat(NumberLike.isIn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Offer of hotel work through an agency; wants the passport sent ahead.",
                "Two of her three friends went, one came back after 8 months",
                "18 years, offered 1500 dollars",
                "Обещали 900 долларов за 2 месяца",
                "Türkiýä 3 aý işe gitmek isleýär, 25 ýaşynda",
                "one of two"
            })
    void isNotFound(String text) {
        assertThat(NumberLike.isIn(text)).isFalse();
    }
}
