package org.kerwen.kernel;

import java.util.LinkedHashMap;
import java.util.Map;

/** The constants of a closed list by their words, put together once: rows are read by the thousand. */
final class ClosedList {
    private static final ClassValue<Map<String, Object>> BY_WORD = new ClassValue<>() {
        @Override
        protected Map<String, Object> computeValue(Class<?> list) {
            Map<String, Object> words = new LinkedHashMap<>();
            for (Object constant : list.getEnumConstants()) {
                words.put(((Worded) constant).word(), constant);
            }
            return words;
        }
    };

    private ClosedList() {}

    static Map<String, Object> of(Class<?> list) {
        return BY_WORD.get(list);
    }
}
