package org.kerwen.web;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.Language;
import org.kerwen.kernel.Words;

/** The texts of all pages in one language, with plurals and numbers as that language has them. */
public final class Texts {
    private final Language language;
    private final ULocale locale;
    private final Map<String, String> patterns;
    private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

    Texts(Language language, Map<String, String> patterns) {
        this.language = language;
        this.locale = ULocale.forLanguageTag(language.tag());
        this.patterns = Map.copyOf(patterns);
    }

    public Language language() {
        return language;
    }

    /**
     * The text of a key.
     *
     * @throws IllegalArgumentException where there is no such key, which is a fault of the program
     */
    public String get(String key) {
        String pattern = patterns.get(key);
        if (pattern == null) {
            throw new IllegalArgumentException("no text for " + key + " in " + language);
        }
        return pattern;
    }

    /** The text of a key that may be anything; empty where there is none. */
    public Optional<String> find(String key) {
        return Optional.ofNullable(patterns.get(key));
    }

    /** The text of a key with values put in by name; values come in pairs of name and value. */
    public String get(String key, Map<String, ?> values) {
        MessageFormat format = formats.computeIfAbsent(key, missing -> new MessageFormat(get(missing), locale));
        synchronized (format) {
            return format.format(values);
        }
    }

    /** The label of a word of a closed list. */
    public String choice(Choice choice) {
        return get("choice." + choice.word());
    }

    /** What an editor wrote, in this language. */
    public String of(Words words) {
        return words.in(language);
    }
}
