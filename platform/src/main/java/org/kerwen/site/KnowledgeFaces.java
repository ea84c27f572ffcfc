package org.kerwen.site;

import static org.kerwen.site.FactList.all;
import static org.kerwen.site.FactList.one;

import java.util.List;
import java.util.Set;
import org.kerwen.kernel.Sourced;
import org.kerwen.kernel.Words;
import org.kerwen.knowledge.Advice;
import org.kerwen.knowledge.Assessment;
import org.kerwen.knowledge.Figure;
import org.kerwen.knowledge.Institution;
import org.kerwen.knowledge.Instrument;
import org.kerwen.knowledge.Source;

/** Instruments, assessments, institutions, figures, advice and sources as the public sees them. */
final class KnowledgeFaces {
    static Face of(Instrument instrument) {
        return new FactList(instrument.sourced())
                .words("title", instrument.title())
                .printed("printedTitle", instrument.printedTitle())
                .choice("kind", instrument.kind())
                .date("date", instrument.date())
                .words("dateNote", instrument.dateNote())
                .words("issuer", instrument.issuer())
                .choice("status", instrument.status())
                .words("subject", instrument.subject())
                .organisations("preparedBy", instrument.preparedBy())
                .organisations("approvedBy", instrument.approvedBy())
                .organisations("parties", instrument.parties())
                .words("framework", instrument.framework())
                .words("aim", instrument.aim())
                .record("follows", instrument.follows())
                .faceWithGist(
                        Section.LAWS, instrument.id(), instrument.title(), instrument.date(), instrument.subject());
    }

    static Face of(Assessment assessment) {
        return new FactList(assessment.sourced())
                .words("title", assessment.title())
                .choice("kind", assessment.kind())
                .date("date", assessment.date())
                .words("dateNote", assessment.dateNote())
                .places("places", assessment.places())
                .words("placeNote", assessment.placeNote())
                .organisations("organisers", assessment.organisers())
                .organisations("requesters", assessment.requesters())
                .organisations("assessors", assessment.assessors())
                .wordsList("participants", assessment.participants())
                .printed("expert", assessment.expert())
                .wordsList("purposes", assessment.purposes())
                .records(
                        "subjects",
                        assessment.subjects().stream().map(Section.LAWS::record).toList())
                .words("standard", assessment.standard())
                .words("report", assessment.report())
                .wordsList("recommendations", assessment.recommendations())
                .words("recommendationsNote", assessment.recommendationsNote())
                .faceWithGist(
                        Section.ASSESSMENTS,
                        assessment.id(),
                        assessment.title(),
                        assessment.date(),
                        assessment.report());
    }

    static Face of(Institution institution) {
        return new FactList(institution.sourced())
                .words("title", institution.title())
                .choice("kind", institution.kind())
                .date("established", institution.established())
                .organisations("founders", institution.founders())
                .organisation("host", institution.host())
                .organisations("laterPartners", institution.laterPartners())
                .organisations("approvedBy", institution.approvedBy())
                .record("resultOf", institution.resultOf())
                .organisations("members", institution.members())
                .words("includes", institution.includes())
                .wordsList("mandate", institution.mandate())
                .organisations("supportedBy", institution.supportedBy())
                .wordsList("support", institution.support())
                .faceWithGist(
                        Section.INSTITUTIONS,
                        institution.id(),
                        institution.title(),
                        institution.established(),
                        institution.includes());
    }

    static Face of(Figure figure) {
        return new FactList(figure.sourced())
                .words("question", figure.question())
                .records("about", figure.about())
                .words("note", figure.note())
                .withheld(figure.withheld())
                .table(
                        "claims",
                        List.of("value", "counted", "saidBy", "asOf", "note", "source"),
                        figure.claims().stream().map(KnowledgeFaces::claim).toList())
                .face(Section.FIGURES, figure.id(), figure.question(), null, null);
    }

    private static List<List<Known>> claim(Figure.Claim claim) {
        return List.of(
                one(claim.value(), Known.Told::new),
                one(claim.counted(), Known.Told::new),
                claim.saidBy() != null
                        ? one(claim.saidBy(), FactList::named)
                        : one(claim.saidByName(), Known.Told::new),
                one(claim.asOf(), Known.Dated::new),
                one(claim.note(), Known.Told::new),
                one(claim.source(), Known.Stated::new));
    }

    static Face of(Source source) {
        return new FactList(source.sourced())
                .words("title", source.title())
                .printed("publisher", source.publisher())
                .choice("kind", source.kind())
                .printed("address", source.printed())
                .date("date", source.date())
                .words("note", source.note())
                .face(Section.SOURCES, source.id(), source.title(), source.date(), null);
    }

    /** Advice has a page of its own making; search and export take it from here. */
    static Face of(Advice advice) {
        return new FactList(new Sourced("", Set.of()))
                .words("title", advice.title())
                .choice("audience", advice.audience())
                .words("lede", advice.lede())
                .table(
                        "sections",
                        List.of("heading", "text", "steps"),
                        advice.sections().stream()
                                .map(section -> List.of(
                                        one(section.heading(), Known.Told::new),
                                        told(section.text()),
                                        told(section.steps())))
                                .toList())
                .wordsList("checks", advice.checks())
                .wordsList("ask", advice.ask())
                .date("reviewed", advice.reviewed())
                .words("reviewer", advice.reviewer())
                .face(Section.ADVICE, advice.id(), advice.title(), null, advice.lede());
    }

    private static List<Known> told(List<Words> texts) {
        return all(texts, Known.Told::new);
    }

    private KnowledgeFaces() {}
}
