package org.kerwen.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kerwen.activities.Activity;
import org.kerwen.directory.Organisation;
import org.kerwen.directory.Place;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.RecordReference;
import org.kerwen.kernel.SourceId;
import org.kerwen.kernel.Sourced;
import org.kerwen.kernel.Withheld;
import org.kerwen.kernel.Words;
import org.kerwen.knowledge.Assessment;
import org.kerwen.knowledge.Figure;
import org.kerwen.knowledge.Institution;
import org.kerwen.knowledge.Instrument;
import org.kerwen.knowledge.Source;
import org.kerwen.projects.Programme;
import org.kerwen.projects.Project;
import org.kerwen.site.pages.Frame;
import org.kerwen.site.pages.ListPage.Item;
import org.kerwen.site.pages.RecordPage;
import org.kerwen.site.pages.RecordPage.Related;
import org.kerwen.site.pages.RecordPage.Table;
import org.kerwen.site.pages.RecordPage.Value;
import org.kerwen.web.DateWords;
import org.kerwen.web.Texts;

/** Makes the page of a record of each kind. The names of the fields are those of the pack. */
final class RecordPages {
    private final Published published;
    private final Texts texts;
    private final Frames frames;

    RecordPages(Published published, Texts texts, Frames frames) {
        this.published = published;
        this.texts = texts;
        this.frames = frames;
    }

    /** The page of a record, or null where there is no such record. */
    @Nullable
    RecordPage find(RecordReference record) {
        Section section = Section.ofKind(record.kind()).orElse(null);
        if (section == null || !published.titles().containsKey(record)) {
            return null;
        }
        return switch (section) {
            case ADVICE -> throw new IllegalArgumentException("advice is an article");
            case NEWS -> throw new IllegalArgumentException("news is an article");
            case FIGURES -> figure(one(published.figures(), each -> each.id().value(), record));
            case PLACES ->
                place(one(
                        List.copyOf(published.places().values()),
                        each -> each.id().value(),
                        record));
            case SOURCES ->
                source(one(
                        List.copyOf(published.sources().values()),
                        each -> each.id().value(),
                        record));
            case PROJECTS -> project(one(published.projects(), each -> each.id().value(), record));
            case RETURN_AND_RESETTLEMENT ->
                programme(one(published.programmes(), each -> each.id().value(), record));
            case ACTIVITIES ->
                activity(one(published.activities(), each -> each.id().value(), record));
            case LAWS ->
                instrument(one(published.instruments(), each -> each.id().value(), record));
            case ASSESSMENTS ->
                assessment(one(published.assessments(), each -> each.id().value(), record));
            case INSTITUTIONS ->
                institution(one(published.institutions(), each -> each.id().value(), record));
            case ORGANISATIONS ->
                organisation(one(
                        List.copyOf(published.organisations().values()),
                        each -> each.id().value(),
                        record));
        };
    }

    private static <T> T one(List<T> all, Function<T, String> id, RecordReference record) {
        return all.stream()
                .filter(each -> id.apply(each).equals(record.id()))
                .findFirst()
                .orElseThrow();
    }

    private RecordPage project(Project project) {
        FactList facts = facts(project.sourced())
                .words("title", project.title())
                .printed("printedTitle", optional(project.printedTitle()))
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
                .record(
                        "sameTitleAs",
                        project.sameTitleAs() == null
                                ? null
                                : Published.reference(Section.PROJECTS, project.sameTitleAs()))
                .choice("furtherPage", project.furtherPage())
                .printed("code", optional(project.code()))
                .date("running", project.running())
                .lines(
                        "reporting",
                        project.reporting().stream()
                                .map(each -> DateWords.of(each, texts))
                                .toList())
                .words("goal", project.goal())
                .wordsList("outputs", project.outputs())
                .record(
                        "follows",
                        project.follows() == null ? null : Published.reference(Section.PROJECTS, project.follows()))
                .lines("withheld", withheld(project.withheld()))
                .wordsList("notes", project.notes());
        return page(
                Section.PROJECTS,
                project.id().value(),
                project.title(),
                project.period(),
                project.summary(),
                facts,
                List.of(),
                project.sourced());
    }

