package org.kerwen.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SentFormTest {
    private static final String ADDRESS = "/app/cases/7/notes";

    @Test
    void sentAgainAsItWasAFormIsTheSameInWhateverOrderItsFieldsCome() {
        Map<String, List<String>> one = new LinkedHashMap<>();
        one.put("a", List.of("1"));
        one.put("b", List.of("2", "3"));
        Map<String, List<String>> other = new LinkedHashMap<>();
        other.put("b", List.of("2", "3"));
        other.put("a", List.of("1"));
        assertThat(form("key", one)).isEqualTo(form("key", other));
        one.put("_csrf", List.of("a proof"));
        other.put("_csrf", List.of("another proof"));
        assertThat(form("key", one)).as("in another session").isEqualTo(form("key", other));
    }

    @Test
    void whatWasChangedBeforeItWasSentAgainIsAnotherForm() {
        SentForm sent = form("key", Map.of("a", List.of("1", "2")));
        assertThat(form("key", Map.of("a", List.of("12")))).isNotEqualTo(sent);
        assertThat(form("key", Map.of("a", List.of("2", "1")))).isNotEqualTo(sent);
        assertThat(form("key", Map.of("a", List.of("1", "2"), "b", List.of()))).isNotEqualTo(sent);
        assertThat(form("key", Map.of("ab", List.of("c")))).isNotEqualTo(form("key", Map.of("a", List.of("bc"))));
        assertThat(form("another key", Map.of("a", List.of("1", "2")))).isNotEqualTo(sent);
        assertThat(SentForm.of("/app/cases/8/notes", with("key", Map.of("a", List.of("1", "2")))))
                .isNotEqualTo(sent);
    }

    @Test
    void withoutAKeyOfItsPageNoFormIsTheSameAsAnother() {
        Map<String, List<String>> typed = Map.of("a", List.of("1"));
        assertThat(SentForm.of(ADDRESS, typed)).isNotEqualTo(SentForm.of(ADDRESS, typed));
        assertThat(form(" ", typed)).isNotEqualTo(form(" ", typed));
    }

    private static SentForm form(String key, Map<String, List<String>> typed) {
        return SentForm.of(ADDRESS, with(key, typed));
    }

    private static Map<String, List<String>> with(String key, Map<String, List<String>> typed) {
        Map<String, List<String>> all = new HashMap<>(typed);
        all.put(SentForm.KEY, List.of(key));
        return all;
    }
}
