package org.kerwen.people;

import java.util.List;
import java.util.SplittableRandom;
import org.kerwen.people.Spelled.Writing;

/** Where invented people come from: how they are called after their families and fathers, and what their papers look like. */
enum Origin {
    ARMENIAN,
    AFGHAN,
    IRAQI,
    TAJIK,
    TURKMEN;

    boolean isCalledAfterAMan() {
        return this == TAJIK || this == TURKMEN;
    }

    /** Whether a wife takes the name of her husband's family. */
    boolean wifeTakesName() {
        return this == TAJIK || this == TURKMEN;
    }

    /**
     * The name of a family as a man or a woman bears it.
     *
     * @param newer whether the family has written its name in the newer way, where there is one
     */
    Spelled family(Spelled root, Sex sex, boolean newer) {
        String a = sex == Sex.FEMALE ? "a" : "";
        String russian = sex == Sex.FEMALE ? "ова" : "ов";
        return switch (this) {
            case ARMENIAN, AFGHAN, IRAQI -> root;
            case TAJIK -> newer ? root.with("zoda", "зода", "зода") : root.with("ov" + a, russian, russian);
            case TURKMEN -> root.with("ow" + a, russian, russian);
        };
    }

    /** What stands where papers have the name after the father. */
    Spelled patronymic(Spelled father, Sex sex) {
        boolean daughter = sex == Sex.FEMALE;
        String russian = daughter ? "овна" : "ович";
        return switch (this) {
            case ARMENIAN -> father.with("i", "ի", russian);
            case AFGHAN, IRAQI -> father;
            case TAJIK -> father.with(daughter ? "ovna" : "ovich", russian, russian);
            case TURKMEN -> father.with(daughter ? "owna" : "owiç", russian, russian);
        };
    }

    /** The letters of a paper: people of the former Union have them in Russian as well. */
    Writing writing(SplittableRandom random) {
        return switch (this) {
            case AFGHAN, IRAQI -> Writing.LATIN;
            case TURKMEN -> random.nextInt(4) == 0 ? Writing.RUSSIAN : Writing.LATIN;
            case ARMENIAN, TAJIK -> random.nextInt(5) < 2 ? Writing.RUSSIAN : Writing.LATIN;
        };
    }

    /** What they speak, the best first. */
    List<String> languages() {
        return switch (this) {
            case ARMENIAN -> List.of("hy", "ru");
            case AFGHAN -> List.of("fa");
            case IRAQI -> List.of("ar");
            case TAJIK -> List.of("tg", "ru");
            case TURKMEN -> List.of("tk", "ru");
        };
    }

    /** Of a hundred people so many know the day on which they were born. */
    int knowTheDay() {
        return switch (this) {
            case AFGHAN -> 35;
            case IRAQI -> 70;
            case TAJIK -> 75;
            case ARMENIAN, TURKMEN -> 90;
        };
    }
}
