package org.kerwen.site;

import java.util.List;
import java.util.Set;
import org.kerwen.kernel.RecordReference;
import org.kerwen.kernel.Sourced;

/** News and entries of the chronicle as search, feeds and exports see them; their pages are of their own making. */
final class SiteFaces {
    /** Entries of the chronicle are records of this kind, but no section: they stand on one page together. */
    static final String CHRONICLE = "chronicle";

    static Face of(NewsItem item) {
        return new FactList(item.sourced())
                .words("title", item.title())
                .date("date", item.date())
                .choice("kind", item.kind())
                .wordsList("text", item.text())
                .records("records", item.records())
                .faceWithGist(
                        Section.NEWS,
                        item.id(),
                        item.title(),
                        item.date(),
                        item.text().getFirst());
    }

    static Face of(ChronicleEntry entry) {
        List<Face.Fact> facts = new FactList(new Sourced("", Set.of()))
                .number("paragraph", entry.paragraph())
                .date("date", entry.date())
                .words("text", entry.text())
                .records("records", entry.records())
                .facts();
        return new Face(
                new RecordReference(CHRONICLE, entry.id().value()),
                entry.text(),
                entry.date(),
                null,
                null,
                facts,
                List.of(),
                CHRONICLE + " " + entry.paragraph());
    }

    private SiteFaces() {}
}
