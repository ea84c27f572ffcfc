package org.kerwen.db;

import java.util.ArrayList;
import java.util.List;
import org.jooq.JSONB;
import org.jooq.impl.AbstractConverter;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.Words;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Between the domain {@code kernel.words_list} and a list of {@link Words}. */
public final class WordsListConverter extends AbstractConverter<JSONB, List<Words>> {
    private static final long serialVersionUID = 1;

    @SuppressWarnings("unchecked") // there is no class object of a list of something
    public WordsListConverter() {
        super(JSONB.class, (Class<List<Words>>) (Class<?>) List.class);
    }

    @Override
    public @Nullable List<Words> from(@Nullable JSONB stored) {
        if (stored == null) {
            return null;
        }
        List<Words> list = new ArrayList<>();
        for (JsonNode element : WordsConverter.JSON.readTree(stored.data())) {
            list.add(WordsConverter.words(element));
        }
        return List.copyOf(list);
    }

    @Override
    public @Nullable JSONB to(@Nullable List<Words> list) {
        if (list == null) {
            return null;
        }
        ArrayNode json = WordsConverter.JSON.createArrayNode();
        list.forEach(words -> json.add(WordsConverter.json(words)));
        return JSONB.valueOf(json.toString());
    }
}
