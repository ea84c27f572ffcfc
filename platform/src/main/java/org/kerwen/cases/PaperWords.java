package org.kerwen.cases;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.kerwen.kernel.Language;
import org.kerwen.kernel.Worded;
import org.kerwen.kernel.Words;

/**
 * The words of papers that people get, in more languages than the pages have: those of whom the mission brings home. What a programme
 * calls its own things is written in the languages of the pages only; in the others it stands in Russian, which is read by more of
 * whoever gets such a paper than English is, and where there is no Russian in the first language that there is.
 */
enum PaperWords implements Worded {
    EN("English", "ltr"),
    RU("Русский", "ltr"),
    TK("Türkmençe", "ltr"),
    HY("Հայերեն", "ltr"),
    TG("Тоҷикӣ", "ltr"),
    FA("فارسی", "rtl");

    private static final Language RUSSIAN = new Language("ru");

    final String own;
    final String direction;
    // A copy that nobody can change.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Map<String, String> words;

    PaperWords(String own, String direction) {
        this.own = own;
        this.direction = direction;
        this.words = read("/papers/" + word() + ".properties");
    }

    private static Map<String, String> read(String name) {
        Properties properties = new Properties();
        try (InputStream file = PaperWords.class.getResourceAsStream(name)) {
            properties.load(new InputStreamReader(Objects.requireNonNull(file, name), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> words = new LinkedHashMap<>();
        properties.forEach((key, value) -> words.put(key.toString(), value.toString()));
        return Map.copyOf(words);
    }

    /** The words under a key, which every language has. */
    String get(String key) {
        return Objects.requireNonNull(words.get(key), key);
    }

    /** What a programme wrote. */
    String of(Words label) {
        Language own = new Language(word());
        return label.in(label.byLanguage().containsKey(own) ? own : RUSSIAN);
    }

    /** All keys. */
    List<String> keys() {
        return words.keySet().stream().sorted().toList();
    }

    static Optional<PaperWords> find(String language) {
        return Arrays.stream(values())
                .filter(each -> each.word().equals(language))
                .findFirst();
    }
}
