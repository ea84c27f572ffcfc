package org.kerwen.linkage.generator;

/** How unevenly names are spread. */
public enum Skew {
    /** Six origins alike; the most frequent family name has about 1.2 % of all people. */
    MILD(new double[] {1, 1, 1, 1, 1, 1}, 0.072, 0.09),
    /** Most people from two origins; the most frequent family name and given name have 10 to 13 % of all people each. */
    HEAVY(new double[] {5, 5, 55, 25, 5, 5}, 0.20, 0.42);

    private final double[] origins;
    private final double family;
    private final double given;

    Skew(double[] origins, double family, double given) {
        this.origins = origins;
        this.family = family;
        this.given = given;
    }

    /** How many people come from an origin, relative to the others. */
    double weight(Origin origin) {
        return origins[origin.ordinal()];
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
