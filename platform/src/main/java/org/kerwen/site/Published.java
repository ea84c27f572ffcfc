package org.kerwen.site;

import static java.util.stream.Collectors.groupingBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kerwen.activities.Activities;
import org.kerwen.db.PublicReads;
import org.kerwen.directory.Directory;
import org.kerwen.directory.HotlineLine;
import org.kerwen.directory.Mission;
import org.kerwen.directory.Place;
import org.kerwen.kernel.RecordReference;
import org.kerwen.knowledge.Advice;
import org.kerwen.knowledge.Knowledge;
import org.kerwen.projects.Projects;

/**
 * Everything that is published, as it stood at one moment: what all pages are made from.
 *
 * @param mission the mission
 * @param today the mission's day
 * @param hotlineLines the hotline's lines
 * @param places the places, of which the map needs more than their faces
 * @param advice advice, whose pages are articles
 * @param news news, whose pages are articles
 * @param pages plain pages
 * @param faces every record, in the order of the sections and of the pack; the chronicle's entries last
 * @param byKind the same, the records of each kind by themselves
 * @param chroniclePages on which page of the chronicle an entry stands, from 1
 * @param mentions which records name a record, and in which of their fields
 * @param facets what lists can be narrowed by
 */
record Published(
        Mission mission,
        LocalDate today,
        List<HotlineLine> hotlineLines,
        List<Place> places,
        List<Advice> advice,
        List<NewsItem> news,
        List<PlainPage> pages,
        Map<RecordReference, Face> faces,
        Map<String, List<Face>> byKind,
        Map<RecordReference, Integer> chroniclePages,
        Map<RecordReference, Set<Mention>> mentions,
        Map<RecordReference, Map<Facet, Set<String>>> facets) {
    /** A list that is longer goes on at another page: a page has to come through a bad line. */
    static final int RECORDS_OF_A_PAGE = 50;

    /** A record that names another one, and the field that it does so in. */
    record Mention(RecordReference by, String field) {}

    /** Reads it; empty while no mission has been loaded. */
    static Optional<Published> read(
            Directory directory,
            Projects projects,
            Activities activities,
            Knowledge knowledge,
            PublicReads reads,
            Clock clock) {
        return directory.mission().map(mission -> {
            List<Place> places = directory.places();
            List<Advice> advice = knowledge.advice();
            List<NewsItem> news = reads.read(NewsStore::all);
            Map<RecordReference, Face> faces = new LinkedHashMap<>();
            add(faces, advice, KnowledgeFaces::of);
            add(faces, projects.all(), ProjectFaces::of);
            add(faces, projects.programmes(), ProjectFaces::of);
            add(faces, activities.all(), ActivityFaces::of);
            add(faces, knowledge.instruments(), KnowledgeFaces::of);
            add(faces, knowledge.assessments(), KnowledgeFaces::of);
            add(faces, knowledge.institutions(), KnowledgeFaces::of);
            add(faces, directory.organisations(), DirectoryFaces::of);
            add(faces, knowledge.figures(), KnowledgeFaces::of);
            add(faces, news, SiteFaces::of);
            add(faces, places, DirectoryFaces::of);
            add(faces, knowledge.sources(), KnowledgeFaces::of);
            add(faces, reads.read(ChronicleStore::all), SiteFaces::of);
            Map<String, List<Face>> byKind = faces.values().stream()
                    .collect(groupingBy(face -> face.record().kind()));
            return new Published(
                    mission,
                    mission.today(clock),
                    directory.hotlineLines(),
                    places,
                    advice,
                    news,
                    reads.read(PageStore::all),
                    faces,
                    byKind,
                    pages(byKind.getOrDefault(SiteFaces.CHRONICLE, List.of())),
                    mentions(faces.values()),
                    Facet.of(faces, mission.today(clock).getYear()));
        });
    }

    /** Whether the mission's day has passed since. */
    boolean isOfAnotherDay(Clock clock) {
        return !mission.today(clock).equals(today);
    }

    /** The record's face; null where it is not published. */
    @Nullable
    Face face(RecordReference record) {
        return faces.get(record);
    }

    /** The records of a section, in its order. */
    List<Face> of(Section section) {
        return ofKind(section.kind);
    }

    /** The chronicle, newest first. */
    List<Face> chronicle() {
        return ofKind(SiteFaces.CHRONICLE);
    }

    /** Who names a record. */
    Set<Mention> mentionsOf(RecordReference record) {
        return mentions.getOrDefault(record, Set.of());
    }

    /** What a record has of a facet, as it stands in the address of a list. */
    Set<String> values(Face face, Facet facet) {
        return facets.getOrDefault(face.record(), Map.of()).getOrDefault(facet, Set.of());
    }

    /** Where a record is told of, without the language: its own page, or its place in the chronicle. */
    String path(RecordReference record) {
        return Section.ofKind(record.kind())
                .map(section -> "/" + section.path + "/" + record.id() + "/")
                .orElseGet(() -> {
                    int page = chroniclePages.getOrDefault(record, 1);
                    return "/" + record.kind() + "/" + (page == 1 ? "" : "?page=" + page) + "#" + record.id();
                });
    }

    private List<Face> ofKind(String kind) {
        return byKind.getOrDefault(kind, List.of());
    }

    private static Map<RecordReference, Integer> pages(List<Face> entries) {
        Map<RecordReference, Integer> pages = new HashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            pages.put(entries.get(i).record(), i / RECORDS_OF_A_PAGE + 1);
        }
        return pages;
    }

    private static <T> void add(Map<RecordReference, Face> faces, List<T> records, Function<T, Face> face) {
        records.stream().map(face).forEach(each -> faces.put(each.record(), each));
    }

    /** A record that names another one twice in a field, as in several rows of a table, mentions it once. */
    private static Map<RecordReference, Set<Mention>> mentions(Iterable<Face> faces) {
        Map<RecordReference, Set<Mention>> mentions = new LinkedHashMap<>();
        for (Face face : faces) {
            for (Face.Entry entry : face.entries()) {
                if (entry.value() instanceof Known.Named(RecordReference named)) {
                    mentions.computeIfAbsent(named, first -> new LinkedHashSet<>())
                            .add(new Mention(face.record(), entry.field()));
                }
            }
            if (!face.source().isEmpty()) {
                RecordReference source = Section.SOURCES.record(face.source().split(" ", 2)[0]);
                if (!source.equals(face.record())) {
                    mentions.computeIfAbsent(source, first -> new LinkedHashSet<>())
                            .add(new Mention(face.record(), "source"));
                }
            }
        }
        return mentions;
    }
}
