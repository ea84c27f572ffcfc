package org.kerwen.access;

import static org.kerwen.access.SessionStore.at;
import static org.kerwen.access.db.Tables.INVITATION;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.db.tables.records.InvitationRecord;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.Actor.Machine;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.Ids;
import org.kerwen.kernel.Language;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.Role;
import org.kerwen.keys.OrganisationKeys;
import org.kerwen.web.WebSettings;

/**
 * Links that work once: for a new colleague, for somebody who lost the telephone or the password. The link is shown to
 * whoever makes it and handed over by that person; the program sends nothing.
 */
final class Invitations {
    /** Time to find the colleague. */
    private static final Duration MEMBER = Duration.ofDays(3);

    /** Whoever lost something is on the other end of the line. */
    private static final Duration LOST = Duration.ofHours(4);

    private static final Duration FIRST = Duration.ofMinutes(30);

    private final Transactions transactions;
    private final Secrets secrets;
    private final Permissions permissions;
    private final OrganisationKeys keys;
    private final WebSettings settings;
    private final Clock clock;

    Invitations(
            Transactions transactions,
            Secrets secrets,
            Permissions permissions,
            OrganisationKeys keys,
            WebSettings settings,
            Clock clock) {
        this.transactions = transactions;
        this.secrets = secrets;
        this.permissions = permissions;
        this.keys = keys;
        this.settings = settings;
        this.clock = clock;
    }

    /** What a link is for. */
    enum Kind implements Choice {
        FIRST_ADMINISTRATOR,
        MEMBER,
        LOST_FACTOR,
        LOST_PASSWORD
    }

    /**
     * A link that was made.
     *
     * @param link whole address, shown once and stored nowhere
     * @param until after which it does not work
     * @param waits whether a second person must confirm it before it works
     */
    record Made(UUID id, String link, Instant until, boolean waits) {}

    /**
     * An invitation as colleagues see it.
     *
     * @param account whose telephone or password was lost; null for a new colleague
     * @param waits whether it waits for a second person
     */
    record Invitation(
            UUID id,
            OrganisationId organisation,
            Kind kind,
            @Nullable AccountId account,
            String name,
            Language language,
            Set<Role> roles,
            @Nullable AccountId madeBy,
            Instant until,
            boolean waits) {}

    /** Invites a new colleague into the own organisation. */
    Done<Made> invite(Signed by, String name, Language language, Set<Role> roles) {
        return refusal(by, name, roles)
                .<Done<Made>>map(Done::no)
                .orElseGet(() -> transactions.run(
                        by.actor(),
                        Act.of("account.invite"),
                        database -> Done.yes(invite(database, by, name, language, roles))));
    }

    /** Why an invitation is not made; empty where it can be. */
    Optional<Refusal> refusal(Signed by, String name, Set<Role> roles) {
        if (name.isBlank() || name.length() > 120) {
            return Optional.of(Refusal.at("name", "name-missing"));
        }
        if (roles.isEmpty()) {
            return Optional.of(Refusal.at("roles", "roles-missing"));
        }
        return permissions.grantable(by.actor()).containsAll(roles)
                ? Optional.empty()
                : Optional.of(Refusal.at("roles", "role-not-yours"));
    }

    /** The same in a running transaction, once nothing refuses it. */
    Made invite(DSLContext database, Signed by, String name, Language language, Set<Role> roles) {
        return insert(database, by.actor().organisation(), Kind.MEMBER, MEMBER, language, row -> {
            row.setName(name.strip());
            row.setRoles(roles.stream().map(Role::word).sorted().toArray(String[]::new));
            row.setMadeBy(by.actor().account().value());
        });
    }

    /**
     * Lets a colleague in again who lost the telephone or the password. Where the organisation has a key, a second person
     * must confirm, so that nobody takes over a colleague's account alone.
     */
    Done<Made> letInAgain(Signed by, AccountId whose, Kind kind) {
        if (kind != Kind.LOST_FACTOR && kind != Kind.LOST_PASSWORD) {
            throw new IllegalArgumentException("not for somebody who has an account");
        }
        if (whose.equals(by.actor().account())) {
            return Done.no(Refusal.of("not-yourself"));
        }
        // Asked before: a second connection while the first is held would be one too many under load.
        boolean sealed = keys.exists(by.actor().organisation());
        return transactions.run(by.actor(), Act.on("account.reset", whose.value()), database -> {
            var account = AccountStore.byId(database, whose).filter(row -> row.getEndedAt() == null);
            if (account.isEmpty()) {
                return Done.no(Refusal.of("not-there"));
            }
            return Done.yes(insert(
                    database,
                    by.actor().organisation(),
                    kind,
                    LOST,
                    new Language(account.get().getLanguage()),
                    row -> {
                        row.setAccount(whose.value());
                        row.setNeedsTwo(sealed);
                        row.setMadeBy(by.actor().account().value());
                    }));
        });
    }

    /** The second of two people; the first cannot be it. */
    Done<UUID> confirm(Signed by, UUID id) {
        return transactions.run(by.actor(), Act.on("account.reset", id), database -> {
            Optional<InvitationRecord> row = working(database, INVITATION.ID.eq(id));
            if (row.isEmpty() || row.get().getAccount() == null) {
                return Done.no(Refusal.of("not-there"));
            }
            UUID self = by.actor().account().value();
            if (self.equals(row.get().getMadeBy()) || self.equals(row.get().getAccount())) {
                return Done.no(Refusal.of("second-person"));
            }
            row.get().setConfirmedBy(self);
            row.get().update();
            return Done.yes(id);
        });
    }

