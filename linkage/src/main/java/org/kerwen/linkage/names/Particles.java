package org.kerwen.linkage.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Words in a name that are left out or belong to the word beside them. All are folded as {@link NameText} does. */
final class Particles {

    private static final Set<String> LEFT_OUT = words("""
            al el ul ud ad as ash ar an at az as-sayyid bin ibn ben bint binti bent ould wald walad wuld weld
            von van der den de da dos das del della di du des la le lo las los y af av ter ten te zu zum zur
            mr mrs ms miss dr prof mme mlle sir hajji haji hajj hadji mullah mulla mawlawi ustad eng
            ogly oglu oğlu oğly qızı kızı oghlu oghly ogli ugli uly uulu gyzy kyzy kizi qizi gizi qyzy qizy zade zadeh zada zoda valad valadi dukhtari
            аль эль ад ас аш ар ат бин ибн бинт бинти оглы оглу углы угли улы уулу гызы кызы кизи қизи қызы заде зода вальд валади
            фон ван дер ден де да дос ди дю ла ле тер господин госпожа доктор др проф хаджи ходжи мулла мулло
            ال بن ابن إبن بنت ولد الحاج حاج حاجی حاجي الدكتور دكتور دکتر مهندس ملا مولوی زاده
            בן בת אבן אל ד"ר מר גברת տեր պարոն տիկին դոկտոր""");

    private static final Set<String> FATHER_AND_SON = words("zade zadeh zada zoda заде зода зодаи زاده");

    /** They make one name with the word after them: Abd al-Rahman, Abu Bakr. */
    private static final Set<String> SERVANT = words("""
            abd abdul abdel abdol abdur abdal abdu abdou abdi абд абдул абдуль абдель абди عبد עבד""");

    private static final Set<String> FATHER_OF = words("abu abou abo aboo umm um абу أبو ابو أبي ابي أم ام אבו");

    private static final Set<String> ARTICLES = words("""
            al el ul ud ad as ash ar an at az ur us un uz ush аль эль ал ул уль ад ас аш ар ан ур ال אל""");

    /** They make one name with the word before them: Salah ad-Din. */
    private static final Set<String> OF_FAITH = words("""
            din deen dine eddin eddine uddin ullah allah oullah дин уддин эддин уллах уллоҳ уддини الدين الدین الله اللہ""");

    private Particles() {}

    private static Set<String> words(String text) {
        return Set.copyOf(List.of(text.trim().split("\\s+", -1)));
    }

    /** The words that carry the name. A name of nothing but particles keeps them all. */
    static List<String> bearing(List<String> words) {
        if (words.size() == 1) {
            return words;
        }
        List<String> kept = new ArrayList<>(words.size());
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("г")
                    && i + 1 < words.size()
                    && (words.get(i + 1).equals("н") || words.get(i + 1).equals("жа"))) {
                // The Russian “Mr” and “Ms” are written with a hyphen.
                i++;
                continue;
            }
            if (SERVANT.contains(word) || FATHER_OF.contains(word)) {
                int next = i + 1;
                while (next < words.size() - 1 && ARTICLES.contains(words.get(next))) {
                    next++;
                }
                if (next < words.size()) {
                    kept.add((SERVANT.contains(word) ? servant(word) : word) + withoutArticle(words.get(next)));
                    i = next;
                    continue;
                }
            }
            if (OF_FAITH.contains(word) && !kept.isEmpty()) {
                kept.set(kept.size() - 1, kept.get(kept.size() - 1) + withoutArticle(word));
            } else if (FATHER_AND_SON.contains(word) && kept.size() == 1 && i == words.size() - 1) {
                kept.set(0, kept.get(0) + word);
            } else if (!LEFT_OUT.contains(word)) {
                kept.add(word);
            }
        }
        return kept.isEmpty() ? words : kept;
    }

    /** One form for what is written abd, abdul, abdel …: the article that some of them end with is kept, as most write it. */
    private static String servant(String word) {
        return switch (Writing.of(word.charAt(0))) {
            case ARABIC -> word + "ال";
            case CYRILLIC -> "абдул";
            case HEBREW -> word + "אל";
            case LATIN, ARMENIAN, OTHER -> "abdul";
        };
    }

    private static String withoutArticle(String word) {
        return word.startsWith("ال") && word.length() > 4 ? word.substring(2) : word;
    }
}
