package org.kerwen.db;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Records as JSON in a column and back. The class is always named by whoever reads, never by what is read; a component that
 * the text lacks is null, one that the record lacks is passed over, so that two versions of a record can read each other.
 */
public final class JsonValues {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .build();

    /** The record as JSON. */
    public static String written(Object value) {
        return JSON.writeValueAsString(value);
    }

    /** The record that this JSON is. */
    public static <T> T read(String json, Class<T> type) {
        return JSON.readValue(json, type);
    }

    private JsonValues() {}
}
