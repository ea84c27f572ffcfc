package org.kerwen.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** A case file as it lies in a ciphertext, and answers as they lie in a table. */
final class CaseJson {
    private static final int SHORTEST = 4096;
    private static final int LONGEST = 200_000;

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
            .withConfigOverride(
                    List.class, lists -> lists.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .build();

    private CaseJson() {}

    /** Whether answers are more than a row takes; two savings brought together may have twice as much. */
    static boolean isTooLong(Map<String, List<String>> given) {
        return written(given).length() > LONGEST;
    }

    static String written(Map<String, List<String>> given) {
        return JSON.writeValueAsString(given);
    }

    static Map<String, List<String>> given(String json) {
        return JSON.readValue(json, new TypeReference<Map<String, List<String>>>() {});
    }

    /** The whole of a file, filled up with blanks to the next power of two, so that its length tells little of what is in it. */
    static byte[] padded(Object whole) {
        byte[] bytes = JSON.writeValueAsString(whole).getBytes(StandardCharsets.UTF_8);
        int length = SHORTEST;
        while (length < bytes.length) {
            length *= 2;
        }
        byte[] padded = Arrays.copyOf(bytes, length);
        Arrays.fill(padded, bytes.length, length, (byte) ' ');
        return padded;
    }

    static <T> T read(byte[] padded, Class<T> type) {
        return JSON.readValue(padded, type);
    }
}
