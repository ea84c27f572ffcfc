package org.kerwen.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.Sourced;
import org.kerwen.kernel.Words;

/**
 * An organisation that the record names.
 *
 * @param id its id
 * @param name its full name
 * @param abbreviation as it is known
 * @param kind what it is
 * @param names how it is printed elsewhere
 * @param formerly names that it had for a time
 * @param partOf the organisation that it belongs to
 * @param note what else is known
 * @param sourced where it is stated
 */
public record Organisation(
        OrganisationId id,
        Words name,
        @Nullable String abbreviation,
        OrganisationKind kind,
        List<String> names,
        List<FormerName> formerly,
        @Nullable OrganisationId partOf,
        @Nullable Words note,
        Sourced sourced) {
    /**
     * A name that it had for a time.
     *
     * @param name the name
     * @param from since when, where it is known
     * @param until until when, where it is known
     * @param note what a reader should know
     */
    public record FormerName(
            String name,
            @Nullable FuzzyDate from,
            @Nullable FuzzyDate until,
            @Nullable Words note) {}
}
