package org.kerwen.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.kerwen.kernel.Language;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The languages that pages can be shown in, each with all its texts; read once at the start. */
public final class Languages {
    /** English letters in a right-to-left frame: shows what a page looks like in Arabic or Persian before anybody translates it. */
    public static final Language PSEUDO = new Language("ar-XB");

    private static final List<String> WRITTEN = List.of("en", "ru", "tk");

    private final Map<Language, Texts> byLanguage = new LinkedHashMap<>();

    /** Reads {@code messages/*_{language}.properties} of every module. */
    Languages(boolean withPseudoLanguage) {
        for (String tag : WRITTEN) {
            byLanguage.put(new Language(tag), new Texts(new Language(tag), patterns(tag)));
        }
        if (withPseudoLanguage) {
            Map<String, String> pseudo = new HashMap<>();
            patterns("en").forEach((key, pattern) -> pseudo.put(key, PseudoLanguage.mirrored(pattern)));
            byLanguage.put(PSEUDO, new Texts(PSEUDO, pseudo));
        }
    }

    /** The texts of a language, where there are any. */
    public Optional<Texts> texts(Language language) {
        return Optional.ofNullable(byLanguage.get(language));
    }

    /** All languages with texts. */
    public List<Language> all() {
        return List.copyOf(byLanguage.keySet());
    }

    private static Map<String, String> patterns(String tag) {
        Map<String, String> patterns = new HashMap<>();
        try {
            Resource[] files = new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:messages/*_" + tag + ".properties");
            for (Resource file : files) {
                Properties texts = new Properties();
                try (Reader reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                    texts.load(reader);
                }
                for (String key : texts.stringPropertyNames()) {
                    if (patterns.put(key, texts.getProperty(key)) != null) {
                        throw new IllegalStateException("the text " + key + " stands in two files");
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return patterns;
    }
}
