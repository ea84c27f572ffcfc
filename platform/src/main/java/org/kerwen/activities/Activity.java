package org.kerwen.activities;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.ActivityId;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.InstrumentId;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.PlaceId;
import org.kerwen.kernel.ProjectId;
import org.kerwen.kernel.RecordReference;
import org.kerwen.kernel.Sourced;
import org.kerwen.kernel.Withheld;
import org.kerwen.kernel.Words;

/**
 * A seminar, conference, course or study visit of the record.
 *
 * @param id its id
 * @param title its title
 * @param summary a sentence or two
 * @param printedTitle the title letter by letter as it was printed
 * @param kind what it was
 * @param date when
 * @param dateNote what is known of the date
 * @param count how many were held, for a round
 * @param places where
 * @param placeNote what is known of the place
 * @param organisers who organised it
 * @param partners who joined in organising
 * @param supporters who supported it
 * @param participants agencies whose people took part
 * @param participantsNote what is known of them
 * @param facilitators who taught, without names
 * @param facilitatorCountries where those who taught came from
 * @param subjects what it was about
 * @param purpose what it was for
 * @param fee what it cost
 * @param framework the wider plan it belongs to
 * @param implementing the instrument that it carried out
 * @param leadsTo records that came of it
 * @param project the project that it was part of
 * @param withheld what a source says and is not repeated here
 * @param sourced where it is stated
 */
public record Activity(
        ActivityId id,
        Words title,
        @Nullable Words summary,
        @Nullable String printedTitle,
        ActivityKind kind,
        FuzzyDate date,
        @Nullable Words dateNote,
        @Nullable Integer count,
        List<PlaceId> places,
        @Nullable Words placeNote,
        List<OrganisationId> organisers,
        List<OrganisationId> partners,
        List<OrganisationId> supporters,
        List<OrganisationId> participants,
        @Nullable Words participantsNote,
        List<Words> facilitators,
        List<PlaceId> facilitatorCountries,
        List<Words> subjects,
        @Nullable Words purpose,
        @Nullable Fee fee,
        @Nullable Words framework,
        @Nullable InstrumentId implementing,
        List<RecordReference> leadsTo,
        @Nullable ProjectId project,
        List<Withheld> withheld,
        Sourced sourced) {}
