package org.kerwen.people;

import static org.kerwen.people.db.Tables.PERSON;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Ids;
import org.kerwen.kernel.PersonId;

/** Writes people, one or many: a statement for each table and for a thousand of them, a column as one array. */
final class PeopleInBulk {
    private static final int AT_ONCE = 1_000;

    private static final String PEOPLE = """
            INSERT INTO people.person
                (id, organisation, registered_by, sex, birth, birth_country, birth_place, nationalities, languages, needs)
            SELECT id, ?, ?::uuid, sex, birth, birth_country, birth_place, string_to_array(nationalities, ','),
                string_to_array(languages, ','), string_to_array(needs, ',')
            FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                AS of_each (id, sex, birth, birth_country, birth_place, nationalities, languages, needs)
            """;

    private static final String CONSENTS = """
            INSERT INTO people.consent (id, person, organisation, way, given_by)
            SELECT id, person, ?, way, ?::uuid
            FROM unnest(?::uuid[], ?::uuid[], ?::text[]) AS of_each (id, person, way)
            """;

    private static final String NAMES = """
            INSERT INTO people.name (id, person, organisation, usage, family, given, patronymic)
            SELECT id, person, ?, usage, family, given, patronymic
            FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[])
                AS of_each (id, person, usage, family, given, patronymic)
            """;

    private static final String DOCUMENTS = """
            INSERT INTO people.document (id, person, organisation, kind, number, issuer, valid_until)
            SELECT id, person, ?, kind, number, issuer, valid_until::date
            FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[])
                AS of_each (id, person, kind, number, issuer, valid_until)
            """;

    private static final String CONTACTS = """
            INSERT INTO people.contact (id, person, organisation, kind, value, safety, safe_from, safe_to)
            SELECT id, person, ?, kind, value, safety, safe_from::time, safe_to::time
            FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                AS of_each (id, person, kind, value, safety, safe_from, safe_to)
            """;

    private PeopleInBulk() {}

    /** What was written: the record, and its names in the order in which they were given. */
    record Inserted(PersonId id, List<UUID> names) {}

    private record Named(UUID id, UUID person, Registration.Name name) {}

    private record Holder(UUID person, Registration.Document document) {}

    private record Reached(UUID person, Registration.Contact contact) {}

    /** Answers what was written, in the order of the registrations. */
    static List<Inserted> insert(DSLContext database, Actor.Person by, List<Registration> registrations) {
        return insert(database, by, registrations, at -> Ids.withoutTime());
    }

    /** The same under ids that are given by the place in the list. */
    static List<Inserted> insert(
            DSLContext database, Actor.Person by, List<Registration> registrations, IntFunction<UUID> ids) {
        List<Inserted> inserted = new ArrayList<>(registrations.size());
        for (int from = 0; from < registrations.size(); from += AT_ONCE) {
            List<Registration> some = registrations.subList(from, Math.min(from + AT_ONCE, registrations.size()));
            List<UUID> made = new ArrayList<>(some.size());
            for (int at = 0; at < some.size(); at++) {
                made.add(ids.apply(from + at));
            }
            inserted.addAll(insert(database, by, some, made));
        }
        return inserted;
    }

    private static List<Inserted> insert(
            DSLContext database, Actor.Person by, List<Registration> some, List<UUID> ids) {
        String organisation = by.organisation().value();
        List<Inserted> inserted = new ArrayList<>(some.size());
        List<Named> names = new ArrayList<>();
        Supplier<UUID> ofNames = Ids.together();
        List<Holder> documents = new ArrayList<>();
        List<Reached> contacts = new ArrayList<>();
        for (int at = 0; at < some.size(); at++) {
            UUID id = ids.get(at);
            List<Named> itsNames = some.get(at).names().stream()
                    .map(name -> new Named(ofNames.get(), id, name))
                    .toList();
            names.addAll(itsNames);
            inserted.add(new Inserted(
                    new PersonId(id), itsNames.stream().map(Named::id).toList()));
            some.get(at).documents().forEach(document -> documents.add(new Holder(id, document)));
            some.get(at).contacts().forEach(contact -> contacts.add(new Reached(id, contact)));
        }
        database.execute(
                PEOPLE,
                organisation,
                by.account().value(),
                ids.toArray(UUID[]::new),
                texts(some, each -> KnownField.SEX.of(each.known())),
                texts(some, each -> KnownField.BIRTH.of(each.known())),
                texts(some, each -> KnownField.BIRTH_COUNTRY.of(each.known())),
                texts(some, each -> KnownField.BIRTH_PLACE.of(each.known())),
                texts(some, each -> orEmpty(KnownField.NATIONALITIES.of(each.known()))),
                texts(some, each -> orEmpty(KnownField.LANGUAGES.of(each.known()))),
                texts(some, each -> orEmpty(KnownField.NEEDS.of(each.known()))));
        database.execute(
                CONSENTS,
                organisation,
                by.account().value(),
                fresh(ids.size()),
                ids.toArray(UUID[]::new),
                texts(some, each -> each.consent().word()));
        database.execute(
                NAMES,
                organisation,
                names.stream().map(Named::id).toArray(UUID[]::new),
                names.stream().map(Named::person).toArray(UUID[]::new),
                texts(names, each -> each.name.usage().word()),
                texts(names, each -> orNull(each.name.family())),
                texts(names, each -> orNull(each.name.given())),
                texts(names, each -> orNull(each.name.patronymic())));
        if (!documents.isEmpty()) {
            database.execute(
                    DOCUMENTS,
                    organisation,
                    fresh(documents.size()),
                    documents.stream().map(Holder::person).toArray(UUID[]::new),
                    texts(documents, each -> each.document.kind().word()),
                    texts(documents, each -> each.document.number()),
                    texts(documents, each -> orNull(each.document.issuer())),
                    texts(documents, each -> written(each.document.validUntil())));
        }
        if (!contacts.isEmpty()) {
            database.execute(
                    CONTACTS,
                    organisation,
                    fresh(contacts.size()),
                    contacts.stream().map(Reached::person).toArray(UUID[]::new),
                    texts(contacts, each -> each.contact.kind().word()),
                    texts(contacts, each -> each.contact.value()),
                    texts(contacts, each -> each.contact.safety().word()),
                    texts(contacts, each -> written(each.contact.from())),
                    texts(contacts, each -> written(each.contact.to())));
        }
        Listing.insert(database, ids, some);
        return inserted;
    }

    private static @Nullable String written(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    /** How many of these are there. */
    static int count(DSLContext database, UUID[] ids) {
        return database.fetchCount(PERSON, PERSON.ID.eq(DSL.any(ids)));
    }

    private static UUID[] fresh(int count) {
        UUID[] ids = new UUID[count];
        Supplier<UUID> together = Ids.together();
        for (int at = 0; at < count; at++) {
            ids[at] = together.get();
        }
        return ids;
    }

    private static <T> @Nullable String[] texts(List<T> all, Function<T, @Nullable String> of) {
        @Nullable String[] texts = new String[all.size()];
        for (int at = 0; at < texts.length; at++) {
            texts[at] = of.apply(all.get(at));
        }
        return texts;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
