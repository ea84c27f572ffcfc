package org.kerwen.people;

import static org.kerwen.people.db.Tables.PERSON;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.kerwen.db.JsonValues;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.PersonId;
import org.kerwen.people.db.tables.records.PersonRecord;

/**
 * What is told of a person, as it is copied: by the words of {@link Shared}, nothing under a word that was not named. It is what one
 * record says, never what another says that was found to be of the same person: if that was a mistake, nobody was told of somebody
 * else.
 *
 * @param fields as they go into the copy and over the wire
 */
record SharedContent(Map<String, Object> fields) {
    private static final String NAMES = "names";
    private static final String BIRTH = "birth";
    private static final String LANGUAGES = "languages";
    private static final String NEEDS = "needs";

    /** Copies what was named of a record. */
    static SharedContent of(DSLContext database, PersonId record, Collection<Shared> shared) {
        UUID id = record.value();
        PersonRecord row = database.selectFrom(PERSON).where(PERSON.ID.eq(id)).fetchSingle();
        PartStore.Parts parts = PartStore.of(database, new UUID[] {id});
        Map<String, Object> fields = new LinkedHashMap<>();
        for (Shared each : shared) {
            fields.put(each.word(), copied(each, row, parts));
        }
        return new SharedContent(fields);
    }

    private static Object copied(Shared shared, PersonRecord row, PartStore.Parts parts) {
        return switch (shared) {
            case IDENTITY -> {
                Map<String, Object> identity = new LinkedHashMap<>();
                identity.put(NAMES, parts(parts.names(row.getId())));
                if (row.getBirth() != null) {
                    identity.put(BIRTH, row.getBirth().canonical());
                }
                yield identity;
            }
            case CONTACTS -> parts(parts.contacts(row.getId()));
            case PAPERS -> parts(parts.documents(row.getId()));
            case LANGUAGES_AND_NEEDS -> Map.of(LANGUAGES, List.of(row.getLanguages()), NEEDS, List.of(row.getNeeds()));
        };
    }

    private static List<Map<String, String>> parts(List<? extends Person.Row<? extends Registration.Part>> rows) {
        List<Map<String, String>> parts = new ArrayList<>();
        rows.forEach(row -> parts.add(Copies.part(row.is())));
        return parts;
    }

    String written() {
        return JsonValues.written(fields);
    }

    static SharedContent read(String json) {
        Map<String, Object> fields = new LinkedHashMap<>();
        ((Map<?, ?>) JsonValues.read(json, Map.class))
                .forEach((word, value) -> fields.put(String.valueOf(word), Objects.requireNonNull(value)));
        return new SharedContent(fields);
    }

    private Map<?, ?> map(Shared shared) {
        return fields.get(shared.word()) instanceof Map<?, ?> map ? map : Map.of();
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    List<Registration.Name> names() {
        return list(map(Shared.IDENTITY).get(NAMES)).stream()
                .map(SharedContent::texts)
                .map(name -> new Registration.Name(
                        Choice.of(NameUsage.class, name.getOrDefault("usage", "")),
                        name.getOrDefault("family", ""),
                        name.getOrDefault("given", ""),
                        name.getOrDefault("patronymic", "")))
                .toList();
    }

    List<Registration.Contact> contacts() {
        return list(fields.get(Shared.CONTACTS.word())).stream()
                .map(SharedContent::texts)
                .map(contact -> new Registration.Contact(
                        Choice.of(ContactKind.class, contact.getOrDefault("kind", "")),
                        contact.getOrDefault("value", ""),
                        Choice.of(CallSafety.class, contact.getOrDefault("safety", "")),
                        contact.containsKey("from") ? LocalTime.parse(contact.getOrDefault("from", "")) : null,
                        contact.containsKey("to") ? LocalTime.parse(contact.getOrDefault("to", "")) : null))
                .toList();
    }

    List<Registration.Document> papers() {
        return list(fields.get(Shared.PAPERS.word())).stream()
                .map(SharedContent::texts)
                .map(paper -> new Registration.Document(
                        Choice.of(DocumentKind.class, paper.getOrDefault("kind", "")),
                        paper.getOrDefault("number", ""),
                        paper.getOrDefault("issuer", ""),
                        paper.containsKey("validUntil") ? LocalDate.parse(paper.getOrDefault("validUntil", "")) : null))
                .toList();
    }

    /** What is known besides: date of birth, languages, needs. */
    Registration.Known known() {
        Object birth = map(Shared.IDENTITY).get(BIRTH);
        Map<?, ?> rest = map(Shared.LANGUAGES_AND_NEEDS);
        return new Registration.Known(
                null,
                birth == null ? null : FuzzyDate.parse(String.valueOf(birth)),
                "",
                "",
                List.of(),
                list(rest.get(LANGUAGES)).stream().map(String::valueOf).toList(),
                list(rest.get(NEEDS)).stream()
                        .map(word -> Choice.of(Need.class, String.valueOf(word)))
                        .toList());
    }

    private static Map<String, String> texts(Object row) {
        Map<String, String> texts = new LinkedHashMap<>();
        ((Map<?, ?>) row).forEach((name, value) -> texts.put(String.valueOf(name), String.valueOf(value)));
        return texts;
    }

    @Override
    public String toString() {
        return "SharedContent[hidden]";
    }
}
