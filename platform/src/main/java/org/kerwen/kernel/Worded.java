package org.kerwen.kernel;

import java.util.Locale;

/**
 * A constant of a closed list that is written as a word: its name in small letters with hyphens. As it stands in tables, in addresses and in
 * the keys of texts; one that readers choose by a label is a {@link Choice}.
 */
public interface Worded {
    /** The constant's name, as every enum has it. */
    String name();

    /** The written word. */
    default String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
