package org.kerwen.people;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.kerwen.linkage.ColumnKind;
import org.kerwen.linkage.dates.DateInterval;

/** What may be meant by what was typed into a search: a word with digits is a date of birth or a number, all others a name. */
final class SearchText {
    static final int LONGEST = 200;

    private SearchText() {}

    static Map<ColumnKind, String> read(String typed) {
        Map<ColumnKind, String> question = new EnumMap<>(ColumnKind.class);
        List<String> names = new ArrayList<>();
        String text = typed.strip();
        for (String word : text.substring(0, Math.min(LONGEST, text.length())).split("[\\s,;]+", -1)) {
            if (word.chars().noneMatch(Character::isDigit)) {
                names.add(word);
            } else if (DateInterval.parse(word, null).isPresent()) {
                question.put(ColumnKind.BIRTH_DATE, word);
            } else {
                question.put(ColumnKind.DOCUMENT_NUMBER, word);
            }
        }
        Compared.put(question, ColumnKind.FULL_NAME, String.join(" ", names).strip());
        return question;
    }
}
