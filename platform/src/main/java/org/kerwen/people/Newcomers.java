package org.kerwen.people;

import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.PersonId;
import org.kerwen.linkage.Verdict;

/** Many people who come together, such as the rows of a file, compared with the register and with each other. */
public interface Newcomers {
    /** Asks the register who is like each of them, in memory only; several lists may be asked for side by side. */
    Asked ask(List<Registration> next);

    /**
     * Looks who of those before is like each of them; they are numbered on from the last of those before, the first is 0. One list
     * after the other. What is found is not yet fit to be shown: see {@link #read}.
     */
    List<Found> compare(Asked asked);

    /** Reads again, in a running transaction of the person, whom of the register was found; only that counts. */
    List<Optional<Alike>> read(DSLContext database, List<Found> found);

    /** What the register answered. */
    interface Asked {}

    /** What the index knows, before it was read again. */
    interface Found {}

    /**
     * Who may be the same.
     *
     * @param person of the register; null where it is one of those who came before
     * @param before the number of that one; -1 where it is a person of the register
     * @param millibits how likely it is
     * @param verdict the same as a word
     */
    record Alike(@Nullable PersonId person, int before, long millibits, Verdict verdict) {}
}
