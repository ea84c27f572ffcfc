package org.kerwen.people;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.kerwen.kernel.PersonId;

/** Photographs, for the erasure: rows, files and keys. The copy shows them itself, with their pictures. */
final class AboutPhotographs implements AboutPeople {
    @Override
    public String word() {
        return "photograph";
    }

    @Override
    public List<Map<String, String>> tell(DSLContext database, Collection<PersonId> records) {
        return List.of();
    }

    @Override
    public int erase(DSLContext database, Collection<PersonId> records) {
        return PhotographStore.erase(
                database, records.stream().map(PersonId::value).toList());
    }
}
