package org.kerwen.people;

import static org.kerwen.people.db.Tables.PERSON;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Ids;
import org.kerwen.kernel.PersonId;

/**
 * Writes many people at once: three statements for some hundreds of them, a column as one array. The index hears of them when it
 * follows the database.
 */
final class PeopleInBulk {
    private static final int AT_ONCE = 1_000;

    private static final String PEOPLE = """
            INSERT INTO people.person (id, organisation, sex, birth, nationalities, registered_by)
            SELECT id, ?, sex, birth, string_to_array(nationalities, ','), ?::uuid
            FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[]) AS of_each (id, sex, birth, nationalities)
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

    private PeopleInBulk() {}

    private record Named(UUID person, Registration.Name name) {}

    private record Holder(UUID person, Registration.Document document) {}

    /** Answers the ids in the order of the registrations. */
    static List<PersonId> insert(DSLContext database, Actor.Person by, List<Registration> registrations) {
        return insert(database, by, registrations, at -> Ids.withoutTime());
    }

    /** The same under ids that are given by the place in the list. */
    static List<PersonId> insert(
            DSLContext database, Actor.Person by, List<Registration> registrations, IntFunction<UUID> ids) {
        List<PersonId> inserted = new ArrayList<>(registrations.size());
        for (int from = 0; from < registrations.size(); from += AT_ONCE) {
            List<Registration> some = registrations.subList(from, Math.min(from + AT_ONCE, registrations.size()));
            List<UUID> made = new ArrayList<>(some.size());
            for (int at = 0; at < some.size(); at++) {
                made.add(ids.apply(from + at));
            }
            insert(database, by, some, made);
            made.forEach(id -> inserted.add(new PersonId(id)));
        }
        return inserted;
    }

    private static void insert(DSLContext database, Actor.Person by, List<Registration> some, List<UUID> ids) {
        String organisation = by.organisation().value();
        List<Named> names = new ArrayList<>();
        List<Holder> documents = new ArrayList<>();
        for (int at = 0; at < some.size(); at++) {
            UUID id = ids.get(at);
            some.get(at).names().forEach(name -> names.add(new Named(id, name)));
            some.get(at).documents().forEach(document -> documents.add(new Holder(id, document)));
        }
        database.execute(
                PEOPLE,
                organisation,
                by.account().value(),
                ids.toArray(UUID[]::new),
                texts(some, each -> each.sex() == null ? null : each.sex().word()),
                texts(some, each -> each.birth() == null ? null : each.birth().canonical()),
                texts(some, each -> String.join(",", each.nationalities())));
        database.execute(
                NAMES,
                organisation,
                fresh(names.size()),
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
                    texts(
                            documents,
                            each -> each.document.validUntil() == null
                                    ? null
                                    : each.document.validUntil().toString()));
        }
    }

    /** How many of these are there. */
    static int count(DSLContext database, UUID[] ids) {
        return database.fetchCount(PERSON, PERSON.ID.eq(DSL.any(ids)));
    }

    private static UUID[] fresh(int count) {
        UUID[] ids = new UUID[count];
        for (int at = 0; at < count; at++) {
            ids[at] = Ids.withoutTime();
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

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
