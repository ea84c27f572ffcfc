package org.kerwen.people;

import static org.kerwen.people.db.Tables.CHANGE;
import static org.kerwen.people.db.Tables.CONSENT;
import static org.kerwen.people.db.Tables.CONTACT;
import static org.kerwen.people.db.Tables.DOCUMENT;
import static org.kerwen.people.db.Tables.NAME;
import static org.kerwen.people.db.Tables.PAIR;
import static org.kerwen.people.db.Tables.PERSON;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.kerwen.backup.Replay;
import org.kerwen.kernel.PersonId;

/** Removes all that is known of people. Whoever was erased is erased again when a backup from before was restored. */
final class Forgetting implements Replay {
    static final String KIND = "person-erased";

    private final List<AboutPeople> others;

    Forgetting(List<AboutPeople> others) {
        this.others = List.copyOf(others);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean again(DSLContext database, UUID subject) {
        boolean known = database.fetchExists(PERSON, PERSON.ID.eq(subject));
        if (known) {
            forget(database, List.of(subject), others);
        }
        return known;
    }

    /** Removes it from these records, wherever it is held; answers how many rows of which kind. */
    static Map<String, Integer> forget(DSLContext database, Collection<UUID> records, List<AboutPeople> others) {
        UUID[] ids = records.toArray(UUID[]::new);
        Map<String, Integer> removed = new TreeMap<>();
        // What stands in lists was made of the rest, and is no row of its own in the receipt.
        Listing.remove(database, records);
        others.forEach(other -> removed.put(
                other.word(),
                other.erase(database, records.stream().map(PersonId::new).toList())));
        removed.put(
                "name",
                database.update(NAME)
                        .setNull(NAME.FAMILY)
                        .setNull(NAME.GIVEN)
                        .setNull(NAME.PATRONYMIC)
                        .set(NAME.REMOVED_AT, DSL.currentOffsetDateTime())
                        .where(NAME.PERSON.eq(DSL.any(ids)))
                        .execute());
        removed.put(
                "document",
                database.deleteFrom(DOCUMENT)
                        .where(DOCUMENT.PERSON.eq(DSL.any(ids)))
                        .execute());
        removed.put(
                "contact",
                database.deleteFrom(CONTACT)
                        .where(CONTACT.PERSON.eq(DSL.any(ids)))
                        .execute());
        removed.put(
                "consent",
                database.deleteFrom(CONSENT)
                        .where(CONSENT.PERSON.eq(DSL.any(ids)))
                        .execute());
        removed.put(
                "change",
                database.deleteFrom(CHANGE)
                        .where(CHANGE.PERSON.eq(DSL.any(ids)))
                        .execute());
        removed.put(
                "pair",
                database.deleteFrom(PAIR)
                        .where(PAIR.ONE.eq(DSL.any(ids)).or(PAIR.OTHER.eq(DSL.any(ids))))
                        .execute());
        removed.put(
                "record",
                database.update(PERSON)
                        .setNull(PERSON.SEX)
                        .setNull(PERSON.BIRTH)
                        .setNull(PERSON.BIRTH_COUNTRY)
                        .setNull(PERSON.BIRTH_PLACE)
                        .set(PERSON.NATIONALITIES, new String[0])
                        .set(PERSON.LANGUAGES, new String[0])
                        .set(PERSON.NEEDS, new String[0])
                        .setNull(PERSON.RESTRICTED_AT)
                        .setNull(PERSON.RESTRICTED_BY)
                        .set(PERSON.ERASED_AT, DSL.currentOffsetDateTime())
                        .set(PERSON.VERSION, PERSON.VERSION.plus(1))
                        .where(PERSON.ID.eq(DSL.any(ids)))
                        .and(PERSON.ERASED_AT.isNull())
                        .execute());
        return removed;
    }
}
