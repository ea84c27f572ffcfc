package org.kerwen.knowledge;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.FigureId;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.RecordReference;
import org.kerwen.kernel.Sourced;
import org.kerwen.kernel.Withheld;
import org.kerwen.kernel.Words;

/**
 * A question that sources answer, maybe differently; the answers stand side by side and are never merged.
 *
 * @param id its id
 * @param question what is asked
 * @param about records that it concerns
 * @param claims the answers that may be repeated
 * @param withheld why other answers are not repeated
 * @param note how to read them
 * @param sourced where it is stated
 */
public record Figure(
        FigureId id,
        Words question,
        List<RecordReference> about,
        List<Claim> claims,
        List<Withheld> withheld,
        @Nullable Words note,
        Sourced sourced) {
    /**
     * What one source answers.
     *
     * @param value as it is shown
     * @param number the value where it is one exact number
     * @param counted what exactly was counted
     * @param saidBy who says so, where it is an organisation of the directory
     * @param saidByName who says so, where it is not
     * @param asOf as of when
     * @param source where
     * @param note what a reader should know
     */
    public record Claim(
            Words value,
            @Nullable Integer number,
            Words counted,
            @Nullable OrganisationId saidBy,
            @Nullable Words saidByName,
            @Nullable FuzzyDate asOf,
            String source,
            @Nullable Words note) {}
}
