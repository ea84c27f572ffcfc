package org.kerwen.linkage.names;

import java.util.ArrayList;
import java.util.List;

/**
 * Endings that tell the sex of a person or whose child one is. Latin words come as {@link Spelling} writes them; words of other
 * scripts in their own letters.
 */
final class Endings {

    /** An ending and what stands in its place, and how long the word must be for it to be one. */
    private record Ending(String ending, String instead, int least) {}

    private static final List<Ending> LATIN_FAMILY = endings(6, """
            skaya=sk skaia=sk skaja=sk skaa=sk skiy=sk skii=sk skij=sk sky=sk ski=sk ska=sk skoy=sk skoi=sk
            tskaya=tsk tskaia=tsk tskiy=tsk tskii=tsk tsky=tsk tski=tsk ckaya=ck cki=ck cka=ck""");
    private static final List<Ending> LATIN_FEMALE = endings(5, "ova=ov eva=ev owa=ow ewa=ew ina=in");
    private static final List<Ending> LATIN_ADJECTIVE = endings(6, "aya= aia= iy= yy= oy= yi=");
    private static final List<Ending> CYRILLIC_FAMILY = endings(6, """
            ская=ск ский=ск ской=ск цкая=цк цкий=цк цкой=цк""");
    private static final List<Ending> CYRILLIC_FEMALE = endings(5, "ова=ов ева=ев ёва=ёв ина=ин ына=ын ова=ов");
    private static final List<Ending> CYRILLIC_ADJECTIVE = endings(6, "ая= яя= ой= ый= ий=");
    private static final List<Ending> ARABIC_FEMALE = endings(5, "وفا=وف يفا=يف یفا=یف وفه=وف ووا=وف");
    private static final List<Ending> HEBREW_FEMALE = endings(5, "ובה=וב ווה=וב");

    private static final List<Ending> LATIN_PATRONYMIC = endings(6, """
            yevich=i ievich=i evich= ovich= yewich=i iewich=i ewich= owich= yevitch=i evitch= ovitch= owicz= ewicz= ovic= evic= owic= ewic=
            yevna=i ievna=i evna= ovna= yewna=i iewna=i ewna= owna= inichna= ichna= ich= ovych= evych= ivna= yivna=
            oglu= ogly= oghlu= oghly= ogli= ugli= uulu= gyzy= kyzy= kizi= qizi= gizi= qyzy= zade= zadeh= zada= zoda=""");
    private static final List<Ending> CYRILLIC_PATRONYMIC = endings(5, """
            ьевич=и иевич=и евич= ович= ёвич= ьевна=и иевна=и евна= овна= ёвна= инична= ична= ич= йович= ївна= івна=
            оглы= оглу= угли= уулу= гызы= кызы= кизи= қизи= заде= зода=""");
    private static final List<Ending> ARABIC_PATRONYMIC =
            endings(6, "وفيتش= يفيتش= فيتش= وفنا= يفنا= زاده= اوغلي= اوغلو=");
    private static final List<Ending> HEBREW_PATRONYMIC = endings(6, "וביץ'= ביץ'= ובנה= בנה=");

    private static final List<Ending> LATIN_ROOT = endings(6, """
            oglu= ogly= oghlu= ugli= zade= zadeh= zada= zoda= yan= ian= iants= yants= ov= ev= ow= ew= iy= i=""");
    private static final List<Ending> CYRILLIC_ROOT =
            endings(6, "оглы= заде= зода= зодаи= ян= янц= ов= ев= ёв= ий= ӣ=");
    private static final List<Ending> ARABIC_ROOT = endings(6, "زاده= زاد= پور= اوف= وف= يف= یف= يان= یان= ي= ی=");

    private Endings() {}

    private static List<Ending> endings(int least, String text) {
        List<Ending> endings = new ArrayList<>();
        for (String pair : text.trim().split("\\s+", -1)) {
            int equals = pair.indexOf('=');
            endings.add(new Ending(pair.substring(0, equals), pair.substring(equals + 1), least));
        }
        endings.sort((a, b) -> b.ending.length() - a.ending.length());
        return endings;
    }

    /** What is the same in the names of a man, his wife, his son and his daughter. */
    static String stem(String word, Writing writing, NamePart part) {
        return switch (part) {
            case GIVEN -> word;
            case FAMILY -> family(word, writing, true);
            case PATRONYMIC -> patronymic(word, writing);
            // Which of the words is the patronymic is not known: -ovich ends family names too.
            case FULL -> family(word, writing, false);
        };
    }

    private static String family(String word, Writing writing, boolean surelyFamily) {
        return switch (writing) {
            case CYRILLIC ->
                surelyFamily
                        ? without(word, CYRILLIC_FAMILY, CYRILLIC_FEMALE, CYRILLIC_ADJECTIVE)
                        : without(word, CYRILLIC_FAMILY, CYRILLIC_FEMALE.subList(0, 3));
            case ARABIC -> without(word, ARABIC_FEMALE);
            case HEBREW -> without(word, HEBREW_FEMALE);
            case LATIN, ARMENIAN, OTHER ->
                surelyFamily
                        ? without(word, LATIN_FAMILY, LATIN_FEMALE, LATIN_ADJECTIVE)
                        : without(word, LATIN_FAMILY, LATIN_FEMALE.subList(0, 4));
        };
    }

    private static String patronymic(String word, Writing writing) {
        return switch (writing) {
            case CYRILLIC -> without(word, CYRILLIC_PATRONYMIC);
            case ARABIC -> without(word, ARABIC_PATRONYMIC);
            case HEBREW -> without(word, HEBREW_PATRONYMIC);
            case LATIN, ARMENIAN, OTHER -> without(word, LATIN_PATRONYMIC);
        };
    }

    /** The word without an ending that some states had people drop or change: Rahmonov, Rahmonzoda → Rahmon. */
    static String root(String word, Writing writing) {
        return switch (writing) {
            case CYRILLIC -> without(word, CYRILLIC_ROOT);
            case ARABIC -> without(word, ARABIC_ROOT);
            case HEBREW -> word;
            case LATIN, ARMENIAN, OTHER -> without(word, LATIN_ROOT);
        };
    }

    @SafeVarargs
    private static String without(String word, List<Ending>... lists) {
        for (List<Ending> list : lists) {
            for (Ending ending : list) {
                if (word.length() >= ending.least
                        && word.length() >= ending.ending.length() + 2
                        && word.endsWith(ending.ending)) {
                    return word.substring(0, word.length() - ending.ending.length()) + ending.instead;
                }
            }
        }
        return word;
    }
}
