package org.kerwen.linkage.names;

/** Consonants close to their sound: what is left of a stem when vowels, h and y between its letters are taken away. */
final class FineKey {

    private FineKey() {}

    /** @param stem in folded Latin letters, words apart by one blank */
    static String of(String stem) {
        StringBuilder key = new StringBuilder(stem.length());
        char last = ' ';
        for (int i = 0; i < stem.length(); i++) {
            char c = stem.charAt(i);
            char next = i + 1 < stem.length() ? stem.charAt(i + 1) : ' ';
            char sound = c;
            if (next == 'h' && (c == 's' || c == 'z' || c == 'c')) {
                sound = c == 's' ? 'S' : c == 'z' ? 'Z' : 'C';
                i++;
            } else if (c == 'c') {
                sound = next == 'e' || next == 'i' ? 's' : 'k';
            } else if (isSilent(c)) {
                sound = last == ' ' ? 'a' : 0;
            }
            if (sound != 0 && sound != last) {
                key.append(sound);
            }
            last = sound == 0 ? '-' : sound;
        }
        return key.toString();
    }

    private static boolean isSilent(char c) {
        return switch (c) {
            case 'a', 'e', 'i', 'o', 'u', 'y', 'h' -> true;
            default -> false;
        };
    }
}
