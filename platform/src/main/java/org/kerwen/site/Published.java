package org.kerwen.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kerwen.activities.Activities;
import org.kerwen.activities.Activity;
import org.kerwen.db.PublicReads;
import org.kerwen.directory.Directory;
import org.kerwen.directory.HotlineLine;
import org.kerwen.directory.Mission;
import org.kerwen.directory.Organisation;
import org.kerwen.directory.Place;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.PlaceId;
import org.kerwen.kernel.RecordReference;
import org.kerwen.kernel.SourceId;
import org.kerwen.kernel.Words;
import org.kerwen.knowledge.Advice;
import org.kerwen.knowledge.Assessment;
import org.kerwen.knowledge.Figure;
import org.kerwen.knowledge.Institution;
import org.kerwen.knowledge.Instrument;
import org.kerwen.knowledge.Knowledge;
import org.kerwen.knowledge.Source;
import org.kerwen.projects.Programme;
import org.kerwen.projects.Project;
import org.kerwen.projects.Projects;

/** Everything that is published, as it stood at one moment: what all pages are made from. */
record Published(
        Mission mission,
        List<HotlineLine> hotlineLines,
        Map<OrganisationId, Organisation> organisations,
        Map<PlaceId, Place> places,
        List<Project> projects,
        List<Programme> programmes,
        List<Activity> activities,
        List<Instrument> instruments,
        List<Assessment> assessments,
        List<Institution> institutions,
        List<ChronicleEntry> chronicle,
        Map<SourceId, Source> sources,
        List<Figure> figures,
        List<Advice> advice,
        List<NewsItem> news,
        List<PlainPage> pages,
        Map<RecordReference, Words> titles) {

    /** Reads it; empty while no mission has been loaded. */
    static Optional<Published> read(
            Directory directory, Projects projects, Activities activities, Knowledge knowledge, PublicReads reads) {
        return directory.mission().map(mission -> {
            Map<OrganisationId, Organisation> organisations = new LinkedHashMap<>();
            directory.organisations().forEach(organisation -> organisations.put(organisation.id(), organisation));
            Map<PlaceId, Place> places = new LinkedHashMap<>();
            directory.places().forEach(place -> places.put(place.id(), place));
            Map<SourceId, Source> sources = new LinkedHashMap<>();
            knowledge.sources().forEach(source -> sources.put(source.id(), source));
            Published untitled = new Published(
                    mission,
                    directory.hotlineLines(),
                    organisations,
                    places,
                    projects.all(),
                    projects.programmes(),
                    activities.all(),
                    knowledge.instruments(),
                    knowledge.assessments(),
                    knowledge.institutions(),
                    reads.read(ChronicleStore::all),
                    sources,
                    knowledge.figures(),
                    knowledge.advice(),
                    reads.read(NewsStore::all),
                    reads.read(PageStore::all),
                    Map.of());
            return untitled.withTitles();
        });
    }

    /** The chronicle entries that tell of a record. */
    List<ChronicleEntry> chronicleOf(RecordReference record) {
        return chronicle.stream()
                .filter(entry -> entry.records().contains(record))
                .toList();
    }

    /** The records of a section, as references in its order. */
    List<RecordReference> recordsOf(Section section) {
        List<RecordReference> records = new ArrayList<>();
        titles.keySet().stream()
                .filter(record -> record.kind().equals(section.kind))
                .forEach(records::add);
        return records;
    }

    private Published withTitles() {
        Map<RecordReference, Words> all = new LinkedHashMap<>();
        projects.forEach(project -> all.put(reference(Section.PROJECTS, project.id()), project.title()));
        programmes.forEach(
                programme -> all.put(reference(Section.RETURN_AND_RESETTLEMENT, programme.id()), programme.title()));
        activities.forEach(activity -> all.put(reference(Section.ACTIVITIES, activity.id()), activity.title()));
        instruments.forEach(instrument -> all.put(reference(Section.LAWS, instrument.id()), instrument.title()));
        assessments.forEach(assessment -> all.put(reference(Section.ASSESSMENTS, assessment.id()), assessment.title()));
        institutions.forEach(
                institution -> all.put(reference(Section.INSTITUTIONS, institution.id()), institution.title()));
        organisations
                .values()
                .forEach(organisation ->
                        all.put(reference(Section.ORGANISATIONS, organisation.id()), organisation.name()));
        advice.forEach(each -> all.put(reference(Section.ADVICE, each.id()), each.title()));
        figures.forEach(figure -> all.put(reference(Section.FIGURES, figure.id()), figure.question()));
        news.forEach(item -> all.put(reference(Section.NEWS, item.id()), item.title()));
        places.values().forEach(place -> all.put(reference(Section.PLACES, place.id()), place.name()));
        sources.values().forEach(source -> all.put(reference(Section.SOURCES, source.id()), source.title()));
        return new Published(
                mission,
                hotlineLines,
                organisations,
                places,
                projects,
                programmes,
                activities,
                instruments,
                assessments,
                institutions,
                chronicle,
                sources,
                figures,
                advice,
                news,
                pages,
                all);
    }

    static RecordReference reference(Section section, Object id) {
        return new RecordReference(section.kind, id.toString());
    }
}
