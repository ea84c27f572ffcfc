package org.kerwen.access;

import static org.kerwen.access.SessionStore.at;
import static org.kerwen.access.db.Tables.ACCOUNT;
import static org.kerwen.access.db.Tables.ROLE_GRANT;
import static org.kerwen.access.db.Tables.TOKEN;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.db.tables.records.AccountRecord;
import org.kerwen.backup.Register;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.Actor.Machine;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.Language;
import org.kerwen.kernel.Role;

/** The people who work here: those of the own organisation, and oneself. */
final class Accounts {
    private final Transactions transactions;
    private final Permissions permissions;
    private final Credentials credentials;
    private final Joining joining;
    private final List<HandOver> handOvers;
    private final Register register;
    private final Clock clock;

    Accounts(
            Transactions transactions,
            Permissions permissions,
            Credentials credentials,
            Joining joining,
            List<HandOver> handOvers,
            Register register,
            Clock clock) {
        this.transactions = transactions;
        this.permissions = permissions;
        this.credentials = credentials;
        this.joining = joining;
        this.handOvers = List.copyOf(handOvers);
        this.register = register;
        this.clock = clock;
    }

    /**
     * Somebody who works here or did.
     *
     * @param endedAt when the person left; null while working here
     * @param held roles, those of before too, the newest first
     */
    record Account(
            AccountId id,
            String name,
            String address,
            Language language,
            Instant since,
            @Nullable Instant endedAt,
            int version,
            List<AccountStore.Held> held) {}

    /** Colleagues in the order of their names, after the last of the page before. */
    List<AccountStore.Colleague> list(
            Signed by, String query, @Nullable Role role, @Nullable AccountId after, int most) {
        return transactions.run(
                by.actor(),
                Act.of("account.list"),
                database -> AccountStore.page(database, by.actor().organisation(), query.strip(), role, after, most));
    }

    /** One of the own organisation, or oneself; empty where there is none that may be read. */
    Optional<Account> find(Signed by, AccountId id) {
        if (!permissions.allow(by.actor(), "account.read", relation(by, id))) {
            return Optional.empty();
        }
        return transactions.run(
                by.actor(),
                Act.on("account.read", id.value()),
                database -> own(database, by, id).map(row -> account(database, row)));
    }

    /** Gives a role to a colleague. */
    Done<AccountId> grant(Signed by, AccountId id, Role role) {
        if (id.equals(by.actor().account())) {
            return Done.no(Refusal.of("not-yourself"));
        }
        if (!permissions.grantable(by.actor()).contains(role)) {
            return Done.no(Refusal.at("role", "role-not-yours"));
        }
        return transactions.run(by.actor(), Act.on("role.grant", id.value()), database -> {
            if (working(database, by, id).isEmpty()) {
                return Done.no(Refusal.of("not-there"));
            }
            AccountStore.grant(
                    database, id, by.actor().organisation(), role, by.actor().account(), clock.instant());
            return Done.yes(id);
        });
    }

    /** Takes a role away, at once: whoever is signed in loses it with the next request. */
    Done<AccountId> endGrant(Signed by, AccountId id, UUID grant) {
        return transactions.run(by.actor(), Act.on("role.grant", id.value()), database -> {
            Optional<String> role = database.select(ROLE_GRANT.ROLE)
                    .from(ROLE_GRANT)
                    .where(ROLE_GRANT.ID.eq(grant))
                    .and(ROLE_GRANT.ACCOUNT.eq(id.value()))
                    .and(ROLE_GRANT.ORGANISATION.eq(by.actor().organisation().value()))
                    .fetchOptional(ROLE_GRANT.ROLE);
            if (role.isEmpty()) {
                return Done.no(Refusal.of("not-there"));
            }
            if (!permissions.grantable(by.actor()).contains(Choice.of(Role.class, role.get()))) {
                return Done.no(Refusal.of("role-not-yours"));
            }
            if (role.get().equals(Role.ADMINISTRATOR.word()) && isLastAdministrator(database, id)) {
                return Done.no(Refusal.of("last-administrator"));
            }
            if (AccountStore.endGrant(database, grant, clock.instant())) {
                register.append(database, RoleEnded.KIND, grant);
            }
            return Done.yes(id);
        });
    }

    /**
     * Somebody leaves: no session, token, role or key remains. The account stays as a name in what was done.
     *
     * @param to who takes over what was this person's; null where there is nothing
     */
    Done<AccountId> end(Signed by, AccountId id, @Nullable AccountId to) {
        if (id.equals(by.actor().account())) {
            return Done.no(Refusal.of("not-yourself"));
        }
        return transactions.run(by.actor(), Act.on("account.end", id.value()), database -> {
            Optional<AccountRecord> account = working(database, by, id);
            if (account.isEmpty()) {
                return Done.no(Refusal.of("not-there"));
            }
            if (isLastAdministrator(database, id)) {
                return Done.no(Refusal.of("last-administrator"));
            }
            int open =
                    handOvers.stream().mapToInt(each -> each.open(database, id)).sum();
            if (open > 0
                    && (to == null || to.equals(id) || working(database, by, to).isEmpty())) {
                return Done.no(new Refusal("hand-over", "to", Map.of("count", open)));
            }
            if (to != null) {
                handOvers.forEach(each -> each.handOver(database, id, to));
            }
            endAccount(database, id, clock.instant());
            register.append(database, AccountEnded.KIND, id.value());
            Credentials.leave(database, by.actor().organisation(), id);
            return Done.yes(id);
        });
    }

