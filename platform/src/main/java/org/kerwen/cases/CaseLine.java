package org.kerwen.cases;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.CaseId;
import org.kerwen.kernel.PersonId;
import org.kerwen.kernel.ProgrammeId;

/**
 * A case as a list shows it.
 *
 * @param stage where it stands, a word of the programme
 * @param due when the next of what is owed is due; null where nothing has a day
 * @param closedOn null while it goes on
 * @param keptUntil until when it is kept once it has ended; null while it goes on, and once it was emptied
 */
public record CaseLine(
        CaseId id,
        String reference,
        ProgrammeId programme,
        int version,
        String stage,
        @Nullable LocalDate due,
        @Nullable LocalDate closedOn,
        @Nullable LocalDate keptUntil,
        boolean sealed,
        List<PersonId> people) {
    public CaseLine {
        people = List.copyOf(people);
    }

    /** The same with who is in it. */
    CaseLine with(List<PersonId> whom) {
        return new CaseLine(id, reference, programme, version, stage, due, closedOn, keptUntil, sealed, whom);
    }

    static CaseLine of(CaseFile file) {
        return new CaseLine(
                file.id(),
                file.reference(),
                file.programme(),
                file.version(),
                file.stage(),
                file.due(),
                file.closedOn(),
                file.keptUntil(),
                file.sealed(),
                file.people());
    }
}
