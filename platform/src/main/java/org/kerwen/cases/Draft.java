package org.kerwen.cases;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.CaseId;
import org.kerwen.kernel.PersonId;
import org.kerwen.kernel.ProgrammeId;

/**
 * What somebody typed into a form of a case and did not save yet. Only they see it.
 *
 * @param reference of the case
 * @param programme by which the form is asked, and its version
 * @param person for whom it is; null where for the case
 * @param base the number of the saving from which it begins; 0 where there was none
 * @param given by path
 */
record Draft(
        CaseId of,
        String reference,
        ProgrammeId programme,
        int version,
        String form,
        @Nullable PersonId person,
        int base,
        Map<String, List<String>> given,
        Instant keptAt) {
    Draft {
        given = Map.copyOf(given);
    }

    boolean isOf(CaseId file, String wanted, @Nullable PersonId whom) {
        return of.equals(file) && form.equals(wanted) && Objects.equals(person, whom);
    }
}
