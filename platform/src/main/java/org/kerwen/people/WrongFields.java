package org.kerwen.people;

import java.util.Map;
import org.kerwen.kernel.Refused;
import org.kerwen.web.CommonProblems;

/** What is wrong with what a program sent, each at its field. */
final class WrongFields {
    private WrongFields() {}

    /**
     * Goes on where nothing is wrong.
     *
     * @param wrong for each field the word of its text {@code people.wrong.<word>}
     * @throws Refused where something is wrong
     */
    static void refuse(Map<String, String> wrong) {
        if (!wrong.isEmpty()) {
            throw new Refused(
                    CommonProblems.FIELDS_WRONG,
                    wrong.entrySet().stream()
                            .map(each -> new Refused.Wrong(each.getKey(), "people.wrong." + each.getValue(), Map.of()))
                            .toList());
        }
    }
}
