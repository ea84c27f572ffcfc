package org.kerwen.kernel;

import java.util.List;

/**
 * The words of a closed list, where the same word stands in the pack, in the database and in the key of its label:
 * {@code TRAINING_COURSE} is written {@code training-course}.
 */
public interface Choice extends Worded {
    /**
     * The constant that is written so.
     *
     * @throws IllegalArgumentException where the list has no such word
     */
    static <E extends Enum<E> & Worded> E of(Class<E> list, String word) {
        Object constant = ClosedList.of(list).get(word);
        if (constant != null) {
            return list.cast(constant);
        }
        throw new IllegalArgumentException("'%s' is none of %s".formatted(word, String.join(", ", words(list))));
    }

    /** All words of the list, in its order. */
    static <E extends Enum<E> & Worded> List<String> words(Class<E> list) {
        return ClosedList.of(list).keySet().stream().toList();
    }
}
