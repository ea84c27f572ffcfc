package org.kerwen.access;

import java.util.Map;

/**
 * Why something was not done, to be said at its field. The sentence is the text {@code access.refusal.<code>}.
 *
 * @param code word of the reason
 * @param field at which field it stands; empty for the whole form
 * @param values put into the sentence by name
 */
public record Refusal(String code, String field, Map<String, Object> values) {
    public Refusal {
        values = Map.copyOf(values);
    }

    static Refusal at(String field, String code) {
        return new Refusal(code, field, Map.of());
    }

    static Refusal of(String code) {
        return at("", code);
    }
}
