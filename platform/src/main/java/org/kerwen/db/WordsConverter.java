package org.kerwen.db;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.JSONB;
import org.jooq.impl.AbstractConverter;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.Language;
import org.kerwen.kernel.Words;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Between the domain {@code kernel.words} and {@link Words}. */
public final class WordsConverter extends AbstractConverter<JSONB, Words> {
    private static final long serialVersionUID = 1;
    static final JsonMapper JSON = JsonMapper.shared();
    /** The few languages that there are: reading ten thousand records asks for them a hundred thousand times. */
    private static final Map<String, Language> LANGUAGES = new ConcurrentHashMap<>();

    public WordsConverter() {
        super(JSONB.class, Words.class);
    }

    @Override
    public @Nullable Words from(@Nullable JSONB stored) {
        return stored == null ? null : words(JSON.readTree(stored.data()));
    }

    @Override
    public @Nullable JSONB to(@Nullable Words words) {
        return words == null ? null : JSONB.valueOf(json(words).toString());
    }

    static Words words(JsonNode json) {
        Map<Language, String> texts = new TreeMap<>();
        for (Map.Entry<String, JsonNode> text : json.properties()) {
            texts.put(
                    LANGUAGES.computeIfAbsent(text.getKey(), Language::new),
                    text.getValue().stringValue());
        }
        return new Words(texts);
    }

    static ObjectNode json(Words words) {
        ObjectNode json = JSON.createObjectNode();
        words.byLanguage().forEach((language, text) -> json.put(language.tag(), text));
        return json;
    }
}
