package org.kerwen.linkage.generator;

/** How unevenly names are spread. */
public enum Skew {
    /** Six origins alike; the most frequent family name has about 1.2 % of all people. */
    MILD(1, 1, 0.072, 0.09),
    /** Most people from two origins; the most frequent family name and given name have 10 to 13 % of all people each. */
    HEAVY(55, 25, 0.20, 0.42);

    private static final double OTHERS_WHEN_SKEWED = 5;
    private static final double ALIKE = 1;

    private final double afghan;
    private final double iraqi;
    private final double family;
    private final double given;

    Skew(double afghan, double iraqi, double family, double given) {
        this.afghan = afghan;
        this.iraqi = iraqi;
        this.family = family;
        this.given = given;
    }

    /** How many people come from an origin, relative to the others. */
    double weight(Origin origin) {
        return switch (origin) {
            case AFGHAN -> afghan;
            case IRAQI -> iraqi;
            case TURKMEN, ARMENIAN, TAJIK, RUSSIAN -> this == MILD ? ALIKE : OTHERS_WHEN_SKEWED;
        };
    }

    /** The share of the most frequent family name among people of one origin. */
    double topFamily() {
        return family;
    }

    /** The share of the most frequent given name among people of one origin and sex. */
    double topGiven() {
        return given;
    }
}
