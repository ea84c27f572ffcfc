package org.kerwen.cases;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.PersonId;
import org.kerwen.people.Timeline;

/** What the page of a person tells of their cases: to whom a case concerns, and to nobody else. */
final class CaseTimeline implements Timeline {
    private final Cases cases;

    CaseTimeline(Cases cases) {
        this.cases = cases;
    }

    @Override
    public List<Entry> of(DSLContext database, Actor.Person reader, Set<PersonId> records) {
        List<Entry> entries = new ArrayList<>();
        for (CaseFile file : cases.of(database, reader, records)) {
            String href = "/app/cases/" + file.id();
            Map<String, ?> called = Map.of("reference", file.reference());
            entries.add(new Entry(
                    file.steps().isEmpty()
                            ? file.openedOn().atStartOfDay().toInstant(ZoneOffset.UTC)
                            : file.steps().getFirst().at(),
                    new FuzzyDate.OfDay(file.openedOn()),
                    "cases.timeline.opened",
                    called,
                    href));
            if (file.closedOn() != null) {
                entries.add(new Entry(
                        file.steps().getLast().at(),
                        new FuzzyDate.OfDay(file.closedOn()),
                        "cases.timeline.closed",
                        called,
                        href));
            }
        }
        return entries;
    }
}
