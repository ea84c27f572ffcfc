package org.kerwen.site;

import java.util.List;
import java.util.Optional;
import org.kerwen.kernel.RecordReference;

/** The sections of the site, in the order of the navigation: each lists the records of one file of the pack. */
enum Section {
    ADVICE("advice", "before-you-go"),
    PROJECTS("projects", "projects"),
    RETURN_AND_RESETTLEMENT("return-and-resettlement", "return-and-resettlement"),
    ACTIVITIES("activities", "activities"),
    LAWS("instruments", "laws"),
    ASSESSMENTS("assessments", "assessments"),
    INSTITUTIONS("institutions", "institutions"),
    ORGANISATIONS("organisations", "organisations"),
    FIGURES("figures", "figures"),
    NEWS("news", "news"),
    PLACES("places", "places"),
    SOURCES("sources", "sources");

    /** The pack file whose records it lists. */
    final String kind;

    /** Its place in the address. */
    final String path;

    Section(String kind, String path) {
        this.kind = kind;
        this.path = path;
    }

    /** What its list can be narrowed by. */
    List<Facet> facets() {
        return switch (this) {
            case ADVICE -> List.of();
            case PROJECTS -> List.of(Facet.DONOR, Facet.THEME, Facet.YEAR, Facet.PLACE, Facet.STATUS);
            case RETURN_AND_RESETTLEMENT -> List.of(Facet.KIND, Facet.YEAR, Facet.PLACE, Facet.ORGANISATION);
            case ACTIVITIES -> List.of(Facet.KIND, Facet.YEAR, Facet.PLACE, Facet.ORGANISATION);
            case LAWS -> List.of(Facet.KIND, Facet.YEAR, Facet.ORGANISATION);
            case ASSESSMENTS, INSTITUTIONS, NEWS, SOURCES -> List.of(Facet.KIND, Facet.YEAR);
            case FIGURES -> List.of(Facet.YEAR, Facet.ORGANISATION);
            case ORGANISATIONS, PLACES -> List.of(Facet.KIND);
        };
    }

    /** Whether it stands in the main navigation; the others stand at the foot. */
    boolean isMain() {
        return this != PLACES && this != SOURCES;
    }

    /** One of its records. */
    RecordReference record(Object id) {
        return new RecordReference(kind, id.toString());
    }

    /** The record of an id that somebody typed; empty where that cannot be one. */
    Optional<RecordReference> typed(String id) {
        try {
            return Optional.of(record(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether its records have dates, so that it can be followed by its feed. */
    boolean hasFeed() {
        return this != ORGANISATIONS && this != PLACES && this != FIGURES;
    }

    /** Key of its name and of the sentence under its heading. */
    String key() {
        return "section." + path;
    }

    static Optional<Section> ofKind(String kind) {
        for (Section section : values()) {
            if (section.kind.equals(kind)) {
                return Optional.of(section);
            }
        }
        return Optional.empty();
    }

    static Optional<Section> ofPath(String path) {
        for (Section section : values()) {
            if (section.path.equals(path)) {
                return Optional.of(section);
            }
        }
        return Optional.empty();
    }
}