    /** Those of the own organisation that still work, the newest first. */
    List<Invitation> list(Signed by) {
        return transactions.run(
                by.actor(),
                Act.of("account.list"),
                database -> database.selectFrom(INVITATION)
                        .where(INVITATION.ORGANISATION.eq(
                                by.actor().organisation().value()))
                        .and(isWorking())
                        .orderBy(INVITATION.MADE_AT.desc(), INVITATION.ID)
                        .fetch(Invitations::invitation));
    }

    /** Takes one back; answers whether there was one. */
    boolean withdraw(Signed by, UUID id) {
        return transactions.run(
                by.actor(),
                Act.on("account.invite", id),
                database -> database.update(INVITATION)
                                .set(INVITATION.WITHDRAWN_AT, at(clock.instant()))
                                .where(INVITATION.ID.eq(id))
                                .and(INVITATION.ORGANISATION.eq(
                                        by.actor().organisation().value()))
                                .and(isWorking())
                                .execute()
                        == 1);
    }

    /** What the secret of a link is for; empty where it does not work, for whatever reason. */
    Optional<Invitation> find(String secret) {
        return transactions
                .run(Machine.SIGN_IN, database -> working(database, ofSecret(secret)))
                .map(Invitations::invitation)
                .filter(invitation -> !invitation.waits());
    }

    /** The same in a running transaction, for the one who takes it up: nobody else can meanwhile. */
    Optional<InvitationRecord> take(DSLContext database, String secret) {
        Optional<InvitationRecord> row = database.selectFrom(INVITATION)
                .where(ofSecret(secret))
                .and(isWorking())
                .forUpdate()
                .fetchOptional()
                .filter(found -> !invitation(found).waits());
        row.ifPresent(found -> {
            found.setUsedAt(at(clock.instant()));
            found.update();
        });
        return row;
    }

    /** The link for the first administrator, as long as nobody has an account. */
    Made first(DSLContext database, OrganisationId organisation, Language language) {
        withdrawFirst(database);
        return insert(
                database,
                organisation,
                Kind.FIRST_ADMINISTRATOR,
                FIRST,
                language,
                row -> row.setRoles(new String[] {Role.ADMINISTRATOR.word()}));
    }

    /** Takes back what was printed for a first administrator and not used: there is one such link, or none. */
    void withdrawFirst(DSLContext database) {
        database.deleteFrom(INVITATION)
                .where(INVITATION.KIND.eq(Kind.FIRST_ADMINISTRATOR.word()))
                .and(INVITATION.USED_AT.isNull())
                .execute();
    }

    /** The link for the first member of another organisation, who then invites the others. */
    Made firstMember(DSLContext database, Signed by, OrganisationId organisation, String name, Language language) {
        return insert(database, organisation, Kind.MEMBER, MEMBER, language, row -> {
            row.setName(name.strip());
            row.setRoles(new String[] {Role.SUPERVISOR.word(), Role.AUDITOR.word()});
            row.setMadeBy(by.actor().account().value());
        });
    }

    int clean(DSLContext database) {
        return database.deleteFrom(INVITATION)
                .where(INVITATION.EXPIRES_AT.lt(at(clock.instant().minus(Duration.ofDays(1)))))
                .execute();
    }

    private Made insert(
            DSLContext database,
            OrganisationId organisation,
            Kind kind,
            Duration works,
            Language language,
            Consumer<InvitationRecord> more) {
        String secret = Secrets.make();
        Instant now = clock.instant();
        InvitationRecord row = database.newRecord(INVITATION);
        row.setId(Ids.withoutTime());
        row.setOrganisation(organisation.value());
        row.setKind(kind.word());
        row.setLanguage(language.tag());
        row.setNeedsTwo(false);
        row.setRoles(new String[0]);
        row.setHash(secrets.hash(secret, Secrets.Kind.INVITATION));
        row.setMadeAt(at(now));
        row.setExpiresAt(at(now.plus(works)));
        more.accept(row);
        row.insert();
        return new Made(
                row.getId(),
                settings.address() + "/app/invitation/" + secret,
                now.plus(works),
                invitation(row).waits());
    }

    private Optional<InvitationRecord> working(DSLContext database, Condition which) {
        return database.selectFrom(INVITATION).where(which).and(isWorking()).fetchOptional();
    }

    private Condition ofSecret(String secret) {
        return INVITATION.HASH.eq(secrets.hash(secret, Secrets.Kind.INVITATION));
    }

    private Condition isWorking() {
        return DSL.and(
                INVITATION.USED_AT.isNull(),
                INVITATION.WITHDRAWN_AT.isNull(),
                INVITATION.EXPIRES_AT.gt(at(clock.instant())));
    }

    private static Invitation invitation(InvitationRecord row) {
        OrganisationId organisation = new OrganisationId(row.getOrganisation());
        return new Invitation(
                row.getId(),
                organisation,
                Choice.of(Kind.class, row.getKind()),
                row.getAccount() == null ? null : new AccountId(row.getAccount()),
                row.getName() == null ? "" : row.getName(),
                new Language(row.getLanguage()),
                Set.copyOf(Arrays.stream(row.getRoles())
                        .map(role -> Choice.of(Role.class, role))
                        .toList()),
                row.getMadeBy() == null ? null : new AccountId(row.getMadeBy()),
                row.getExpiresAt().toInstant(),
                row.getNeedsTwo() && row.getConfirmedBy() == null);
    }
}
