package org.kerwen.kernel;

import java.util.Arrays;
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
        for (E constant : list.getEnumConstants()) {
            if (constant.word().equals(word)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("'%s' is none of %s".formatted(word, String.join(", ", words(list))));
    }

    /** All words of the list, in its order. */
    static <E extends Enum<E> & Worded> List<String> words(Class<E> list) {
        return Arrays.stream(list.getEnumConstants()).map(Worded::word).toList();
    }
}
