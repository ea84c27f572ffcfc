package org.kerwen.site;

import static org.kerwen.site.FactList.all;
import static org.kerwen.site.FactList.one;

import java.util.List;
import org.kerwen.projects.Programme;
import org.kerwen.projects.Project;

/** Projects and historic programmes as the public sees them. */
final class ProjectFaces {
    static Face of(Project project) {
        return new FactList(project.sourced())
                .words("title", project.title())
                .printed("printedTitle", project.printedTitle())
                .date("period", project.period())
                .organisations("donors", project.donors())
                .organisations("implementers", project.implementers())
                .organisations("partners", project.partners())
                .places("places", project.places())
                .choice("status", project.status())
                .choice("theme", project.theme())
                .choices("components", project.components())
                .wordsList("targetGroups", project.targetGroups())
                .words("aim", project.aim())
                .words("framework", project.framework())
                .date("submitted", project.submitted())
                .organisation("submittedTo", project.submittedTo())
                .date("approved", project.approved())
                .record("sameTitleAs", Section.PROJECTS, project.sameTitleAs())
                .choice("furtherPage", project.furtherPage())
                .printed("code", project.code())
                .date("running", project.running())
                .dates("reporting", project.reporting())
                .words("goal", project.goal())
                .wordsList("outputs", project.outputs())
                .record("follows", Section.PROJECTS, project.follows())
                .withheld(project.withheld())
                .wordsList("notes", project.notes())
                .face(Section.PROJECTS, project.id(), project.title(), project.period(), project.summary());
    }

    static Face of(Programme programme) {
        return new FactList(programme.sourced())
                .words("title", programme.title())
                .choice("kind", programme.kind())
                .date("period", programme.period())
                .words("periodNote", programme.periodNote())
                .wordsList("nationalities", programme.nationalities())
                .words("legalSituation", programme.legalSituation())
                .place("origin", programme.origin())
                .place("destination", programme.destination())
                .words("destinationNote", programme.destinationNote())
                .number("persons", programme.persons())
                .words("personsNote", programme.personsNote())
                .organisations("implementers", programme.implementers())
                .organisations("partners", programme.partners())
                .organisations("agencies", programme.agencies())
                .choice("status", programme.status())
                .table(
                        "assistance",
                        List.of("what", "kind", "modes", "each", "paidBy"),
                        programme.assistance().stream()
                                .map(each -> List.of(
                                        one(each.what(), Known.Told::new),
                                        one(each.kind(), Known.Chosen::new),
                                        all(each.modes(), Known.Chosen::new),
                                        one(each.each(), Known.Chosen::new),
                                        one(each.paidBy(), FactList::named)))
                                .toList())
                .table(
                        "contributions",
                        List.of("contributor", "agencies", "what"),
                        programme.contributions().stream()
                                .map(each -> List.of(
                                        one(each.contributor(), FactList::named),
                                        all(each.agencies(), FactList::named),
                                        all(each.what(), Known.Told::new)))
                                .toList())
                .face(
                        Section.RETURN_AND_RESETTLEMENT,
                        programme.id(),
                        programme.title(),
                        programme.period(),
                        programme.summary());
    }

    private ProjectFaces() {}
}
