package org.kerwen.casework;

import java.util.List;
import java.util.Map;

/**
 * What the answers of a form may name and the form itself does not know.
 *
 * @param files by their ids, with what they are called
 * @param people by their records, with how they are called; where there is nobody, as while a form is tried, a name is typed
 * @param places that are offered where somebody types one; any other may be typed too
 */
public record Nameable(Map<String, String> files, Map<String, String> people, List<String> places) {
    /** Of a form that is not of a case. */
    static final Nameable NOTHING = new Nameable(Map.of(), Map.of(), List.of());
}
