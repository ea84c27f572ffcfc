package org.kerwen.linkage.documents;

/**
 * A check digit of a zone.
 *
 * @param field what it guards
 * @param printed the character in its place
 * @param computed the digit that belongs there
 * @param outcome whether they agree
 */
public record CheckDigit(Guarded field, char printed, char computed, Outcome outcome) {

    /** What a check digit guards. */
    public enum Guarded {
        DOCUMENT_NUMBER,
        BIRTH_DATE,
        EXPIRY_DATE,
        OPTIONAL_DATA,
        /** Most of the zone at once. */
        COMPOSITE
    }

    /** Whether the digit is right. */
    public enum Outcome {
        RIGHT,
        WRONG,
        /** A filler over an empty field, as the standard allows. */
        EMPTY
    }

    private static final int[] WEIGHTS = {7, 3, 1};

    static CheckDigit of(Guarded field, String guarded, char printed) {
        char computed = compute(guarded);
        boolean mayBeEmpty = field == Guarded.OPTIONAL_DATA && guarded.chars().allMatch(c -> c == '<');
        Outcome outcome =
                printed == computed ? Outcome.RIGHT : mayBeEmpty && printed == '<' ? Outcome.EMPTY : Outcome.WRONG;
        return new CheckDigit(field, printed, computed, outcome);
    }

    /**
     * The digit that guards some characters: their values (digits as they are, A to Z as 10 to 35, filler as 0) times 7, 3, 1 in
     * turn, summed up, modulo 10.
     */
    public static char compute(String guarded) {
        int sum = 0;
        for (int i = 0; i < guarded.length(); i++) {
            sum += value(guarded.charAt(i)) * WEIGHTS[i % WEIGHTS.length];
        }
        return (char) ('0' + sum % 10);
    }

    private static int value(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        if (c >= 'A' && c <= 'Z') {
            return c - 'A' + 10;
        }
        if (c == '<') {
            return 0;
        }
        throw new IllegalArgumentException("A character that no zone has");
    }
}
