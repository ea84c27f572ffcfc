package org.kerwen.site;

import java.util.Optional;

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

    /** Whether it stands in the main navigation; the others stand at the foot. */
    boolean isMain() {
        return this != PLACES && this != SOURCES;
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
