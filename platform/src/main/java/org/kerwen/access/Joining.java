package org.kerwen.access;

import static org.kerwen.access.db.Tables.ACCOUNT;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jooq.DSLContext;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.db.tables.records.AccountRecord;
import org.kerwen.access.db.tables.records.InvitationRecord;
import org.kerwen.db.Act;
import org.kerwen.db.Trail;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Actor.Machine;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.Ids;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.Role;
import org.kerwen.keys.InstallationKeys;
import org.kerwen.keys.Unopened;

/** Taking up an invitation: a new account, or a new telephone or password for one that is there. */
final class Joining {
    private static final int SPARE_CODES = 10;
    private static final String SEED = "access.seed-in-form/";

    private final Transactions transactions;
    private final Invitations invitations;
    private final Sessions sessions;
    private final Secrets secrets;
    private final Credentials credentials;
    private final InstallationKeys keys;
    private final Attempts attempts;
    private final Trail trail;
    private final Clock clock;

    Joining(
            Transactions transactions,
            Invitations invitations,
            Sessions sessions,
            Secrets secrets,
            Credentials credentials,
            InstallationKeys keys,
            Attempts attempts,
            Trail trail,
            Clock clock) {
        this.transactions = transactions;
        this.invitations = invitations;
        this.sessions = sessions;
        this.secrets = secrets;
        this.credentials = credentials;
        this.keys = keys;
        this.attempts = attempts;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * What a telephone needs to show codes, for the form.
     *
     * @param typed the seed as it is typed into an authenticator
     * @param address the same as an address that a telephone reads from a picture
     * @param sealed the seed as the form carries it back; only this installation opens it, and only for this link
     */
    record Seed(String typed, String address, String sealed) {}

    /**
     * What was typed.
     *
     * @param address e-mail address; needed for a new account only
     * @param name as colleagues call the person; a first administrator types it, else it is that of the invitation
     * @param password needed for a new account and after a lost password
     * @param sealedSeed what {@link #seed} gave; needed for a new account and a new telephone
     * @param code what the telephone shows
     */
    record Form(String address, String name, String password, String sealedSeed, String code) {}

    /**
     * What came of it.
     *
     * @param cookie the secret of the session that has begun
     * @param spareCodes shown once and stored nowhere; empty where those from before stay
     */
    record Joined(String cookie, List<String> spareCodes) {}

    /** A new seed for the form of this link. */
    Seed seed(String secret, String label, String issuer) {
        return seed(secret, OneTimeCodes.newSeed(), label, issuer);
    }

    /** The seed of a form that is shown again; a new one where the form's does not open. */
    Seed again(String secret, String sealed, String label, String issuer) {
        return seed(secret, open(secret, sealed).orElseGet(OneTimeCodes::newSeed), label, issuer);
    }

    private Seed seed(String secret, byte[] seed, String label, String issuer) {
        String typed = OneTimeCodes.typed(seed);
        String sealed = Base64.getUrlEncoder().withoutPadding().encodeToString(keys.seal(seed, SEED + secret));
        String address = "otpauth://totp/%s:%s?secret=%s&issuer=%s"
                .formatted(inAddress(issuer), inAddress(label), typed, inAddress(issuer));
        return new Seed(typed, address, sealed);
    }

    private static String inAddress(String text) {
        return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Optional<byte[]> open(String secret, String sealed) {
        try {
            return Optional.of(keys.open(Base64.getUrlDecoder().decode(sealed), SEED + secret));
        } catch (IllegalArgumentException | Unopened e) {
            return Optional.empty();
        }
    }

    /** Takes the invitation up; refused with a reason at its field, and then the link works on. */
    Done<Joined> join(String secret, Form form, String origin) {
        if (attempts.wait(secret, origin).isPresent()) {
            return Done.no(Refusal.of("too-many"));
        }
        Optional<Invitations.Invitation> invitation = invitations.find(secret);
        if (invitation.isEmpty()) {
            attempts.failed(secret, origin);
            return Done.no(Refusal.of("invitation-over"));
        }
        return switch (invitation.get().kind()) {
            case FIRST_ADMINISTRATOR, MEMBER -> joinNew(secret, form, invitation.get(), origin);
            case LOST_FACTOR -> newTelephone(secret, form, invitation.get(), origin);
            case LOST_PASSWORD -> newPassword(secret, form, invitation.get(), origin);
        };
    }

    private Done<Joined> joinNew(String secret, Form form, Invitations.Invitation invitation, String origin) {
        String address = form.address().strip().toLowerCase(Locale.ROOT);
        String name = invitation.name().isEmpty() ? form.name().strip() : invitation.name();
        if (!address.matches("[^\\s@]+@[^\\s@]+") || address.length() > 254) {
            return Done.no(Refusal.at("address", "address-wrong"));
        }
        if (name.isEmpty() || name.length() > 120) {
            return Done.no(Refusal.at("name", "name-missing"));
        }
        Optional<Refusal> weak = Passwords.refusal(form.password().toCharArray(), address);
        if (weak.isPresent()) {
            return Done.no(weak.get());
        }
        Optional<byte[]> seed = open(secret, form.sealedSeed());
        OptionalLong step = step(seed, form.code(), 0);
        if (seed.isEmpty() || step.isEmpty()) {
            attempts.failed(secret, origin);
            return Done.no(Refusal.at("code", "code-wrong"));
        }
        AccountId id = new AccountId(Ids.next());
        // Hashing takes a tenth of a second and happens before the transaction.
        Optional<Credentials.Made> made = credentials.make(form.password().toCharArray());
        if (made.isEmpty()) {
            return Done.no(Refusal.of("busy"));
        }
        Spares spares = spares();
        try {
            return transactions.run(Machine.SIGN_IN, database -> {
                Optional<InvitationRecord> row = invitations.take(database, secret);
                if (row.isEmpty()) {
                    return Done.no(Refusal.of("invitation-over"));
                }
                invitations.withdrawFirst(database);
                AccountRecord account = database.newRecord(ACCOUNT);
                account.setId(id.value());
                account.setOrganisation(invitation.organisation().value());
                account.setAddress(address);
                account.setName(name);
                account.setLanguage(invitation.language().tag());
                account.setPassword(made.get().password);
                account.setKeyPair(made.get().keyPair);
                account.setSecondFactor(credentials.sealSeed(id, seed.get()));
                account.setLastStep(step.getAsLong());
                account.insert();
                @Nullable AccountId by = invitation.madeBy();
                for (Role role : roles(row.get())) {
                    AccountStore.grant(database, id, invitation.organisation(), role, by, clock.instant());
                }
                AccountStore.replaceSpareCodes(database, id, invitation.organisation(), spares.hashes());
                Actor.Person actor = AccountStore.person(database, account);
                trail.record(database, actor, Act.on("account.join", id.value()));
                return Done.yes(new Joined(sessions.begin(database, actor), spares.codes()));
            });
        } catch (IntegrityConstraintViolationException e) {
            if (String.valueOf(e.getMessage()).contains("account_once")) {
                return Done.no(Refusal.at("address", "address-taken"));
            }
            throw e;
        }
    }

    private Done<Joined> newTelephone(String secret, Form form, Invitations.Invitation invitation, String origin) {
        AccountRecord account = account(invitation);
        // The password is still known, and must be: the link alone lets nobody in.
        Credentials.Check check =
                credentials.check(Optional.of(account), form.password().toCharArray());
        if (check != Credentials.Check.RIGHT) {
            attempts.failed(secret, origin);
            return Done.no(
                    check == Credentials.Check.BUSY ? Refusal.of("busy") : Refusal.at("password", "password-wrong"));
        }
        Optional<byte[]> seed = open(secret, form.sealedSeed());
        OptionalLong step = step(seed, form.code(), 0);
        if (seed.isEmpty() || step.isEmpty()) {
            attempts.failed(secret, origin);
            return Done.no(Refusal.at("code", "code-wrong"));
        }
        Spares spares = spares();
        Done<Joined> done = change(
                secret,
                account,
                "account.renew-factor",
                (database, row) -> {
                    row.setSecondFactor(credentials.sealSeed(new AccountId(row.getId()), seed.get()));
                    row.setLastStep(step.getAsLong());
                },
                spares);
        if (done instanceof Done.Yes<Joined>) {
            credentials.unlock(account, form.password().toCharArray());
        }
        return done;
    }

    private Done<Joined> newPassword(String secret, Form form, Invitations.Invitation invitation, String origin) {
        AccountRecord account = account(invitation);
        Optional<Refusal> weak = Passwords.refusal(form.password().toCharArray(), account.getAddress());
        if (weak.isPresent()) {
            return Done.no(weak.get());
        }
        OptionalLong step = credentials.codes().step(credentials.seed(account), form.code(), account.getLastStep());
        if (step.isEmpty()) {
            attempts.failed(secret, origin);
            return Done.no(Refusal.at("code", "code-wrong"));
        }
        Optional<Credentials.Made> made = credentials.make(form.password().toCharArray());
        if (made.isEmpty()) {
            return Done.no(Refusal.of("busy"));
        }
        return change(
                secret,
                account,
                "account.renew-password",
                (database, row) -> {
                    row.setPassword(made.get().password);
                    row.setKeyPair(made.get().keyPair);
                    row.setLastStep(step.getAsLong());
                    // Who lost the password lost the organisation's key; two of its people give it again.
                    Credentials.leave(database, new OrganisationId(row.getOrganisation()), new AccountId(row.getId()));
                },
                null);
    }

    /** Changes the account, ends all of its sessions and begins one. */
    private Done<Joined> change(
            String secret,
            AccountRecord account,
            String operation,
            java.util.function.BiConsumer<DSLContext, AccountRecord> change,
            @Nullable Spares spares) {
        AccountId id = new AccountId(account.getId());
        return transactions.run(Machine.SIGN_IN, database -> {
            if (invitations.take(database, secret).isEmpty()) {
                return Done.no(Refusal.of("invitation-over"));
            }
            AccountRecord row = AccountStore.byId(database, id).orElseThrow();
            change.accept(database, row);
            row.setVersion(row.getVersion() + 1);
            row.update();
            if (spares != null) {
                AccountStore.replaceSpareCodes(
                        database, id, new OrganisationId(row.getOrganisation()), spares.hashes());
            }
            SessionStore.endAll(database, id, null);
            Actor.Person actor = AccountStore.person(database, row);
            trail.record(database, actor, Act.on(operation, id.value()));
            return Done.yes(new Joined(sessions.begin(database, actor), spares == null ? List.of() : spares.codes()));
        });
    }

    private AccountRecord account(Invitations.Invitation invitation) {
        AccountId id = Objects.requireNonNull(invitation.account());
        return transactions
                .run(Machine.SIGN_IN, database -> AccountStore.byId(database, id))
                .orElseThrow();
    }

    private OptionalLong step(Optional<byte[]> seed, String code, long last) {
        return seed.isEmpty() ? OptionalLong.empty() : credentials.codes().step(seed.get(), code, last);
    }

    private static List<Role> roles(InvitationRecord row) {
        return Arrays.stream(row.getRoles())
                .map(role -> Choice.of(Role.class, role))
                .toList();
    }

    /** New spare codes: what is shown, and what is kept of them. */
    Spares spares() {
        List<String> codes = new ArrayList<>();
        List<byte[]> hashes = new ArrayList<>();
        for (int code = 0; code < SPARE_CODES; code++) {
            codes.add(Secrets.makeSpareCode());
            hashes.add(secrets.hash(Credentials.spareCode(codes.getLast()), Secrets.Kind.SPARE_CODE));
        }
        return new Spares(codes, hashes);
    }

    record Spares(List<String> codes, List<byte[]> hashes) {}
}
