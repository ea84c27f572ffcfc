package org.kerwen.people;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.PersonId;

/** What this module itself adds: coming into a family, standing otherwise in it, leaving it. */
final class OwnTimeline implements Timeline {
    @Override
    public List<Entry> of(DSLContext database, Actor.Person reader, Set<PersonId> records) {
        List<Entry> entries = new ArrayList<>();
        for (Family family : FamilyStore.find(database, FamilyStore.of(database, records))) {
            List<Family.Member> rows = new ArrayList<>(family.past());
            rows.addAll(family.members());
            Map<PersonId, Instant> changed = new HashMap<>();
            for (Family.Member row : rows) {
                if (!records.contains(row.record())) {
                    continue;
                }
                String href = "/app/families/" + family.id();
                boolean goesOn = row.addedAt().equals(changed.get(row.record()));
                entries.add(new Entry(
                        row.addedAt(),
                        goesOn ? null : row.since(),
                        goesOn ? "people.timeline.standsOtherwise" : "people.timeline.came",
                        Map.of("relationship", row.relationship()),
                        href));
                if (row.removedAt() != null && row.why() == Leaving.CHANGED) {
                    changed.put(row.record(), row.removedAt());
                } else if (row.removedAt() != null && row.why() != null) {
                    FuzzyDate until = row.until();
                    entries.add(
                            new Entry(row.removedAt(), until, "people.timeline.left", Map.of("why", row.why()), href));
                }
            }
        }
        return entries;
    }
}
