package org.kerwen.knowledge;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.InstrumentId;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.RecordReference;
import org.kerwen.kernel.Sourced;
import org.kerwen.kernel.Words;

/**
 * A law, decree, draft, strategy or plan.
 *
 * @param id its id
 * @param title its title
 * @param printedTitle the title letter by letter as it was printed
 * @param kind what it is
 * @param date when, where it is stated
 * @param dateNote what is known of the date and number
 * @param issuer who issued it, as printed
 * @param status how the source speaks of it
 * @param subject what it is about
 * @param preparedBy who prepared it
 * @param approvedBy who approved it
 * @param parties who agreed on it
 * @param framework the wider plan it belongs to
 * @param aim what it is for
 * @param follows the record that it came of
 * @param sourced where it is stated
 */
public record Instrument(
        InstrumentId id,
        Words title,
        @Nullable String printedTitle,
        InstrumentKind kind,
        @Nullable FuzzyDate date,
        @Nullable Words dateNote,
        @Nullable Words issuer,
        @Nullable InstrumentStatus status,
        @Nullable Words subject,
        List<OrganisationId> preparedBy,
        List<OrganisationId> approvedBy,
        List<OrganisationId> parties,
        @Nullable Words framework,
        @Nullable Words aim,
        @Nullable RecordReference follows,
        Sourced sourced) {}
