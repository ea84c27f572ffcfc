package org.kerwen.people;

import java.util.Arrays;
import java.util.Optional;
import org.kerwen.kernel.Worded;

/** In which order a list of people stands. */
public enum ListOrder implements Worded {
    NEWEST,
    NAME,
    BIRTH;

    /** The order of this word; empty where there is none. */
    static Optional<ListOrder> of(String word) {
        return Arrays.stream(values())
                .filter(order -> order.word().equals(word))
                .findFirst();
    }
}
