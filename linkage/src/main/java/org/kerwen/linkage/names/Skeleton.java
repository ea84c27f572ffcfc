package org.kerwen.linkage.names;

/**
 * The consonants of one reading of a word.
 *
 * @param classes numbers of {@link SoundTable#CLASSES}, four bits each, the last consonant lowest
 * @param vowelFirst whether the word begins with a vowel, an h among them
 */
record Skeleton(long classes, boolean vowelFirst) {

    int length() {
        return (64 - Long.numberOfLeadingZeros(classes) + 3) / 4;
    }

    /** The classes as letters. */
    String letters() {
        int length = length();
        char[] letters = new char[length];
        for (int i = 0; i < length; i++) {
            letters[i] = SoundTable.CLASSES.charAt((int) (classes >>> (4 * (length - 1 - i)) & 0xF));
        }
        return new String(letters);
    }
}
