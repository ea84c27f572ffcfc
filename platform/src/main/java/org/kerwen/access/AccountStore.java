package org.kerwen.access;

import static org.kerwen.access.SessionStore.at;
import static org.kerwen.access.db.Tables.ACCOUNT;
import static org.kerwen.access.db.Tables.ROLE_GRANT;
import static org.kerwen.access.db.Tables.SPARE_CODE;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.db.tables.records.AccountRecord;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.Ids;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.Role;
import org.kerwen.kernel.RoleGrant;

/** Rows of accounts, the roles they hold and their spare codes. */
final class AccountStore {
    private AccountStore() {}

    static Optional<AccountRecord> byAddress(DSLContext database, String address) {
        return database.selectFrom(ACCOUNT)
                .where(ACCOUNT.ADDRESS.eq(address))
                .and(ACCOUNT.ENDED_AT.isNull())
                .fetchOptional();
    }

    static Optional<AccountRecord> byId(DSLContext database, AccountId id) {
        return database.selectFrom(ACCOUNT).where(ACCOUNT.ID.eq(id.value())).fetchOptional();
    }

    static boolean isEmpty(DSLContext database) {
        return !database.fetchExists(ACCOUNT);
    }

    static Set<RoleGrant> grants(DSLContext database, AccountId account) {
        return database
                .selectFrom(ROLE_GRANT)
                .where(ROLE_GRANT.ACCOUNT.eq(account.value()))
                .and(ROLE_GRANT.ENDED_AT.isNull())
                .fetch(row -> SessionStore.grant(row.getRole(), row.getProgramme(), row.getPlace()))
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Takes a code of the telephone: answers whether nobody took it or a later one meanwhile. */
    static boolean takeStep(DSLContext database, AccountId account, long step) {
        return database.update(ACCOUNT)
                        .set(ACCOUNT.LAST_STEP, step)
                        .where(ACCOUNT.ID.eq(account.value()))
                        .and(ACCOUNT.LAST_STEP.lt(step))
                        .execute()
                == 1;
    }

    /** Takes a spare code: answers whether it was one of the account's and not used yet. */
    static boolean takeSpareCode(DSLContext database, AccountId account, byte[] hash, Instant now) {
        return database.update(SPARE_CODE)
                        .set(SPARE_CODE.USED_AT, at(now))
                        .where(SPARE_CODE.ACCOUNT.eq(account.value()))
                        .and(SPARE_CODE.HASH.eq(hash))
                        .and(SPARE_CODE.USED_AT.isNull())
                        .execute()
                == 1;
    }

    static int spareCodesLeft(DSLContext database, AccountId account) {
        return database.fetchCount(
                SPARE_CODE, SPARE_CODE.ACCOUNT.eq(account.value()).and(SPARE_CODE.USED_AT.isNull()));
    }

    static void replaceSpareCodes(
            DSLContext database, AccountId account, OrganisationId organisation, List<byte[]> hashes) {
        database.deleteFrom(SPARE_CODE)
                .where(SPARE_CODE.ACCOUNT.eq(account.value()))
                .execute();
        for (byte[] hash : hashes) {
            database.insertInto(SPARE_CODE)
                    .set(SPARE_CODE.ACCOUNT, account.value())
                    .set(SPARE_CODE.ORGANISATION, organisation.value())
                    .set(SPARE_CODE.HASH, hash)
                    .execute();
        }
    }

    /** Gives a role; nothing changes where it is held already. */
    static void grant(
            DSLContext database,
            AccountId account,
            OrganisationId organisation,
            Role role,
            @Nullable AccountId by,
            Instant now) {
        database.insertInto(ROLE_GRANT)
                .set(ROLE_GRANT.ID, Ids.next())
                .set(ROLE_GRANT.ACCOUNT, account.value())
                .set(ROLE_GRANT.ORGANISATION, organisation.value())
                .set(ROLE_GRANT.ROLE, role.word())
                .set(ROLE_GRANT.GRANTED_BY, by == null ? null : by.value())
                .set(ROLE_GRANT.GRANTED_AT, at(now))
                .onConflictDoNothing()
                .execute();
    }

    static boolean endGrant(DSLContext database, UUID grant, Instant now) {
        return database.update(ROLE_GRANT)
                        .set(ROLE_GRANT.ENDED_AT, at(now))
                        .where(ROLE_GRANT.ID.eq(grant))
                        .and(ROLE_GRANT.ENDED_AT.isNull())
                        .execute()
                == 1;
    }

    /** Whether there is or was such a grant. */
    static boolean hasGrant(DSLContext database, UUID grant) {
        return database.fetchExists(ROLE_GRANT, ROLE_GRANT.ID.eq(grant));
    }

    static void endGrants(DSLContext database, AccountId account, Instant now) {
        database.update(ROLE_GRANT)
                .set(ROLE_GRANT.ENDED_AT, at(now))
                .where(ROLE_GRANT.ACCOUNT.eq(account.value()))
                .and(ROLE_GRANT.ENDED_AT.isNull())
                .execute();
    }

    /** Roles that the account holds or held, the newest first. */
    static List<Held> held(DSLContext database, AccountId account) {
        return database.selectFrom(ROLE_GRANT)
                .where(ROLE_GRANT.ACCOUNT.eq(account.value()))
                .orderBy(ROLE_GRANT.GRANTED_AT.desc(), ROLE_GRANT.ID.desc())
                .fetch(row -> new Held(
                        row.getId(),
                        SessionStore.grant(row.getRole(), row.getProgramme(), row.getPlace()),
                        row.getGrantedBy() == null ? null : new AccountId(row.getGrantedBy()),
                        row.getGrantedAt().toInstant(),
                        row.getEndedAt() == null ? null : row.getEndedAt().toInstant()));
    }

    /** Colleagues in the order of their names, after the last of the page before. */
    static List<Colleague> page(
            DSLContext database,
            OrganisationId organisation,
            String query,
            @Nullable Role role,
            @Nullable AccountId after,
            int most) {
        Condition condition = ACCOUNT.ORGANISATION.eq(organisation.value());
        if (!query.isBlank()) {
            condition =
                    condition.and(ACCOUNT.NAME.containsIgnoreCase(query).or(ACCOUNT.ADDRESS.containsIgnoreCase(query)));
        }
        if (role != null) {
            condition = condition.and(DSL.exists(DSL.selectOne()
                    .from(ROLE_GRANT)
                    .where(ROLE_GRANT.ACCOUNT.eq(ACCOUNT.ID))
                    .and(ROLE_GRANT.ROLE.eq(role.word()))
                    .and(ROLE_GRANT.ENDED_AT.isNull())));
        }
        if (after != null) {
            // By id, so that no name stands in an address.
            var last = ACCOUNT.as("last");
            condition = condition.and(DSL.row(ACCOUNT.NAME, ACCOUNT.ID)
                    .gt(DSL.select(last.NAME, last.ID).from(last).where(last.ID.eq(after.value()))));
        }
        return database.select(
                        ACCOUNT.ID,
                        ACCOUNT.NAME,
                        ACCOUNT.ADDRESS,
                        ACCOUNT.ENDED_AT,
                        DSL.multiset(DSL.select(ROLE_GRANT.ROLE)
                                        .from(ROLE_GRANT)
                                        .where(ROLE_GRANT.ACCOUNT.eq(ACCOUNT.ID))
                                        .and(ROLE_GRANT.ENDED_AT.isNull())
                                        .orderBy(ROLE_GRANT.ROLE))
                                .convertFrom(rows -> rows.map(row -> Choice.of(Role.class, row.value1()))))
                .from(ACCOUNT)
                .where(condition)
                .orderBy(ACCOUNT.NAME, ACCOUNT.ID)
                .limit(most)
                .fetch(row -> new Colleague(
                        new AccountId(row.value1()),
                        row.value2(),
                        row.value3(),
                        row.value4() == null ? null : row.value4().toInstant(),
                        row.value5()));
    }

    static Actor.Person person(DSLContext database, AccountRecord account) {
        AccountId id = new AccountId(account.getId());
        return new Actor.Person(id, new OrganisationId(account.getOrganisation()), grants(database, id));
    }

    /**
     * A row of the list of colleagues.
     *
     * @param endedAt when the person left; null while working here
     */
    record Colleague(
            AccountId id,
            String name,
            String address,
            @Nullable Instant endedAt,
            List<Role> roles) {}

    /**
     * A role that somebody holds or held.
     *
     * @param by who gave it; null for the first administrator
     * @param until when it was taken away; null while it is held
     */
    record Held(
            UUID id,
            RoleGrant grant,
            @Nullable AccountId by,
            Instant since,
            @Nullable Instant until) {}
}
