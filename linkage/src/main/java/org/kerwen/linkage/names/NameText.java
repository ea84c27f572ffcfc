package org.kerwen.linkage.names;

import com.ibm.icu.text.Normalizer2;
import java.util.ArrayList;
import java.util.List;

/** Takes the text of a name apart into words in which equal letters are equal characters. */
final class NameText {

    /** In characters. Longer names do not occur; what follows is not compared. */
    static final int LONGEST = 400;

    /** In characters. A word that is longer was not meant as one. */
    static final int LONGEST_WORD = 80;

    private static final Normalizer2 FOLDED = Normalizer2.getNFKCCasefoldInstance();

    // Letters that look alike in Latin, Cyrillic and Armenian type, lower case. In one word they are the others' only
    // by mistake.
    private static final String LATIN_LOOKS = "aceopxyikmhtbsj";
    private static final String CYRILLIC_LOOKS = "асеорхуікмнтвѕј";

    // The Latin letters that Turkmen had from 1993 to 1999: signs of money, for want of keys. ſ must be met before case
    // folding,
    // which would make an s of it.
    private static final String TURKMEN_1993 = "$¢£ſ¥ÿÑñ";
    private static final String TURKMEN_NOW = "şşžžýýňň";

    private NameText() {}

    /** The words of a text, folded; particles and titles among them. */
    static List<String> words(String text) {
        String cut = text.length() > LONGEST ? text.substring(0, whole(text, LONGEST)) : text;
        return isPlain(cut) ? split(lower(cut)) : split(fold(cut));
    }

    /** A length at which no pair of surrogates is torn. */
    private static int whole(String text, int length) {
        return Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80 || c == '$') {
                return false;
            }
        }
        return true;
    }

    private static String lower(String text) {
        char[] letters = text.toCharArray();
        for (int i = 0; i < letters.length; i++) {
            if (letters[i] >= 'A' && letters[i] <= 'Z') {
                letters[i] = (char) (letters[i] + ('a' - 'A'));
            }
        }
        return new String(letters);
    }

    private static String fold(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int old = TURKMEN_1993.indexOf(c);
            if (old >= 0 && (c != 'Ñ' && c != 'ñ')) {
                kept.append(TURKMEN_NOW.charAt(old));
            } else if (c == 'İ') {
                kept.append('i');
            } else {
                kept.append(c);
            }
        }
        // Invisible characters go with this too: Unicode counts them as ignorable in case folding.
        return FOLDED.normalize(kept);
    }

    private static List<String> split(String text) {
        List<String> words = new ArrayList<>(4);
        if (isOneWord(text)) {
            words.add(text);
            return words;
        }
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            if (Character.isLetterOrDigit(point) || isMark(point)) {
                word.appendCodePoint(point);
            } else if (isApostrophe(point) && word.length() > 0) {
                // In Hebrew it changes the letter before it; elsewhere it is only in the way.
                if (Writing.of(word.charAt(word.length() - 1)) == Writing.HEBREW) {
                    word.append('\'');
                }
            } else if (!isIgnored(point)) {
                add(words, word);
            }
        }
        add(words, word);
        return words;
    }

    private static boolean isOneWord(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isLetter(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= LONGEST_WORD;
    }

    private static void add(List<String> words, StringBuilder word) {
        if (word.length() > LONGEST_WORD) {
            word.setLength(whole(word.toString(), LONGEST_WORD));
        }
        if (word.length() > 0 && word.codePoints().anyMatch(Character::isLetterOrDigit)) {
            words.add(word.toString());
        }
        word.setLength(0);
    }

    private static boolean isMark(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isApostrophe(int point) {
        return switch (point) {
            case '\'', '`', '´', '’', '‘', 'ʼ', 'ʻ', 'ʿ', 'ʾ', 'ʹ', '׳', '＇' -> true;
            default -> false;
        };
    }

    private static boolean isIgnored(int point) {
        return point == 'ـ'
                || Character.getType(point) == Character.FORMAT
                || (Character.getType(point) == Character.CONTROL && point > 0x20);
    }

    /**
     * The script that a word is meant in: of Latin and Cyrillic the one of which it has letters that do not look like any of the other,
     * otherwise the one of most letters.
     */
    static Writing writing(String word) {
        boolean latin = false;
        boolean cyrillic = false;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (Character.isLetter(c)) {
                Writing writing = Writing.of(c);
                latin |= writing == Writing.LATIN && LATIN_LOOKS.indexOf(c) < 0;
                cyrillic |= writing == Writing.CYRILLIC && CYRILLIC_LOOKS.indexOf(c) < 0;
            }
        }
        Writing most = Writing.mostOf(word);
        if (latin == cyrillic || (most != Writing.LATIN && most != Writing.CYRILLIC)) {
            return most;
        }
        return latin ? Writing.LATIN : Writing.CYRILLIC;
    }

    /** The word with the letters of one script where letters of another were typed for their looks; otherwise unchanged. */
    static String inOneScript(String word, Writing writing) {
        String wrong = writing == Writing.CYRILLIC ? LATIN_LOOKS : writing == Writing.LATIN ? CYRILLIC_LOOKS : "";
        String right = writing == Writing.CYRILLIC ? CYRILLIC_LOOKS : LATIN_LOOKS;
        Writing other = writing == Writing.CYRILLIC ? Writing.LATIN : Writing.CYRILLIC;
        if (wrong.isEmpty()) {
            return word;
        }
        StringBuilder repaired = null;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            int at = c >= 'a' && Writing.of(c) == other ? wrong.indexOf(c) : -1;
            if (at >= 0) {
                repaired = repaired == null ? new StringBuilder(word) : repaired;
                repaired.setCharAt(i, right.charAt(at));
            }
        }
        return repaired == null ? word : repaired.toString();
    }
}
