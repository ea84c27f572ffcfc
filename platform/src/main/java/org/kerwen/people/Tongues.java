package org.kerwen.people;

import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.kerwen.kernel.Language;
import org.kerwen.web.Texts;

/** The languages that people speak, by their codes of two letters (ISO 639-1), and some that have three. */
final class Tongues {
    /** Spoken by many who come or pass here, and without a code of two letters: Balochi, Hazaragi, Pamir languages, Romany. */
    private static final List<String> OF_THREE_LETTERS = List.of("bal", "haz", "sgh", "rom");

    private static final Set<String> CODES = codesOf();

    private static final Map<Language, List<String>> IN_ORDER = new ConcurrentHashMap<>();

    private Tongues() {}

    private static Set<String> codesOf() {
        List<String> codes = new ArrayList<>(List.of(Locale.getISOLanguages()));
        // What these codes stand for has newer ones in the same list.
        codes.removeAll(List.of("in", "iw", "ji", "mo", "sh"));
        codes.addAll(OF_THREE_LETTERS);
        return Set.copyOf(codes);
    }

    static Set<String> codes() {
        return CODES;
    }

    /** The name in the language of the texts. */
    static String name(String code, Texts texts) {
        return OF_THREE_LETTERS.contains(code)
                ? texts.get("people.tongue." + code)
                : ULocale.getDisplayLanguage(
                        code, ULocale.forLanguageTag(texts.language().tag()));
    }

    /** All codes in the order of their names. */
    static List<String> inOrder(Texts texts) {
        return IN_ORDER.computeIfAbsent(texts.language(), language -> {
            Collator collator = Collator.getInstance(ULocale.forLanguageTag(language.tag()));
            List<String> codes = new ArrayList<>(CODES);
            codes.sort((one, other) -> collator.compare(name(one, texts), name(other, texts)));
            return List.copyOf(codes);
        });
    }
}
