package org.kerwen.people;

import static org.kerwen.people.db.Tables.PHOTOGRAPH;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.kerwen.files.KeptFiles;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.PersonId;
import org.kerwen.people.db.tables.records.PhotographRecord;

/** The rows of photographs: added and taken away as other parts are, each with its reason and what becomes of its files. */
final class PhotographStore {
    private PhotographStore() {}

    /**
     * A photograph with its history.
     *
     * @param removed when and by whom it was taken away; null while it counts
     */
    record Held(
            Person.Row<Registration.Photograph> row,
            Instant added,
            AccountId by,
            @Nullable Removed removed) {}

    /**
     * That one was taken away.
     *
     * @param by null where it was removed again after a restore
     */
    record Removed(Instant at, @Nullable AccountId by) {}

    static Person.Row<Registration.Photograph> read(PhotographRecord row) {
        return new Person.Row<>(
                row.getId(),
                new PersonId(row.getPerson()),
                new Registration.Photograph(
                        row.getTaken(),
                        Choice.of(ConsentWay.class, row.getGround()),
                        row.getFile() == null || row.getSmall() == null
                                ? null
                                : new Registration.Pictures(row.getFile(), row.getSmall()),
                        row.getRemovedWhy() == null ? null : Choice.of(TakingAway.class, row.getRemovedWhy())));
    }

    static PhotographRecord row(Registration.Photograph photograph) {
        PhotographRecord record = new PhotographRecord();
        Registration.Pictures pictures = Objects.requireNonNull(photograph.pictures());
        record.setFile(pictures.large());
        record.setSmall(pictures.small());
        record.setTaken(photograph.taken());
        record.setGround(photograph.ground().word());
        return record;
    }

    /** Those that show the person as they look today first. */
    static List<Person.Row<Registration.Photograph>> newestFirst(Stream<PhotographRecord> rows) {
        return rows.sorted(Comparator.comparing(PhotographStore::shows)
                        .thenComparing(PhotographRecord::getAddedAt)
                        .reversed())
                .map(PhotographStore::read)
                .toList();
    }

    /** The last day of which it may tell how the person looks. */
    private static LocalDate shows(PhotographRecord row) {
        LocalDate added = LocalDate.ofInstant(row.getAddedAt().toInstant(), ZoneOffset.UTC);
        FuzzyDate taken = row.getTaken();
        LocalDate latest = taken == null ? added : taken.latest().orElse(added);
        return latest.isAfter(added) ? added : latest;
    }

    /** All of these records, those that were taken away too, the newest first. */
    static List<Held> held(DSLContext database, Collection<UUID> records) {
        return database.selectFrom(PHOTOGRAPH)
                .where(PHOTOGRAPH.PERSON.in(records))
                .orderBy(PHOTOGRAPH.ADDED_AT.desc(), PHOTOGRAPH.ID)
                .fetch(row -> new Held(
                        read(row),
                        row.getAddedAt().toInstant(),
                        new AccountId(row.getAddedBy()),
                        row.getRemovedAt() == null
                                ? null
                                : new Removed(
                                        row.getRemovedAt().toInstant(),
                                        row.getRemovedBy() == null ? null : new AccountId(row.getRemovedBy()))));
    }

    /** Takes one away that counts; the picture of one that goes for good is removed with its key. */
    static void takeAway(DSLContext database, Actor.Person by, UUID id, TakingAway why) {
        if (why.isForGood()) {
            removePictures(database, List.of(id));
        }
        removed(database, by, id, why);
    }

    /** Gives one to another record; the first keeps that there was one. */
    static void move(
            DSLContext database, Actor.Person by, UUID id, Registration.Photograph photograph, PersonId other) {
        removed(database, by, id, TakingAway.OF_THE_OTHER);
        PartStore.insert(database, by, other, photograph);
    }

    private static void removed(DSLContext database, Actor.Person by, UUID id, TakingAway why) {
        var update = database.update(PHOTOGRAPH)
                .set(PHOTOGRAPH.REMOVED_BY, by.account().value())
                .set(PHOTOGRAPH.REMOVED_AT, MergeStore.now())
                .set(PHOTOGRAPH.REMOVED_WHY, why.word());
        if (why == TakingAway.OF_THE_OTHER) {
            update = update.setNull(PHOTOGRAPH.FILE).setNull(PHOTOGRAPH.SMALL);
        }
        update.where(PHOTOGRAPH.ID.eq(id)).and(PHOTOGRAPH.REMOVED_AT.isNull()).execute();
    }

    /** Removes the picture of one again after a restore; answers whether there is such a photograph. */
    static boolean removeAgain(DSLContext database, UUID id) {
        removePictures(database, List.of(id));
        return database.fetchExists(PHOTOGRAPH, PHOTOGRAPH.ID.eq(id));
    }

    /** Removes all of these records, with their files; answers how many. */
    static int erase(DSLContext database, Collection<UUID> records) {
        List<UUID> ids = database.select(PHOTOGRAPH.ID)
                .from(PHOTOGRAPH)
                .where(PHOTOGRAPH.PERSON.in(records))
                .fetch(PHOTOGRAPH.ID);
        removePictures(database, ids);
        return database.deleteFrom(PHOTOGRAPH).where(PHOTOGRAPH.ID.in(ids)).execute();
    }

    private static void removePictures(DSLContext database, List<UUID> ids) {
        var pictures = database.select(PHOTOGRAPH.FILE, PHOTOGRAPH.SMALL)
                .from(PHOTOGRAPH)
                .where(PHOTOGRAPH.ID.in(ids))
                .and(PHOTOGRAPH.FILE.isNotNull())
                .fetch();
        database.update(PHOTOGRAPH)
                .setNull(PHOTOGRAPH.FILE)
                .setNull(PHOTOGRAPH.SMALL)
                .set(PHOTOGRAPH.REMOVED_AT, DSL.coalesce(PHOTOGRAPH.REMOVED_AT, MergeStore.now()))
                .where(PHOTOGRAPH.ID.in(ids))
                .execute();
        pictures.forEach(picture -> {
            KeptFiles.removeWithoutKeys(database, picture.value1());
            KeptFiles.removeWithoutKeys(database, picture.value2());
        });
    }

    /** The file of one of these records; empty where there is no such photograph, or its picture is gone. */
    static Optional<UUID> file(DSLContext database, Collection<UUID> records, UUID id, Photographs.Size size) {
        return database.selectFrom(PHOTOGRAPH)
                .where(PHOTOGRAPH.ID.eq(id))
                .and(PHOTOGRAPH.PERSON.in(records))
                .fetchOptional(size == Photographs.Size.SMALL ? PHOTOGRAPH.SMALL : PHOTOGRAPH.FILE);
    }
}
