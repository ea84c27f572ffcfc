package org.kerwen.linkage.names;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;
import java.util.ArrayList;
import java.util.List;

/** Reads names. Stateless and safe for any number of threads; slow enough (microseconds) to be asked once per distinct text. */
public final class Names {

    private static final int LONGEST = 400;
    private static final Normalizer2 FOLDED = Normalizer2.getNFKCCasefoldInstance();
    private static final Transliterator LATIN =
            Transliterator.getInstance("Any-Latin; NFD; [:Nonspacing Mark:] Remove; Latin-ASCII; Lower");

    private Names() {}

    /**
     * Reads a name as it was written. Never fails: what cannot be read makes an empty form.
     *
     * @param text as it was written, in any script
     * @param part which part of a name it is
     */
    public static NameForm read(String text, NamePart part) {
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        String folded = FOLDED.normalize(cut);
        List<String> tokens = words(folded);
        String latin = String.join(" ", words(onlyAscii(LATIN.transliterate(String.join(" ", tokens)))));
        String key = coarse(latin);
        return new NameForm(
                text,
                script(folded),
                latin,
                tokens,
                latin,
                key,
                latin.isEmpty() ? List.of() : List.of(key.isEmpty() ? latin.substring(0, 1) : key));
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (Character.isLetterOrDigit(point) || Character.getType(point) == Character.NON_SPACING_MARK) {
                word.appendCodePoint(point);
            } else if (point != '\'' && point != 0x2019 && point != 0x02BC && word.length() > 0) {
                words.add(word.toString());
                word.setLength(0);
            }
        });
        if (word.length() > 0) {
            words.add(word.toString());
        }
        return words;
    }

    private static String onlyAscii(String text) {
        StringBuilder kept = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
                kept.append(c);
            }
        }
        return kept.toString();
    }

    private static String script(String text) {
        return text.codePoints()
                .filter(Character::isLetter)
                .map(UScript::getScript)
                .mapToObj(UScript::getShortName)
                .findFirst()
                .orElse("Zyyy");
    }

    /** Consonants in classes of sound; vowels and what comes and goes between scripts is left out. */
    private static String coarse(String latin) {
        StringBuilder key = new StringBuilder();
        String sounds = latin.replace("sh", "s")
                .replace("zh", "s")
                .replace("kh", "k")
                .replace("gh", "k")
                .replace("ch", "s");
        for (int i = 0; i < sounds.length(); i++) {
            char letter = sounds.charAt(i);
            char c = switch (letter) {
                case 'b', 'p', 'f', 'v' -> 'p';
                case 'k', 'q', 'g', 'j', 'c', 'x' -> 'k';
                case 's', 'z' -> 's';
                case 't', 'd' -> 't';
                case 'l', 'm', 'n', 'r' -> letter;
                default -> 0;
            };
            if (c != 0 && (key.length() == 0 || key.charAt(key.length() - 1) != c)) {
                key.append(c);
            }
        }
        return key.toString();
    }
}
