package org.kerwen.linkage.names;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads names. Stateless and safe for any number of threads; slow enough (microseconds) to be asked once per distinct text. */
public final class Names {

    /** More words than any name has; more keys would only make blocks bigger. */
    private static final int MOST_WORDS = 8;

    private static final int SHORTEST_ROOT = 4;

    private Names() {}

    /**
     * Reads a name as it was written. Never fails: what cannot be read makes an empty form; {@link NameOddity} tells why.
     *
     * @param text as it was written, in any script
     * @param part which part of a name it is
     */
    public static NameForm read(String text, NamePart part) {
        return read(text, part, Integer.MAX_VALUE);
    }

    /**
     * The same where not all keys across scripts are needed.
     *
     * @param most so many of the likeliest keys are wanted; more may come
     */
    public static NameForm read(String text, NamePart part, int most) {
        List<String> words = NameText.words(text);
        List<String> latin = new ArrayList<>(words.size());
        List<String> stems = new ArrayList<>(words.size());
        Set<String> keys = new LinkedHashSet<>();
        StringBuilder all = new StringBuilder();
        List<Set<String>> keysOfWords = new ArrayList<>(words.size());
        for (String bearing : Particles.bearing(words)) {
            Writing writing = NameText.writing(bearing);
            String own = NameText.inOneScript(bearing, writing);
            String spelled = Spelling.inLatin(own, writing);
            String folded = Spelling.folded(spelled);
            if (folded.isEmpty()) {
                continue;
            }
            boolean readInLatin = writing == Writing.LATIN || writing == Writing.ARMENIAN || writing == Writing.OTHER;
            Writing sounds = readInLatin ? Writing.LATIN : writing;
            String word = readInLatin ? spelled : own;
            String stem = Endings.stem(word, sounds, part);
            latin.add(folded);
            stems.add(stem.equals(word) ? folded : stemInLatin(folded, stem, sounds, part));
            if (keysOfWords.size() < MOST_WORDS) {
                Set<String> keysOfWord = keys(stem, sounds, part, most);
                keysOfWords.add(keysOfWord);
                if (!keysOfWord.isEmpty()) {
                    all.append(keysOfWord.iterator().next().replace("^", ""));
                }
            }
        }
        if (keysOfWords.size() > 1 && all.length() > 0) {
            keys.add(all.toString());
        }
        keysOfWords.forEach(keys::addAll);
        String stem = String.join(" ", stems);
        return new NameForm(
                text, Writing.codeOf(text), String.join(" ", latin), words, stem, FineKey.of(stem), List.copyOf(keys));
    }

    /**
     * The given names that the father of a person with this patronymic may have, in the Latin letters of {@link NameForm#latin};
     * the likeliest first. A text without the ending of a patronymic is taken for the father's name itself, as it is written in
     * Arabic and Afghan papers.
     */
    public static List<String> fathersNames(String patronymic) {
        NameForm form = read(patronymic, NamePart.PATRONYMIC);
        if (form.isEmpty()) {
            return List.of();
        }
        if (form.latin().indexOf(' ') >= 0 || form.latin().equals(form.stem())) {
            return List.of(form.stem());
        }
        return List.copyOf(Fathers.names(form.latin(), bareStem(patronymic)));
    }

    private static String bareStem(String patronymic) {
        String word = Particles.bearing(NameText.words(patronymic)).get(0);
        Writing writing = NameText.writing(word);
        String own = NameText.inOneScript(word, writing);
        boolean latin = writing == Writing.LATIN || writing == Writing.ARMENIAN || writing == Writing.OTHER;
        String stem = Endings.stem(
                latin ? Spelling.inLatin(own, writing) : own, latin ? Writing.LATIN : writing, NamePart.PATRONYMIC);
        return Spelling.folded(Spelling.inLatin(stem, latin ? Writing.LATIN : writing));
    }

    private static String stemInLatin(String folded, String stem, Writing writing, NamePart part) {
        String bare = Spelling.folded(Spelling.inLatin(stem, writing));
        return part == NamePart.PATRONYMIC
                ? Fathers.names(folded, bare).iterator().next()
                : bare;
    }

    private static Set<String> keys(String stem, Writing writing, NamePart part, int most) {
        Set<String> keys = CrossScriptKeys.of(stem, writing, most);
        if (part == NamePart.FAMILY && keys.size() < most) {
            String root = Endings.root(stem, writing);
            if (!root.equals(stem) && root.length() >= SHORTEST_ROOT) {
                keys = new LinkedHashSet<>(keys);
                keys.add(CrossScriptKeys.likeliest(root, writing));
            }
        }
        return keys;
    }
}
