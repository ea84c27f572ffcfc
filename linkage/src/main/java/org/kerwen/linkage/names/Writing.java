package org.kerwen.linkage.names;

import com.ibm.icu.lang.UScript;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

    /** The script of most letters of a token; Latin if it has none. */
    static Writing mostOf(String token) {
        Writing only = only(token);
        if (only != null) {
            return only;
        }
        Map<Writing, Integer> counts = counts(token);
        Writing most = LATIN;
        for (Map.Entry<Writing, Integer> counted : counts.entrySet()) {
            if (counted.getValue() > counts.getOrDefault(most, 0)) {
                most = counted.getKey();
            }
        }
        return most;
    }

    /** The script of all letters of a token; null if there is none, or more than one. */
    private static @Nullable Writing only(String token) {
        Writing only = null;
        for (int i = 0; i < token.length(); ) {
            int letter = token.codePointAt(i);
            i += Character.charCount(letter);
            if (Character.isLetter(letter)) {
                Writing writing = of(letter);
                if (only != null && only != writing) {
                    return null;
                }
                only = writing;
            }
        }
        return only;
    }

    /** The code of ISO 15924 for the script of most letters of a text, {@code Zyyy} if it has none. */
    static String codeOf(String text) {
        Writing most = mostOf(text);
        if (most == OTHER) {
            int letter = text.codePoints()
                    .filter(point -> Character.isLetter(point) && of(point) == OTHER)
                    .findFirst()
                    .orElse(' ');
            return UScript.getShortName(UScript.getScript(letter));
        }
        return most == LATIN && only(text) == null && !counts(text).containsKey(LATIN) ? OTHER.code : most.code;
    }

    private static Map<Writing, Integer> counts(String text) {
        Map<Writing, Integer> counts = new EnumMap<>(Writing.class);
        Writing same = LATIN;
        int run = 0;
        for (int i = 0; i < text.length(); ) {
            int letter = text.codePointAt(i);
            i += Character.charCount(letter);
            if (Character.isLetter(letter)) {
                Writing writing = of(letter);
                if (writing != same) {
                    add(counts, same, run);
                    same = writing;
                    run = 0;
                }
                run++;
            }
        }
        add(counts, same, run);
        return counts;
    }

    private static void add(Map<Writing, Integer> counts, Writing writing, int run) {
        if (run > 0) {
            counts.merge(writing, run, Integer::sum);
        }
    }
}
