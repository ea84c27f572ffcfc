package org.kerwen.cases;

import static org.kerwen.cases.db.Tables.CASE_FILE;
import static org.kerwen.cases.db.Tables.LOOK;
import static org.kerwen.cases.db.Tables.WORKER;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectLimitStep;
import org.jooq.SortField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.kerwen.cases.db.tables.records.LookRecord;
import org.kerwen.db.Together;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.CaseId;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.keys.OrganisationKeys;
import org.kerwen.keys.Unopened;

/**
 * Urgent looks. Row security lets each transaction see its own organisation's only; those at a number under which no open case stands can
 * be read while the key of the organisation is unlocked.
 */
final class LookStore {
    private static final Together<UUID> AT_CASE = new Together<>(file ->
            List.of(question(LOOK.CASE_FILE.eq(file), LOOK.ASKED_AT.desc()).limit(DSL.inline(Looks.SHOWN))));

    private final OrganisationKeys keys;

    LookStore(OrganisationKeys keys) {
        this.keys = keys;
    }

    /** What stands in the ciphertext. */
    record Asked(String reference, String reason) {}

    /** Begins one at an open case; false where the same person looks at it already. */
    static boolean begin(DSLContext database, Look look, CaseId file, UUID process, Instant until) {
        return database.insertInto(LOOK)
                        .set(LOOK.ID, look.id())
                        .set(LOOK.ORGANISATION, look.organisation().value())
                        .set(LOOK.CASE_FILE, file.value())
                        .set(LOOK.REASON, look.reason())
                        .set(LOOK.ASKED_BY, look.askedBy().value())
                        .set(LOOK.ASKED_AT, utc(look.askedAt()))
                        .set(LOOK.PROCESS, process)
                        .set(LOOK.UNTIL, utc(until))
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    /** Asks a second person; false where the key is locked. Whether anything stands under the number is not looked at. */
    boolean ask(DSLContext database, Look look) {
        return keys.seal(
                        look.organisation(),
                        CaseJson.padded(new Asked(look.reference(), look.reason())),
                        context(look.id()))
                .map(ciphertext -> database.insertInto(LOOK)
                                .set(LOOK.ID, look.id())
                                .set(LOOK.ORGANISATION, look.organisation().value())
                                .set(LOOK.SEALED, ciphertext)
                                .set(LOOK.ASKED_BY, look.askedBy().value())
                                .set(LOOK.ASKED_AT, utc(look.askedAt()))
                                .execute()
                        == 1)
                .orElse(false);
    }

    Optional<Look> find(DSLContext database, UUID id) {
        return some(database, LOOK.ID.eq(id), LOOK.ID.asc(), 1).stream().findFirst();
    }

    /** The same, and nobody else changes it until the end of the transaction. */
    Optional<Look> locked(DSLContext database, UUID id) {
        database.select(LOOK.ID).from(LOOK).where(LOOK.ID.eq(id)).forUpdate().fetch();
        return find(database, id);
    }

    /** What somebody asked for, the newest first. */
    List<Look> by(DSLContext database, AccountId asker, Instant since, int most) {
        return some(
                database,
                LOOK.ASKED_BY.eq(asker.value()).and(LOOK.ASKED_AT.gt(utc(since))),
                LOOK.ASKED_AT.desc(),
                most);
    }

    /** How many of somebody wait for a second person. */
    static int awaited(DSLContext database, AccountId asker, Instant since) {
        return database.fetchCount(
                LOOK, LOOK.ASKED_BY.eq(asker.value()).and(isAwaited()).and(LOOK.ASKED_AT.gt(utc(since))));
    }

    private static Condition isAwaited() {
        return LOOK.CASE_FILE.isNull().and(LOOK.AGREED.isNull());
    }

    /** Those of others that wait for somebody, the oldest first. */
    List<Look> awaiting(DSLContext database, AccountId second, Instant since, int most) {
        return some(
                database,
                isAwaited().and(LOOK.ASKED_BY.ne(second.value())).and(LOOK.ASKED_AT.gt(utc(since))),
                LOOK.ASKED_AT.asc(),
                most);
    }

    /** Those of others that nobody has looked at afterwards, the oldest first. */
    List<Look> unreviewed(DSLContext database, AccountId second, int most) {
        return some(
                database,
                LOOK.CASE_FILE.isNotNull().and(LOOK.FINDING.isNull()).and(LOOK.ASKED_BY.ne(second.value())),
                LOOK.ASKED_AT.asc(),
                most);
    }

    /** Those at a case that is not sealed, the newest first. */
    List<Look> at(DSLContext database, CaseId file) {
        return AT_CASE.ask(database, file.value()).getFirst().stream()
                .flatMap(row -> whole(row).stream())
                .toList();
    }

    /** Those at the cases on which somebody works, sealed ones left out. */
    List<Look> atThoseOf(DSLContext database, AccountId worker, Instant since, int most) {
        return some(
                database,
                LOOK.ASKED_AT
                        .gt(utc(since))
                        .and(LOOK.CASE_FILE.in(
                                DSL.select(WORKER.CASE_FILE).from(WORKER).where(WORKER.ACCOUNT.eq(worker.value())))),
                LOOK.ASKED_AT.desc(),
                most);
    }

    /** Those at numbers under which no open case stands; of which case each is can be seen in it only. */
    List<Look> ofNumbers(DSLContext database, OrganisationId organisation, Instant since, int most) {
        return some(
                database,
                LOOK.ORGANISATION
                        .eq(organisation.value())
                        .and(LOOK.CASE_FILE.isNull())
                        .and(LOOK.ASKED_AT.gt(utc(since))),
                LOOK.ASKED_AT.desc(),
                most);
    }

    /** One of these that is neither ended nor over by the clock on the wall, and was begun in this run of the program. */
    Optional<Look> open(DSLContext database, Collection<UUID> looks, UUID process, Instant now) {
        return some(
                        database,
                        LOOK.ID
                                .in(looks)
                                .and(LOOK.PROCESS.eq(process))
                                .and(LOOK.ENDED_AT.isNull())
                                .and(LOOK.UNTIL.gt(utc(now))),
                        LOOK.UNTIL.desc(),
                        1)
                .stream()
                .findFirst();
    }

    /** Writes what the second person says; a yes begins it. */
    static void answer(DSLContext database, UUID id, Look.Answer answer, UUID process, Instant until) {
        database.update(LOOK)
                .set(LOOK.AGREED, answer.agreed())
                .set(LOOK.ANSWERED_BY, answer.by().value())
                .set(LOOK.ANSWERED_AT, utc(answer.at()))
                .set(LOOK.PROCESS, answer.agreed() ? process : null)
                .set(LOOK.UNTIL, answer.agreed() ? utc(until) : null)
                .where(LOOK.ID.eq(id))
                .execute();
    }

    static void end(DSLContext database, UUID id, Instant now) {
        database.update(LOOK)
                .set(LOOK.ENDED_AT, utc(now))
                .where(LOOK.ID.eq(id))
                .and(LOOK.ENDED_AT.isNull())
                .execute();
    }

    /** Ends those of somebody at an open case that memory knows no more. */
    static void endForgotten(DSLContext database, CaseId file, AccountId asker, Collection<UUID> open, Instant now) {
        database.update(LOOK)
                .set(LOOK.ENDED_AT, utc(now))
                .where(LOOK.CASE_FILE.eq(file.value()))
                .and(LOOK.ASKED_BY.eq(asker.value()))
                .and(LOOK.ENDED_AT.isNull())
                .and(LOOK.ID.notIn(open).or(LOOK.UNTIL.le(utc(now))))
                .execute();
    }

    /** Ends those that are over, by the clock on the wall or by that of this run of the program; answers which. */
    static List<UUID> endOver(DSLContext database, UUID process, Collection<UUID> open, Instant now) {
        return database.update(LOOK)
                .set(LOOK.ENDED_AT, utc(now))
                .where(LOOK.ENDED_AT.isNull())
                .and(LOOK.UNTIL.le(utc(now)).or(LOOK.PROCESS.eq(process).and(LOOK.ID.notIn(open))))
                .returning(LOOK.ID)
                .fetch(LOOK.ID);
    }

    static void review(DSLContext database, UUID id, Look.Review review) {
        database.update(LOOK)
                .set(LOOK.FINDING, review.finding().word())
                .set(LOOK.WORDS, review.words())
                .set(LOOK.REVIEWED_BY, review.by().value())
                .set(LOOK.REVIEWED_AT, utc(review.at()))
                .where(LOOK.ID.eq(id))
                .execute();
    }

    /** Removes old ones for which nobody has anything left to do. */
    static int forget(DSLContext database, Instant before) {
        return database.deleteFrom(LOOK)
                .where(LOOK.ASKED_AT.lt(utc(before)))
                .and(LOOK.CASE_FILE.isNull().or(LOOK.FINDING.isNotNull()))
                .and(LOOK.UNTIL.isNull().or(LOOK.ENDED_AT.isNotNull()))
                .execute();
    }

    private List<Look> some(DSLContext database, Condition which, SortField<?> order, int most) {
        return database.fetch(question(which, order).limit(most)).stream()
                .flatMap(row -> whole(row).stream())
                .toList();
    }

    private static SelectLimitStep<Record> question(Condition which, SortField<?> order) {
        return DSL.select(LOOK.fields())
                .select(CASE_FILE.REFERENCE)
                .from(LOOK)
                .leftJoin(CASE_FILE)
                .on(CASE_FILE.ID.eq(LOOK.CASE_FILE))
                .where(which)
                .orderBy(order, LOOK.ID);
    }

    private Optional<Look> whole(Record row) {
        return whole(Together.record(row, LookRecord.class), row.get(CASE_FILE.REFERENCE));
    }

    private Optional<Look> whole(LookRecord row, @Nullable String reference) {
        return asked(row, reference)
                .map(asked -> new Look(
                        row.getId(),
                        new OrganisationId(row.getOrganisation()),
                        row.getCaseFile() == null ? null : new CaseId(row.getCaseFile()),
                        asked.reference(),
                        asked.reason(),
                        new AccountId(row.getAskedBy()),
                        row.getAskedAt().toInstant(),
                        row.getAgreed() == null
                                ? null
                                : new Look.Answer(
                                        row.getAgreed(),
                                        new AccountId(row.getAnsweredBy()),
                                        row.getAnsweredAt().toInstant()),
                        row.getUntil() == null
                                ? null
                                : new Look.Opening(
                                        row.getUntil().toInstant(),
                                        row.getEndedAt() == null
                                                ? null
                                                : row.getEndedAt().toInstant()),
                        row.getFinding() == null
                                ? null
                                : new Look.Review(
                                        Choice.of(Look.Finding.class, row.getFinding()),
                                        row.getWords(),
                                        new AccountId(row.getReviewedBy()),
                                        row.getReviewedAt().toInstant())));
    }

    private Optional<Asked> asked(LookRecord row, @Nullable String reference) {
        if (reference != null) {
            return Optional.of(new Asked(reference, row.getReason()));
        }
        try {
            return keys.open(new OrganisationId(row.getOrganisation()), row.getSealed(), context(row.getId()))
                    .map(padded -> CaseJson.read(padded, Asked.class));
        } catch (Unopened e) {
            // The key was turned by another process a moment ago: as while it is locked.
            return Optional.empty();
        }
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    private static String context(UUID id) {
        return "cases.look/" + id;
    }
}
