package org.kerwen.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.kerwen.db.PublicReads;
import org.kerwen.kernel.ProgrammeId;
import org.kerwen.kernel.Words;

/** What was released of programmes, for the public pages: each figure with what it needs to be traced, and no other figure. */
public final class PublishedCounts {
    private final PublicReads reads;

    PublishedCounts(PublicReads reads) {
        this.reads = reads;
    }

    /**
     * How many people arrived with the help of one programme in a quarter, as one organisation counted them.
     *
     * @param release in which release it was told
     * @param label how the programme was called then
     * @param organisation how who counted was called then
     * @param first first day of the quarter
     * @param last last day of it
     * @param told when it was released: later arrivals of the same time are not in it
     * @param minimum no smaller count is told; a count that is not told is empty
     */
    public record Told(
            UUID release,
            ProgrammeId programme,
            Words label,
            Words organisation,
            LocalDate first,
            LocalDate last,
            Instant told,
            int minimum,
            OptionalLong all,
            OptionalLong adults,
            OptionalLong children,
            OptionalLong unknown) {}

    /** All of them, by programme, the last quarter first. */
    public List<Told> programmes() {
        return reads.read(ReleaseStore::told);
    }
}
