package org.kerwen.access;

import static org.kerwen.access.db.Tables.ACCOUNT;
import static org.kerwen.access.db.Tables.ROLE_GRANT;
import static org.kerwen.access.db.Tables.SESSION;
import static org.kerwen.access.db.Tables.TOKEN;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.db.tables.records.SessionRecord;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.Language;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.PlaceId;
import org.kerwen.kernel.ProgrammeId;
import org.kerwen.kernel.Role;
import org.kerwen.kernel.RoleGrant;

/** Rows of sessions and tokens, and of those to whom they belong. */
final class SessionStore {
    /** All grants of the account in the same row: whoever asks for a session asks for nothing else. */
    private static final Field<Result<org.jooq.Record3<String, String, String>>> GRANTS =
            DSL.multiset(DSL.select(ROLE_GRANT.ROLE, ROLE_GRANT.PROGRAMME, ROLE_GRANT.PLACE)
                    .from(ROLE_GRANT)
                    .where(ROLE_GRANT.ACCOUNT.eq(ACCOUNT.ID))
                    .and(ROLE_GRANT.ENDED_AT.isNull()));

    private SessionStore() {}

    /** The session with this hash that has neither ended nor expired, with all that a request needs. */
    static Optional<Found> find(DSLContext database, byte[] hash, Instant madeAfter, Instant seenAfter) {
        return database.select(
                        SESSION.ID,
                        SESSION.SEEN_AT,
                        SESSION.CONFIRMED_AT,
                        ACCOUNT.ID,
                        ACCOUNT.ORGANISATION,
                        ACCOUNT.NAME,
                        ACCOUNT.LANGUAGE,
                        GRANTS)
                .from(SESSION)
                .join(ACCOUNT)
                .on(ACCOUNT.ID.eq(SESSION.ACCOUNT))
                .where(SESSION.HASH.eq(hash))
                .and(SESSION.MADE_AT.gt(at(madeAfter)))
                .and(SESSION.SEEN_AT.gt(at(seenAfter)))
                .and(ACCOUNT.ENDED_AT.isNull())
                .fetchOptional(row -> new Found(
                        signed(
                                row,
                                row.get(SESSION.ID),
                                row.get(SESSION.CONFIRMED_AT).toInstant()),
                        row.get(SESSION.SEEN_AT).toInstant()));
    }

    static void insert(DSLContext database, UUID id, byte[] hash, Actor.Person actor, Instant now) {
        database.insertInto(SESSION)
                .set(SESSION.ID, id)
                .set(SESSION.HASH, hash)
                .set(SESSION.ACCOUNT, actor.account().value())
                .set(SESSION.ORGANISATION, actor.organisation().value())
                .set(SESSION.MADE_AT, at(now))
                .set(SESSION.SEEN_AT, at(now))
                .set(SESSION.CONFIRMED_AT, at(now))
                .execute();
    }

    static void touch(DSLContext database, UUID id, TableField<SessionRecord, OffsetDateTime> column, Instant now) {
        database.update(SESSION).set(column, at(now)).where(SESSION.ID.eq(id)).execute();
    }

    /** Ends one of the account's sessions; answers whether there was one. */
    static boolean end(DSLContext database, AccountId account, UUID id) {
        return database.deleteFrom(SESSION)
                        .where(SESSION.ID.eq(id))
                        .and(SESSION.ACCOUNT.eq(account.value()))
                        .execute()
                == 1;
    }

    /** Ends all sessions of the account, but for one. */
    static void endAll(DSLContext database, AccountId account, @Nullable UUID except) {
        database.deleteFrom(SESSION)
                .where(SESSION.ACCOUNT.eq(account.value()))
                .and(except == null ? DSL.noCondition() : SESSION.ID.ne(except))
                .execute();
    }

    static int removeExpired(DSLContext database, Instant madeBefore, Instant seenBefore) {
        return database.deleteFrom(SESSION)
                .where(SESSION.MADE_AT.le(at(madeBefore)).or(SESSION.SEEN_AT.le(at(seenBefore))))
                .execute();
    }

    /** The account's sessions, the last used first. */
    static List<Device> of(DSLContext database, AccountId account) {
        return database.selectFrom(SESSION)
                .where(SESSION.ACCOUNT.eq(account.value()))
                .orderBy(SESSION.SEEN_AT.desc(), SESSION.ID)
                .fetch(row -> new Device(
                        row.getId(),
                        row.getMadeAt().toInstant(),
                        row.getSeenAt().toInstant()));
    }

    /** Who acts with the token of this hash, and for what it may be used. */
    static Optional<FoundToken> findToken(DSLContext database, byte[] hash, Instant now) {
        return database.select(
                        TOKEN.ID,
                        TOKEN.OPERATIONS,
                        TOKEN.USED_ON,
                        ACCOUNT.ID,
                        ACCOUNT.ORGANISATION,
                        ACCOUNT.NAME,
                        ACCOUNT.LANGUAGE,
                        GRANTS)
                .from(TOKEN)
                .join(ACCOUNT)
                .on(ACCOUNT.ID.eq(TOKEN.ACCOUNT))
                .where(TOKEN.HASH.eq(hash))
                .and(TOKEN.EXPIRES_AT.gt(at(now)))
                .and(TOKEN.REVOKED_AT.isNull())
                .and(ACCOUNT.ENDED_AT.isNull())
                .fetchOptional(row -> new FoundToken(
                        signed(row, row.get(TOKEN.ID), Instant.EPOCH),
                        Set.of(row.get(TOKEN.OPERATIONS)),
                        row.get(TOKEN.USED_ON)));
    }

    /** Reads who it is from a row that has the account and its grants. */
    private static Signed signed(Record row, UUID session, Instant confirmedAt) {
        Set<RoleGrant> grants = row.get(GRANTS).stream()
                .map(grant -> grant(grant.value1(), grant.value2(), grant.value3()))
                .collect(Collectors.toUnmodifiableSet());
        return new Signed(
                new Actor.Person(
                        new AccountId(row.get(ACCOUNT.ID)), new OrganisationId(row.get(ACCOUNT.ORGANISATION)), grants),
                session,
                row.get(ACCOUNT.NAME),
                new Language(row.get(ACCOUNT.LANGUAGE)),
                confirmedAt);
    }

    static RoleGrant grant(String role, @Nullable String programme, @Nullable String place) {
        return new RoleGrant(
                Choice.of(Role.class, role),
                programme == null ? null : new ProgrammeId(programme),
                place == null ? null : new PlaceId(place));
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    record Found(Signed signed, Instant seenAt) {}

    record FoundToken(Signed signed, Set<String> operations, java.time.@Nullable LocalDate usedOn) {}

    /**
     * Somewhere a person is signed in.
     *
     * @param id of the session
     * @param since when the person signed in there
     * @param seen last use, to the minute
     */
    record Device(UUID id, Instant since, Instant seen) {}
}
