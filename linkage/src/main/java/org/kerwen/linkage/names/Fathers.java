package org.kerwen.linkage.names;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The father's given name, told from a patronymic. */
final class Fathers {

    /** Names whose patronymic is not made by the rule, in folded Latin letters. */
    private static final Map<String, String> IRREGULAR = Map.ofEntries(
            Map.entry("il", "ilya"),
            Map.entry("ili", "ilya"),
            Map.entry("nikit", "nikita"),
            Map.entry("kuzm", "kuzma"),
            Map.entry("fom", "foma"),
            Map.entry("luk", "luka"),
            Map.entry("sav", "sava"),
            Map.entry("yakovl", "yakov"),
            Map.entry("lv", "lev"),
            Map.entry("pavl", "pavel"));

    private Fathers() {}

    /**
     * The names a father may have, the likeliest first.
     *
     * @param patronymic the word in folded Latin letters
     * @param stem the same without the ending of a patronymic
     */
    static Set<String> names(String patronymic, String stem) {
        Set<String> names = new LinkedHashSet<>();
        String irregular = IRREGULAR.get(stem);
        if (patronymic.equals(stem)) {
            names.add(stem);
        } else if (irregular != null) {
            names.add(irregular);
        } else {
            char last = stem.isEmpty() ? ' ' : stem.charAt(stem.length() - 1);
            String bare = last == 'i' ? stem.substring(0, stem.length() - 1) : stem;
            boolean afterVowel = !bare.isEmpty() && "aoue".indexOf(bare.charAt(bare.length() - 1)) >= 0;
            if (afterVowel) {
                // Nikolayevich is of Nikolay, Babayewich of Baba.
                names.add(Spelling.folded(bare + "i"));
            }
            if (!bare.endsWith("e")) {
                names.add(afterVowel ? bare : stem);
            }
        }
        return names;
    }
}
