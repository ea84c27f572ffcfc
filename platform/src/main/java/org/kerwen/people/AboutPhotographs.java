package org.kerwen.people;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.kerwen.files.KeptFiles;
import org.kerwen.kernel.PersonId;

/** Photographs, for the erasure: rows, files and keys. The copy shows them itself, with their pictures. */
record AboutPhotographs(KeptFiles files) implements AboutPeople {
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
                database, files, records.stream().map(PersonId::value).toList());
    }
}
