package org.kerwen.people;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** In which order a list of people stands. */
public enum ListOrder {
    NEWEST,
    NAME,
    BIRTH;

    /** As it stands in an address. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The order of this word; empty where there is none. */
    static Optional<ListOrder> of(String word) {
        return Arrays.stream(values())
                .filter(order -> order.word().equals(word))
                .findFirst();
    }
}
