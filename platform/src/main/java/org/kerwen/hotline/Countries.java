package org.kerwen.hotline;

import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.kerwen.kernel.Language;
import org.kerwen.web.Texts;

/** Countries by their codes of three letters, with their names. */
final class Countries {
    private static final Map<String, String> TWO_LETTERS = Arrays.stream(Locale.getISOCountries())
            .collect(Collectors.toUnmodifiableMap(code -> Locale.of("", code).getISO3Country(), code -> code));

    private static final Map<Language, List<String>> IN_ORDER = new ConcurrentHashMap<>();

    private Countries() {}

    static boolean isOne(String code) {
        return TWO_LETTERS.containsKey(code);
    }

    static String name(String code, Texts texts) {
        String two = TWO_LETTERS.get(code);
        return two == null
                ? code
                : ULocale.getDisplayCountry(
                        "und-" + two, ULocale.forLanguageTag(texts.language().tag()));
    }

    /** All codes in the order of their names. */
    static List<String> inOrder(Texts texts) {
        return IN_ORDER.computeIfAbsent(texts.language(), language -> {
            Collator collator = Collator.getInstance(ULocale.forLanguageTag(language.tag()));
            return TWO_LETTERS.keySet().stream()
                    .sorted((one, other) -> collator.compare(name(one, texts), name(other, texts)))
                    .toList();
        });
    }
}