    private RecordPage programme(Programme programme) {
        FactList facts = facts(programme.sourced())
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
                .choice("status", programme.status());
        List<Table> tables = new ArrayList<>();
        if (!programme.assistance().isEmpty()) {
            tables.add(assistance(programme, facts));
        }
        if (!programme.contributions().isEmpty()) {
            tables.add(contributions(programme, facts));
        }
        return page(
                Section.RETURN_AND_RESETTLEMENT,
                programme.id().value(),
                programme.title(),
                programme.period(),
                programme.summary(),
                facts,
                tables,
                programme.sourced());
    }

    private Table assistance(Programme programme, FactList facts) {
        return table(
                "assistance",
                List.of("what", "kind", "modes", "each", "paidBy"),
                programme.assistance().stream()
                        .map(each -> List.of(
                                List.of(facts.value(each.what())),
                                List.of(new Value(texts.choice(each.kind()), null, null)),
                                each.modes().stream()
                                        .map(mode -> new Value(texts.choice(mode), null, null))
                                        .toList(),
                                each.each() == null
                                        ? List.<Value>of()
                                        : List.of(new Value(texts.choice(each.each()), null, null)),
                                List.of(facts.value(each.paidBy()))))
                        .toList());
    }

    private Table contributions(Programme programme, FactList facts) {
        return table(
                "contributions",
                List.of("contributor", "agencies", "what"),
                programme.contributions().stream()
                        .map(each -> List.of(
                                List.of(facts.value(each.contributor())),
                                each.agencies().stream().map(facts::value).toList(),
                                each.what().stream().map(facts::value).toList()))
                        .toList());
    }

