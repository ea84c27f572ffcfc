package org.kerwen.cases;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.PersonId;

/**
 * Two savings of one form that began from the same one, brought together field by field.
 *
 * @param merged what stands there where they agree; where they do not, what was typed
 * @param disagreeing the fields that both changed, each with what the other one wrote
 */
record FieldByField(Map<String, List<String>> merged, Map<String, List<String>> disagreeing) {
    static FieldByField of(
            CaseFile file, String form, @Nullable PersonId person, int base, Map<String, List<String>> typed) {
        List<CaseFile.Answers> savings =
                file.answers().stream().filter(each -> each.isOf(form, person)).toList();
        Map<String, List<String>> theirs =
                savings.isEmpty() ? Map.of() : savings.getLast().given();
        Map<String, List<String>> before = savings.stream()
                .filter(each -> each.number() == base)
                .findFirst()
                .map(CaseFile.Answers::given)
                .orElse(Map.of());
        Set<String> paths = new TreeSet<>(theirs.keySet());
        paths.addAll(typed.keySet());
        Map<String, List<String>> merged = new LinkedHashMap<>();
        Map<String, List<String>> disagreeing = new TreeMap<>();
        for (String path : paths) {
            List<String> was = before.getOrDefault(path, List.of());
            List<String> mine = typed.getOrDefault(path, List.of());
            List<String> other = theirs.getOrDefault(path, List.of());
            List<String> kept = mine.equals(was) ? other : mine;
            if (!mine.equals(was) && !other.equals(was) && !mine.equals(other)) {
                disagreeing.put(path, other);
            }
            if (!kept.isEmpty()) {
                merged.put(path, kept);
            }
        }
        return new FieldByField(merged, disagreeing);
    }
}
