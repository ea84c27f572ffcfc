package org.kerwen.knowledge;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.AssessmentId;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.InstrumentId;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.PlaceId;
import org.kerwen.kernel.Sourced;
import org.kerwen.kernel.Words;

/**
 * An assessment of borders or of laws.
 *
 * @param id its id
 * @param title its title
 * @param kind what was assessed
 * @param date when, where it is stated
 * @param dateNote what is known of the date
 * @param places where
 * @param placeNote what is known of the place
 * @param organisers who organised it
 * @param requesters who asked for it
 * @param assessors who made it
 * @param participants who else took part, without names
 * @param expert as printed; shown in this record only
 * @param purposes what it was for
 * @param subjects the instruments that were assessed
 * @param standard what they were measured by
 * @param report what came of it
 * @param recommendations what should change, as far as it is known
 * @param recommendationsNote what is known of them
 * @param sourced where it is stated
 */
public record Assessment(
        AssessmentId id,
        Words title,
        AssessmentKind kind,
        @Nullable FuzzyDate date,
        @Nullable Words dateNote,
        List<PlaceId> places,
        @Nullable Words placeNote,
        List<OrganisationId> organisers,
        List<OrganisationId> requesters,
        List<OrganisationId> assessors,
        List<Words> participants,
        @Nullable String expert,
        List<Words> purposes,
        List<InstrumentId> subjects,
        @Nullable Words standard,
        @Nullable Words report,
        List<Words> recommendations,
        @Nullable Words recommendationsNote,
        Sourced sourced) {}
