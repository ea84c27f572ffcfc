package org.kerwen.access;

import static org.kerwen.access.db.Tables.SESSION;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
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
    private SessionStore() {}

    /** The session with this hash that has neither ended nor expired, with all that a request needs. */
    static Optional<Found> find(Connection connection, byte[] hash, Instant madeAfter, Instant seenAfter)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT * FROM access.session_of(?, ?, ?)")) {
            statement.setBytes(1, hash);
            statement.setObject(2, at(madeAfter));
            statement.setObject(3, at(seenAfter));
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Found(
                                signed(row, row.getObject("session", UUID.class), instant(row, "confirmed_at")),
                                instant(row, "seen_at")))
                        : Optional.empty();
            }
        }
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
    static Optional<FoundToken> findToken(Connection connection, byte[] hash, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT * FROM access.token_of(?, ?)")) {
            statement.setBytes(1, hash);
            statement.setObject(2, at(now));
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new FoundToken(
                                signed(row, row.getObject("token", UUID.class), Instant.EPOCH),
                                Set.copyOf(words(row, "operations")),
                                row.getObject("used_on", LocalDate.class)))
                        : Optional.empty();
            }
        }
    }

    /** Reads who it is from a row that has the account and its grants. */
    private static Signed signed(ResultSet row, UUID session, Instant confirmedAt) throws SQLException {
        Set<RoleGrant> grants =
                words(row, "grants").stream().map(SessionStore::grant).collect(Collectors.toUnmodifiableSet());
        return new Signed(
                new Actor.Person(
                        new AccountId(row.getObject("account", UUID.class)),
                        new OrganisationId(row.getString("organisation")),
                        grants),
                session,
                row.getString("name"),
                new Language(row.getString("language")),
                confirmedAt);
    }

    private static List<String> words(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** {@code role,programme,place}; none of these words contains a comma. */
    private static RoleGrant grant(String text) {
        String[] words = text.split(",", -1);
        return grant(words[0], words[1].isEmpty() ? null : words[1], words[2].isEmpty() ? null : words[2]);
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

    record FoundToken(
            Signed signed, Set<String> operations, @Nullable LocalDate usedOn) {}

    /**
     * Somewhere a person is signed in.
     *
     * @param id of the session
     * @param since when the person signed in there
     * @param seen last use, to the minute
     */
    record Device(UUID id, Instant since, Instant seen) {}
}
