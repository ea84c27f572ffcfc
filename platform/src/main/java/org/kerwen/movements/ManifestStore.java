package org.kerwen.movements;

import static org.kerwen.movements.db.Tables.COPY;
import static org.kerwen.movements.db.Tables.LISTED;
import static org.kerwen.movements.db.Tables.MANIFEST;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.Ids;
import org.kerwen.kernel.PersonId;

/** The tables of passenger lists and of the copies that left. */
final class ManifestStore {
    private ManifestStore() {}

    /** All lists of a movement, the newest first; what stands on them is left out. */
    static List<Manifest> of(DSLContext database, UUID movement) {
        return find(database, MANIFEST.MOVEMENT.eq(movement), false);
    }

    /** One with everybody on it. */
    static Optional<Manifest> find(DSLContext database, UUID movement, UUID id) {
        return find(database, MANIFEST.ID.eq(id).and(MANIFEST.MOVEMENT.eq(movement)), true).stream()
                .findFirst();
    }

    private static List<Manifest> find(DSLContext database, Condition which, boolean whole) {
        Map<UUID, List<Manifest.Copy>> copies = new LinkedHashMap<>();
        database.select(COPY.fields())
                .from(COPY)
                .join(MANIFEST)
                .on(MANIFEST.ID.eq(COPY.MANIFEST))
                .where(which)
                .orderBy(COPY.MADE_AT, COPY.ID)
                .fetchInto(COPY)
                .forEach(row -> copies.computeIfAbsent(row.getManifest(), any -> new ArrayList<>())
                        .add(new Manifest.Copy(
                                row.getForm(),
                                HexFormat.of().formatHex(row.getSha256()),
                                new AccountId(row.getMadeBy()),
                                row.getMadeAt().toInstant())));
        Map<UUID, List<List<String>>> rows = new LinkedHashMap<>();
        if (whole) {
            database.select(LISTED.MANIFEST, LISTED.CONTENT)
                    .from(LISTED)
                    .join(MANIFEST)
                    .on(MANIFEST.ID.eq(LISTED.MANIFEST))
                    .where(which)
                    .and(LISTED.CONTENT.isNotNull())
                    .orderBy(LISTED.POSITION)
                    .forEach(row -> rows.computeIfAbsent(row.value1(), any -> new ArrayList<>())
                            .add(List.of(row.value2())));
        }
        var people = DSL.field(DSL.selectCount().from(LISTED).where(LISTED.MANIFEST.eq(MANIFEST.ID)))
                .as("people");
        return database.select(MANIFEST.fields())
                .select(people)
                .from(MANIFEST)
                .where(which)
                .orderBy(MANIFEST.MADE_AT.desc(), MANIFEST.ID)
                .fetch(row -> new Manifest(
                        row.get(MANIFEST.ID),
                        Choice.of(Recipient.class, row.get(MANIFEST.RECIPIENT)),
                        row.get(MANIFEST.NUMBER),
                        Arrays.stream(row.get(MANIFEST.FIELDS))
                                .map(word -> Choice.of(ListField.class, word))
                                .toList(),
                        row.get(MANIFEST.OF_VERSION),
                        row.get(people),
                        new AccountId(row.get(MANIFEST.MADE_BY)),
                        row.get(MANIFEST.MADE_AT).toInstant(),
                        rows.getOrDefault(row.get(MANIFEST.ID), List.of()),
                        copies.getOrDefault(row.get(MANIFEST.ID), List.of())));
    }

    /** Writes a list down as it is issued; the movement is locked. */
    static UUID issue(
            DSLContext database,
            Actor.Person by,
            Movement movement,
            Recipient recipient,
            List<Map.Entry<PersonId, List<String>>> rows) {
        UUID id = Ids.withoutTime();
        int number = database.fetchCount(
                        MANIFEST, MANIFEST.MOVEMENT.eq(movement.id()).and(MANIFEST.RECIPIENT.eq(recipient.word())))
                + 1;
        database.insertInto(MANIFEST)
                .set(MANIFEST.ID, id)
                .set(MANIFEST.ORGANISATION, by.organisation().value())
                .set(MANIFEST.MOVEMENT, movement.id())
                .set(MANIFEST.RECIPIENT, recipient.word())
                .set(MANIFEST.NUMBER, number)
                .set(
                        MANIFEST.FIELDS,
                        recipient.fields().stream().map(Choice::word).toArray(String[]::new))
                .set(MANIFEST.OF_VERSION, movement.version())
                .set(MANIFEST.MADE_BY, by.account().value())
                .execute();
        var insert = database.insertInto(
                LISTED, LISTED.MANIFEST, LISTED.POSITION, LISTED.ORGANISATION, LISTED.PERSON, LISTED.CONTENT);
        int position = 0;
        for (Map.Entry<PersonId, List<String>> row : rows) {
            insert = insert.values(
                    id,
                    ++position,
                    by.organisation().value(),
                    row.getKey().value(),
                    Stream.of(row.getValue()).flatMap(List::stream).toArray(String[]::new));
        }
        insert.execute();
        return id;
    }

    static void register(DSLContext database, Actor.Person by, UUID manifest, ListForm form, byte[] sha256) {
        database.insertInto(COPY)
                .set(COPY.ID, Ids.withoutTime())
                .set(COPY.ORGANISATION, by.organisation().value())
                .set(COPY.MANIFEST, manifest)
                .set(COPY.FORM, form.word())
                .set(COPY.SHA256, sha256)
                .set(COPY.MADE_BY, by.account().value())
                .execute();
    }
}
