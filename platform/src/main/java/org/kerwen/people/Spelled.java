package org.kerwen.people;

/**
 * An invented name in the writings in which papers may have it.
 *
 * @param local in the letters of the own language
 * @param russian empty where nobody has papers in Russian
 */
record Spelled(String latin, String local, String russian) {
    /** How a name is written on a paper. */
    enum Writing {
        LATIN,
        LOCAL,
        RUSSIAN
    }

    static final Spelled NOTHING = new Spelled("", "", "");

    String in(Writing writing) {
        return switch (writing) {
            case LATIN -> latin;
            case LOCAL -> local;
            case RUSSIAN -> russian;
        };
    }

    Spelled with(String latinEnd, String localEnd, String russianEnd) {
        return new Spelled(latin + latinEnd, local + localEnd, russian + russianEnd);
    }
}
