package org.kerwen.projects;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.PlaceId;
import org.kerwen.kernel.ProjectId;
import org.kerwen.kernel.Sourced;
import org.kerwen.kernel.Withheld;
import org.kerwen.kernel.Words;

/**
 * A project of the record.
 *
 * @param id its id; the title is none
 * @param title its title
 * @param printedTitle the title letter by letter as it was printed
 * @param summary a sentence or two
 * @param aim what it was for
 * @param period the years that the source prints
 * @param donors who pays
 * @param implementers who carries it out
 * @param partners who else takes part
 * @param places where
 * @param status how the source speaks of it
 * @param theme what it is about
 * @param components how it works
 * @param targetGroups whom it is for
 * @param framework the wider plan that it belongs to
 * @param submitted when the proposal was sent
 * @param submittedTo to whom
 * @param approved when it was approved
 * @param sameTitleAs another project that has the same title
 * @param furtherPage what became of its own page
 * @param code as the donor knows it
 * @param running when it ran, where a source says otherwise than the printed years
 * @param reporting periods that its reports cover
 * @param goal what it wanted to reach, as its own page says
 * @param outputs what it produced
 * @param follows the project that it continues
 * @param withheld what a source says and is not repeated here
 * @param notes what a reader should know
 * @param sourced where it is stated
 */
public record Project(
        ProjectId id,
        Words title,
        @Nullable String printedTitle,
        @Nullable Words summary,
        @Nullable Words aim,
        FuzzyDate period,
        List<OrganisationId> donors,
        List<OrganisationId> implementers,
        List<OrganisationId> partners,
        List<PlaceId> places,
        ProjectStatus status,
        Theme theme,
        List<Component> components,
        List<Words> targetGroups,
        @Nullable Words framework,
        @Nullable FuzzyDate submitted,
        @Nullable OrganisationId submittedTo,
        @Nullable FuzzyDate approved,
        @Nullable ProjectId sameTitleAs,
        @Nullable FurtherPage furtherPage,
        @Nullable String code,
        @Nullable FuzzyDate running,
        List<FuzzyDate> reporting,
        @Nullable Words goal,
        List<Words> outputs,
        @Nullable ProjectId follows,
        List<Withheld> withheld,
        List<Words> notes,
        Sourced sourced) {
    /** Whether the day lies within the time that it ran; where nobody says, within the printed years. */
    public boolean runsOn(LocalDate day) {
        return (running != null ? running : period).covers(day);
    }
}
