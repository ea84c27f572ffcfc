package org.kerwen.linkage.names;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Keys under which a word meets its other spellings in any script: each likely row of its consonants, and for long words each
 * such row without one of its consonants. Short rows say less and are shared by more words; therefore they tell in addition
 * whether the word begins with a vowel, and none of their consonants may be missing.
 */
final class CrossScriptKeys {

    private static final int READINGS = 8;
    private static final int SHORT = 4;
    private static final int LONG = 6;

    private CrossScriptKeys() {}

    /**
     * The keys of a word, the likeliest first.
     *
     * @param most how many are wanted; a few more may come
     */
    static Set<String> of(String word, Writing writing, int most) {
        List<Skeleton> skeletons = skeletons(word, writing, Math.min(most, READINGS));
        Set<String> keys = new LinkedHashSet<>(16);
        for (Skeleton skeleton : skeletons) {
            keys.add(key(skeleton));
        }
        for (Skeleton skeleton : skeletons) {
            if (skeleton.length() >= LONG && keys.size() < most) {
                withoutOne(skeleton.letters(), keys, most);
            }
        }
        return keys;
    }

    /** The likeliest row of consonants of a word. */
    static String likeliest(String word, Writing writing) {
        List<Skeleton> skeletons = skeletons(word, writing, 1);
        return skeletons.isEmpty() ? "" : key(skeletons.get(0));
    }

    private static List<Skeleton> skeletons(String word, Writing writing, int most) {
        return switch (writing) {
            case CYRILLIC -> SoundTables.CYRILLIC.skeletons(word, most);
            case ARABIC -> SoundTables.ARABIC.skeletons(word, most);
            case HEBREW -> SoundTables.HEBREW.skeletons(word, most);
            case LATIN, ARMENIAN, OTHER -> SoundTables.LATIN.skeletons(Spelling.inLatin(word, writing), most);
        };
    }

    private static String key(Skeleton skeleton) {
        String letters = skeleton.letters();
        return skeleton.vowelFirst() && letters.length() <= SHORT ? letters + '^' : letters;
    }

    private static void withoutOne(String letters, Collection<String> keys, int most) {
        for (int i = 0; i < letters.length() && keys.size() < most; i++) {
            keys.add(letters.substring(0, i) + letters.substring(i + 1));
        }
    }
}