    /** What a revocation is, here and again after a restore. */
    static void endAccount(DSLContext database, AccountId id, Instant now) {
        database.update(ACCOUNT)
                .set(ACCOUNT.ENDED_AT, at(now))
                .set(ACCOUNT.VERSION, ACCOUNT.VERSION.plus(1))
                .where(ACCOUNT.ID.eq(id.value()))
                .and(ACCOUNT.ENDED_AT.isNull())
                .execute();
        AccountStore.endGrants(database, id, now);
        SessionStore.endAll(database, id, null);
        database.deleteFrom(TOKEN).where(TOKEN.ACCOUNT.eq(id.value())).execute();
    }

    /** The language of the own pages. */
    void speak(Signed by, Language language) {
        transactions.run(
                by.actor(),
                Act.on("account.change", by.actor().account().value()),
                database -> database.update(ACCOUNT)
                        .set(ACCOUNT.LANGUAGE, language.tag())
                        .where(ACCOUNT.ID.eq(by.actor().account().value()))
                        .execute());
    }

    /** A new password of one's own; all other sessions end. The page asks for the old one and a code before. */
    Done<AccountId> changePassword(Signed by, char[] old, char[] fresh) {
        AccountId id = by.actor().account();
        AccountRecord account = transactions
                .run(Machine.SIGN_IN, database -> AccountStore.byId(database, id))
                .orElseThrow();
        Optional<Refusal> weak = Passwords.refusal(fresh, account.getAddress());
        if (weak.isPresent()) {
            return Done.no(weak.get());
        }
        Optional<Credentials.Made> made = credentials.change(account, old, fresh);
        if (made.isEmpty()) {
            return Done.no(Refusal.at("old", "password-wrong"));
        }
        return transactions.run(by.actor(), Act.on("account.change", id.value()), database -> {
            database.update(ACCOUNT)
                    .set(ACCOUNT.PASSWORD, made.get().password)
                    .set(ACCOUNT.KEY_PAIR, made.get().keyPair)
                    .set(ACCOUNT.VERSION, ACCOUNT.VERSION.plus(1))
                    .where(ACCOUNT.ID.eq(id.value()))
                    .execute();
            SessionStore.endAll(database, id, by.session());
            return Done.yes(id);
        });
    }

    /** New spare codes; those from before work no more. */
    List<String> renewSpareCodes(Signed by) {
        Joining.Spares spares = joining.spares();
        AccountId id = by.actor().account();
        transactions.run(by.actor(), Machine.SIGN_IN, Act.on("account.change", id.value()), database -> {
            AccountStore.replaceSpareCodes(database, id, by.actor().organisation(), spares.hashes());
            return id;
        });
        return spares.codes();
    }

    /** How many spare codes are left. */
    int spareCodesLeft(Signed by) {
        return transactions.run(
                Machine.SIGN_IN,
                database -> AccountStore.spareCodesLeft(database, by.actor().account()));
    }

    private static Optional<AccountRecord> own(DSLContext database, Signed by, AccountId id) {
        return AccountStore.byId(database, id)
                .filter(row ->
                        row.getOrganisation().equals(by.actor().organisation().value()));
    }

    private static Optional<AccountRecord> working(DSLContext database, Signed by, AccountId id) {
        return own(database, by, id).filter(row -> row.getEndedAt() == null);
    }

    private static boolean isLastAdministrator(DSLContext database, AccountId id) {
        List<UUID> administrators = database.select(ROLE_GRANT.ACCOUNT)
                .from(ROLE_GRANT)
                .where(ROLE_GRANT.ROLE.eq(Role.ADMINISTRATOR.word()))
                .and(ROLE_GRANT.ENDED_AT.isNull())
                .forUpdate()
                .fetch(ROLE_GRANT.ACCOUNT);
        return administrators.size() == 1 && administrators.getFirst().equals(id.value());
    }

    private static Account account(DSLContext database, AccountRecord row) {
        AccountId id = new AccountId(row.getId());
        return new Account(
                id,
                row.getName(),
                row.getAddress(),
                new Language(row.getLanguage()),
                row.getMadeAt().toInstant(),
                row.getEndedAt() == null ? null : row.getEndedAt().toInstant(),
                row.getVersion(),
                AccountStore.held(database, id));
    }

    /** How near an account is, before it is looked up: the database shows only those of the own organisation. */
    private static Relation relation(Signed by, AccountId id) {
        return id.equals(by.actor().account()) ? Relation.OWN : Relation.ORGANISATION;
    }
}
