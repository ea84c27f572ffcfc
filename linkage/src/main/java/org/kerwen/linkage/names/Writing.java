package org.kerwen.linkage.names;

import com.ibm.icu.lang.UScript;

/** The scripts that are read by tables of our own; ICU reads all others. */
enum Writing {
    LATIN("Latn"),
    CYRILLIC("Cyrl"),
    ARMENIAN("Armn"),
    ARABIC("Arab"),
    HEBREW("Hebr"),
    OTHER("Zyyy");

    private final String code;

    Writing(String code) {
        this.code = code;
    }

    /** The script of a letter. */
    static Writing of(int letter) {
        if (letter < 0x250) {
            return LATIN;
        }
        if (letter >= 0x400 && letter < 0x530) {
            return CYRILLIC;
        }
        return switch (UScript.getScript(letter)) {
            case UScript.LATIN -> LATIN;
            case UScript.CYRILLIC -> CYRILLIC;
            case UScript.ARMENIAN -> ARMENIAN;
            case UScript.ARABIC -> ARABIC;
            case UScript.HEBREW -> HEBREW;
            default -> OTHER;
        };
    }

    /** The script of most letters of a token; of the first of them where two are even. */
    static Writing mostOf(String token) {
        int[] counts = new int[values().length];
        Writing most = LATIN;
        for (int i = 0; i < token.length(); ) {
            int letter = token.codePointAt(i);
            i += Character.charCount(letter);
            if (Character.isLetter(letter)) {
                Writing writing = of(letter);
                counts[writing.ordinal()]++;
                if (counts[writing.ordinal()] > counts[most.ordinal()]) {
                    most = writing;
                }
            }
        }
        return most;
    }

    /** The code of ISO 15924 for the script of the letters of a text, {@code Zyyy} if it has none. */
    static String codeOf(String text) {
        int[] counts = new int[values().length];
        int other = UScript.COMMON;
        for (int i = 0; i < text.length(); ) {
            int letter = text.codePointAt(i);
            i += Character.charCount(letter);
            if (Character.isLetter(letter)) {
                Writing writing = of(letter);
                counts[writing.ordinal()]++;
                if (writing == OTHER && other == UScript.COMMON) {
                    other = UScript.getScript(letter);
                }
            }
        }
        int most = OTHER.ordinal();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > counts[most]) {
                most = i;
            }
        }
        return most == OTHER.ordinal() ? UScript.getShortName(other) : values()[most].code;
    }
}
