package org.kerwen.people;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.kerwen.kernel.PersonId;

/** The places that people have or had in families, for their copy and their erasure. Of the other members it tells nothing. */
final class AboutMembers implements AboutPeople {
    @Override
    public String word() {
        return "member";
    }

    @Override
    public List<Map<String, String>> tell(DSLContext database, Collection<PersonId> records) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (Family family : FamilyStore.find(database, FamilyStore.of(database, records))) {
            Stream.concat(family.past().stream(), family.members().stream())
                    .filter(row -> records.contains(row.record()))
                    .forEach(row -> rows.add(fields(row)));
        }
        return rows;
    }

    private static Map<String, String> fields(Family.Member row) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("relationship", row.relationship().word());
        if (row.since() != null) {
            fields.put("since", row.since().canonical());
        }
        if (row.until() != null) {
            fields.put("ended", row.until().canonical());
        }
        if (row.separated()) {
            fields.put("whereabouts", row.whereabouts());
        }
        if (row.why() != null) {
            fields.put("why", row.why().word());
        }
        return fields;
    }

    @Override
    public int erase(DSLContext database, Collection<PersonId> records) {
        return FamilyStore.erase(database, records);
    }
}