    /** Columns in which nothing is known of any row are left out. */
    private Table table(String field, List<String> columns, List<List<List<Value>>> rows) {
        List<Integer> known = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            int column = i;
            if (rows.stream().anyMatch(row -> !row.get(column).isEmpty())) {
                known.add(column);
            }
        }
        return new Table(
                texts.get("field." + field),
                known.stream()
                        .map(column -> texts.get("field." + field + "." + columns.get(column)))
                        .toList(),
                rows.stream().map(row -> known.stream().map(row::get).toList()).toList());
    }

    private RecordPage activity(Activity activity) {
        FactList facts = facts(activity.sourced())
                .words("title", activity.title())
                .printed("printedTitle", optional(activity.printedTitle()))
                .choice("kind", activity.kind())
                .date("date", activity.date())
                .words("dateNote", activity.dateNote())
                .number("count", activity.count())
                .places("places", activity.places())
                .words("placeNote", activity.placeNote())
                .organisations("organisers", activity.organisers())
                .organisations("partners", activity.partners())
                .organisations("supporters", activity.supporters())
                .organisations("participants", activity.participants())
                .words("participantsNote", activity.participantsNote())
                .wordsList("facilitators", activity.facilitators())
                .places("facilitatorCountries", activity.facilitatorCountries())
                .wordsList("subjects", activity.subjects())
                .words("purpose", activity.purpose())
                .choice("fee", activity.fee())
                .words("framework", activity.framework())
                .record(
                        "implements",
                        activity.implementing() == null
                                ? null
                                : Published.reference(Section.LAWS, activity.implementing()))
                .records("leadsTo", activity.leadsTo())
                .record(
                        "project",
                        activity.project() == null ? null : Published.reference(Section.PROJECTS, activity.project()))
                .lines("withheld", withheld(activity.withheld()));
        return page(
                Section.ACTIVITIES,
                activity.id().value(),
                activity.title(),
                activity.date(),
                activity.summary(),
                facts,
                List.of(),
                activity.sourced());
    }

    private RecordPage instrument(Instrument instrument) {
        FactList facts = facts(instrument.sourced())
                .words("title", instrument.title())
                .printed("printedTitle", optional(instrument.printedTitle()))
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
                .record("follows", instrument.follows());
        return page(
                Section.LAWS,
                instrument.id().value(),
                instrument.title(),
                instrument.date(),
                null,
                facts,
                List.of(),
                instrument.sourced());
    }

    private RecordPage assessment(Assessment assessment) {
        FactList facts = facts(assessment.sourced())
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
                .printed("expert", optional(assessment.expert()))
                .wordsList("purposes", assessment.purposes())
                .records(
                        "subjects",
                        assessment.subjects().stream()
                                .map(id -> Published.reference(Section.LAWS, id))
                                .toList())
                .words("standard", assessment.standard())
                .words("report", assessment.report())
                .wordsList("recommendations", assessment.recommendations())
                .words("recommendationsNote", assessment.recommendationsNote());
        return page(
                Section.ASSESSMENTS,
                assessment.id().value(),
                assessment.title(),
                assessment.date(),
                null,
                facts,
                List.of(),
                assessment.sourced());
    }

    private RecordPage institution(Institution institution) {
        FactList facts = facts(institution.sourced())
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
                .wordsList("support", institution.support());
        return page(
                Section.INSTITUTIONS,
                institution.id().value(),
                institution.title(),
                institution.established(),
                null,
                facts,
                List.of(),
                institution.sourced());
    }

    private RecordPage organisation(Organisation organisation) {
        FactList facts = facts(organisation.sourced())
                .words("name", organisation.name())
                .printed("abbreviation", optional(organisation.abbreviation()))
                .choice("kind", organisation.kind())
                .printed("names", organisation.names())
                .lines(
                        "formerly",
                        organisation.formerly().stream().map(this::formerName).toList())
                .organisation("partOf", organisation.partOf())
                .words("note", organisation.note());
        return page(
                Section.ORGANISATIONS,
                organisation.id().value(),
                organisation.name(),
                null,
                null,
                facts,
                List.of(),
                organisation.sourced());
    }

    private RecordPage figure(Figure figure) {
        FactList facts = facts(figure.sourced())
                .words("question", figure.question())
                .records("about", figure.about())
                .words("note", figure.note())
                .lines("withheld", withheld(figure.withheld()));
        Table claims = table(
                "claims",
                List.of("value", "counted", "saidBy", "asOf", "note", "source"),
                figure.claims().stream()
                        .map(claim -> List.of(
                                List.of(facts.value(claim.value())),
                                List.of(facts.value(claim.counted())),
                                List.of(voice(claim, facts)),
                                claim.asOf() == null
                                        ? List.<Value>of()
                                        : List.of(new Value(DateWords.of(claim.asOf(), texts), null, null)),
                                claim.note() == null ? List.<Value>of() : List.of(facts.value(claim.note())),
                                List.of(new Value(sourceInWords(claim.source()), sourceLink(claim.source()), null))))
                        .toList());
        return page(
                Section.FIGURES,
                figure.id().value(),
                figure.question(),
                null,
                null,
                facts,
                figure.claims().isEmpty() ? List.of() : List.of(claims),
                figure.sourced());
    }

    private Value voice(Figure.Claim claim, FactList facts) {
        return claim.saidBy() != null
                ? facts.value(claim.saidBy())
                : new Value(claim.saidByName() == null ? "" : texts.of(claim.saidByName()), null, null);
    }

    private RecordPage source(Source source) {
        Sourced sourced = new Sourced(source.id().value(), Set.of());
        FactList facts = facts(sourced)
                .words("title", source.title())
                .printed("publisher", optional(source.publisher()))
                .choice("kind", source.kind())
                .printed("address", optional(source.printed()))
                .date("date", source.date())
                .words("note", source.note());
        return page(
                Section.SOURCES, source.id().value(), source.title(), source.date(), null, facts, List.of(), sourced);
    }

    private RecordPage place(Place place) {
        FactList facts = facts(place.sourced())
                .words("name", place.name())
                .choice("kind", place.kind())
                .printed("names", place.names())
                .place("within", place.within())
                .words("note", place.note());
        return page(Section.PLACES, place.id().value(), place.name(), null, null, facts, List.of(), place.sourced());
    }

    private List<String> withheld(List<Withheld> withheld) {
        return withheld.stream().map(each -> texts.of(each.reason())).toList();
    }

    private String formerName(Organisation.FormerName former) {
        List<String> parts = new ArrayList<>();
        if (former.from() != null) {
            parts.add(texts.get("name.from", Map.of("date", DateWords.of(former.from(), texts))));
        }
        if (former.until() != null) {
            parts.add(texts.get("name.until", Map.of("date", DateWords.of(former.until(), texts))));
        }
        if (former.note() != null) {
            parts.add(texts.of(former.note()));
        }
        return parts.isEmpty() ? former.name() : former.name() + " (" + String.join("; ", parts) + ")";
    }

    private FactList facts(Sourced sourced) {
        return new FactList(published, texts, sourced);
    }

    private RecordPage page(
            Section section,
            String id,
            Words title,
            @Nullable FuzzyDate date,
            @Nullable Words lede,
            FactList facts,
            List<Table> tables,
            Sourced sourced) {
        String badge = date == null ? "" : DateWords.of(date, texts);
        String sectionName = texts.get(section.key());
        // The title of tab and history says the section and the date, not the subject: others may read it there.
        String neutral = badge.isEmpty() ? sectionName : sectionName + ", " + badge;
        String path = "/" + section.path + "/" + id + "/";
        return new RecordPage(
                frames.frame(published, texts, neutral, path),
                texts.of(title),
                badge,
                lede == null ? null : texts.of(lede),
                new Frame.Link(sectionName, "/" + texts.language() + "/" + section.path + "/", false),
                facts.facts(),
                tables,
                related(section, id),
                texts.get("record.source", Map.of("source", sourceInWords(sourced.source()))));
    }

    private List<Related> related(Section section, String id) {
        RecordReference record = new RecordReference(section.kind, id);
        List<Related> related = new ArrayList<>();
        if (section == Section.ORGANISATIONS) {
            related.addAll(new Roles(published, texts).of(id));
        }
        List<Item> figures = published.figures().stream()
                .filter(figure -> figure.about().contains(record))
                .map(figure -> new Item(
                        texts.of(figure.question()),
                        "/" + texts.language() + "/figures/" + figure.id() + "/",
                        null,
                        String.join(
                                " · ",
                                figure.claims().stream()
                                        .map(claim -> texts.of(claim.value()))
                                        .toList()),
                        null))
                .toList();
        if (!figures.isEmpty()) {
            related.add(new Related(texts.get("record.figures"), figures));
        }
        List<Item> told = published.chronicleOf(record).stream()
                .map(entry -> new Item(
                        DateWords.of(entry.date(), texts),
                        "/" + texts.language() + "/chronicle/#" + entry.id(),
                        null,
                        texts.of(entry.text()),
                        null))
                .toList();
        if (!told.isEmpty()) {
            related.add(new Related(texts.get("record.chronicle"), told));
        }
        return related;
    }

    /** {@code chronicle 8} is paragraph 8 of the chronicle; of others the title stands, and the place in it. */
    private String sourceInWords(String stated) {
        String[] parts = stated.split(" ", 2);
        if (parts[0].equals("chronicle") && parts.length > 1) {
            return texts.get("record.source.chronicle", Map.of("paragraph", parts[1]));
        }
        Source source = published.sources().get(new SourceId(parts[0]));
        String title = source == null ? parts[0] : texts.of(source.title());
        return parts.length > 1 ? title + ", " + parts[1] : title;
    }

    private String sourceLink(String stated) {
        return "/" + texts.language() + "/sources/" + stated.split(" ", 2)[0] + "/";
    }

    private static List<String> optional(@Nullable String text) {
        return text == null ? List.of() : List.of(text);
    }
}
