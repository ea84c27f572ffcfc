package org.kerwen.kernel;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One text in several languages, as an editor wrote it.
 *
 * @param byLanguage at least one language, no empty text
 */
public record Words(Map<Language, String> byLanguage) {
    public Words {
        if (byLanguage.isEmpty()) {
            throw new IllegalArgumentException("words need at least one language");
        }
        for (Map.Entry<Language, String> text : byLanguage.entrySet()) {
            if (text.getValue().isBlank()) {
                throw new IllegalArgumentException("the text in " + text.getKey() + " is empty");
            }
        }
        byLanguage = Collections.unmodifiableMap(new TreeMap<>(byLanguage));
    }

    /** The text in this language; where an editor has not written it yet, the first one there is, so that nothing is lost. */
    public String in(Language language) {
        String text = byLanguage.get(language);
        return text != null ? text : byLanguage.values().iterator().next();
    }

    /** The language that {@link #in} really answers in, for the {@code lang} attribute. */
    public Language languageShownFor(Language language) {
        return byLanguage.containsKey(language)
                ? language
                : byLanguage.keySet().iterator().next();
    }
}
