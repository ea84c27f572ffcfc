package org.kerwen.people;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.kerwen.kernel.PersonId;

/** How people are related, for their copy and their erasure. Who the others are is told to nobody but them. */
final class AboutKin implements AboutPeople {
    @Override
    public String word() {
        return "kin";
    }

    @Override
    public List<Map<String, String>> tell(DSLContext database, Collection<PersonId> records) {
        return KinStore.of(database, records).stream()
                .map(KinStore.Link::said)
                .map(said -> {
                    Map<String, String> fields = new LinkedHashMap<>();
                    fields.put(
                            "as",
                            KinLink.Seen.of(said.link(), !records.contains(said.one()))
                                    .word());
                    if (said.nature() != null) {
                        fields.put("nature", said.nature().word());
                    }
                    if (said.since() != null) {
                        fields.put("since", said.since().canonical());
                    }
                    if (said.until() != null) {
                        fields.put("ended", said.until().canonical());
                    }
                    return fields;
                })
                .toList();
    }

    @Override
    public int erase(DSLContext database, Collection<PersonId> records) {
        return KinStore.erase(database, records);
    }
}
