package org.kerwen.people;

import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.kerwen.kernel.Language;
import org.kerwen.web.Texts;

/** States by their codes of three letters, and what documents write for people without one (domain.md section 6.1). */
final class States {
    private static final Map<String, String> TWO_LETTERS = twoLetters();
    private static final List<String> WITHOUT = List.of("XXA", "XXB", "XXC", "XXX");
    private static final Set<String> CODES = all();

    /** Where many were born who are alive: their papers name it still. */
    private static final List<String> OF_THE_PAST = List.of("SUN", "YUG", "CSK", "DDR", "SCG");

    private static final Set<String> CODES_WITH_THE_PAST = withThePast();

    /** Two hundred names to compare with each other: not again for each page. */
    private static final Map<Language, List<String>> IN_ORDER = new ConcurrentHashMap<>();

    private States() {}

    private static Map<String, String> twoLetters() {
        Map<String, String> codes = new HashMap<>();
        for (String code : Locale.getISOCountries()) {
            codes.put(Locale.of("", code).getISO3Country(), code);
        }
        return Map.copyOf(codes);
    }

    private static Set<String> all() {
        Set<String> all = new HashSet<>(TWO_LETTERS.keySet());
        all.addAll(WITHOUT);
        return Set.copyOf(all);
    }

    private static Set<String> withThePast() {
        Set<String> all = new HashSet<>(CODES);
        WITHOUT.forEach(all::remove);
        all.addAll(OF_THE_PAST);
        return Set.copyOf(all);
    }

    static Set<String> codes() {
        return CODES;
    }

    /** Of states only, those too that are no more. */
    static Set<String> codesWithThoseOfThePast() {
        return CODES_WITH_THE_PAST;
    }

    /** The name in the language of the texts; the code itself where there is none. */
    static String name(String code, Texts texts) {
        if (WITHOUT.contains(code) || OF_THE_PAST.contains(code)) {
            return texts.get("people.state." + code);
        }
        String two = TWO_LETTERS.get(code);
        return two == null
                ? code
                : ULocale.getDisplayCountry(
                        "und-" + two, ULocale.forLanguageTag(texts.language().tag()));
    }

    /** Where one may be born: all states, those that are no more last. */
    static List<String> bornInInOrder(Texts texts) {
        List<String> codes = new ArrayList<>(inOrder(texts));
        codes.removeAll(WITHOUT);
        codes.addAll(OF_THE_PAST);
        return codes;
    }

    /** All codes in the order of their names, those without a state last. */
    static List<String> inOrder(Texts texts) {
        return IN_ORDER.computeIfAbsent(texts.language(), language -> {
            Collator collator = Collator.getInstance(ULocale.forLanguageTag(language.tag()));
            List<String> codes = new ArrayList<>(TWO_LETTERS.keySet());
            codes.sort((one, other) -> collator.compare(name(one, texts), name(other, texts)));
            codes.addAll(WITHOUT);
            return List.copyOf(codes);
        });
    }
}
