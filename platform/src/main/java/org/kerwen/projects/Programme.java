package org.kerwen.projects;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.PlaceId;
import org.kerwen.kernel.ProgrammeId;
import org.kerwen.kernel.Sourced;
import org.kerwen.kernel.Words;

/**
 * A historic programme of return or departure.
 *
 * @param id its id
 * @param title its title
 * @param summary a sentence or two
 * @param kind what it did
 * @param period its years
 * @param periodNote what the source says of them
 * @param nationalities of the people
 * @param legalSituation of the people
 * @param origin where they left
 * @param destination where they went, where it is stated
 * @param destinationNote what is known of it
 * @param persons how many, as the source counts
 * @param personsNote what was counted, or why there is no figure
 * @param implementers who carried it out
 * @param partners who else took part
 * @param agencies through which the government worked
 * @param status how the source speaks of it
 * @param assistance what the people were given, and who paid
 * @param contributions what governments did
 * @param sourced where it is stated
 */
public record Programme(
        ProgrammeId id,
        Words title,
        @Nullable Words summary,
        ProgrammeKind kind,
        FuzzyDate period,
        @Nullable Words periodNote,
        List<Words> nationalities,
        @Nullable Words legalSituation,
        PlaceId origin,
        @Nullable PlaceId destination,
        @Nullable Words destinationNote,
        @Nullable Integer persons,
        @Nullable Words personsNote,
        List<OrganisationId> implementers,
        List<OrganisationId> partners,
        List<OrganisationId> agencies,
        @Nullable ProgrammeStatus status,
        List<Assistance> assistance,
        List<Contribution> contributions,
        Sourced sourced) {
    /**
     * One thing that people were given.
     *
     * @param what in words
     * @param kind what kind of help
     * @param paidBy who paid
     * @param modes how they travelled
     * @param each to whom it was given, where the source says
     */
    public record Assistance(
            Words what,
            AssistanceKind kind,
            OrganisationId paidBy,
            List<TransportMode> modes,
            @Nullable GivenTo each) {}

    /**
     * What a government did.
     *
     * @param contributor which
     * @param agencies through whom
     * @param what in words
     */
    public record Contribution(OrganisationId contributor, List<OrganisationId> agencies, List<Words> what) {}
}
