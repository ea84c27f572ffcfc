package org.kerwen.people;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.kerwen.kernel.Choice;

/**
 * To what a person agreed: that an organisation may be told of them.
 *
 * @param shares what it may be told; none where it may only know that both assist the person
 * @param way how they agreed; never without being asked
 * @param language code of the language in which they were asked
 * @param on the day
 * @param until the last day on which it holds
 */
record Agreement(List<Shared> shares, ConsentWay way, String language, LocalDate on, LocalDate until) {
    /** For longer nobody agrees in advance. */
    static final int MOST_YEARS = 5;

    Agreement {
        shares = shares.stream().distinct().sorted().toList();
        if (way == ConsentWay.LIFE_AT_STAKE) {
            throw new IllegalArgumentException("whoever was not asked did not agree");
        }
    }

    static String[] words(Collection<Shared> shares) {
        return shares.stream().map(Choice::word).toArray(String[]::new);
    }

    static List<Shared> shares(String... words) {
        return List.of(words).stream()
                .map(word -> Choice.of(Shared.class, word))
                .toList();
    }
}
