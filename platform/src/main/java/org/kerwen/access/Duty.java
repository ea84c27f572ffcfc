package org.kerwen.access;

import java.util.Optional;

/** Something that a module wants done before all goes well; it stands in "my work" of those who can do it. */
@FunctionalInterface
interface Duty {
    /** What this person is to do about it; empty where all is well or it is not for this person. */
    Optional<Due> of(Signed signed);

    /**
     * What is to be done.
     *
     * @param word of the texts {@code access.task.<word>} and {@code access.task.<word>.why}
     * @param colour how urgent: {@code stop}, {@code warn} or {@code calm}
     * @param path where it is done
     */
    record Due(String word, String colour, String path) {}
}
