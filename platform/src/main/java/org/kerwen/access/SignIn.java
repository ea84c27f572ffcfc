package org.kerwen.access;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.db.tables.records.AccountRecord;
import org.kerwen.db.Act;
import org.kerwen.db.Trail;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.Actor.Machine;

/**
 * Signing in with address, password and the code of the telephone, all in one step, so that nobody learns which of the
 * three was wrong, nor whether there is such an account.
 */
final class SignIn {
    private final Transactions transactions;
    private final Sessions sessions;
    private final Secrets secrets;
    private final Credentials credentials;
    private final Attempts attempts;
    private final Trail trail;
    private final Clock clock;

    SignIn(
            Transactions transactions,
            Sessions sessions,
            Secrets secrets,
            Credentials credentials,
            Attempts attempts,
            Trail trail,
            Clock clock) {
        this.transactions = transactions;
        this.sessions = sessions;
        this.secrets = secrets;
        this.credentials = credentials;
        this.attempts = attempts;
        this.trail = trail;
        this.clock = clock;
    }

    /** What came of an attempt. */
    sealed interface Outcome {
        /**
         * It is the person.
         *
         * @param cookie the session's secret; empty where the session was there before
         */
        record Begun(String cookie) implements Outcome {}

        /**
         * It is not, as far as can be told.
         *
         * @param pause how long to wait before another attempt; null where none is needed
         */
        record Refused(Reason reason, @Nullable Duration pause) implements Outcome {}
    }

    /** Why somebody is not let in. */
    enum Reason {
        /** Address, password or code; which one is not said. */
        WRONG,
        /** Too many attempts of late. */
        TOO_MANY,
        /** More people sign in at this moment than can be served. */
        BUSY
    }

    /**
     * Begins a session.
     *
     * @param address what was typed as e-mail address
     * @param code six digits of the telephone, or a spare code from paper
     * @param origin network address of the sender; only a keyed hash of it is kept, for a day at most
     */
    Outcome begin(String address, char[] password, String code, String origin) {
        String typed = address.strip().toLowerCase(Locale.ROOT);
        Optional<Duration> wait = attempts.wait(typed, origin);
        if (wait.isPresent()) {
            return new Outcome.Refused(Reason.TOO_MANY, wait.get());
        }
        Optional<AccountRecord> account =
                transactions.run(Machine.SIGN_IN, database -> AccountStore.byAddress(database, typed));
        Credentials.Check check = credentials.check(account, password);
        if (check == Credentials.Check.BUSY) {
            return new Outcome.Refused(Reason.BUSY, null);
        }
        if (check == Credentials.Check.WRONG || account.isEmpty()) {
            return failed(typed, origin);
        }
        Outcome outcome = begin(account.get(), typed, code);
        if (outcome instanceof Outcome.Begun begun) {
            credentials.unlock(account.get(), password);
            return begun;
        }
        return failed(typed, origin);
    }

    private Outcome begin(AccountRecord account, String typed, String code) {
        byte[] seed = credentials.seed(account);
        return transactions.run(Machine.SIGN_IN, database -> {
            if (!takes(database, account, seed, code)) {
                return new Outcome.Refused(Reason.WRONG, null);
            }
            attempts.succeeded(database, typed);
            return new Outcome.Begun(sessions.begin(database, AccountStore.person(database, account)));
        });
    }

    /** Takes the code of the telephone or a spare code; neither works a second time, whoever is faster. */
    private boolean takes(DSLContext database, AccountRecord account, byte[] seed, String code) {
        AccountId id = new AccountId(account.getId());
        OptionalLong step = credentials.codes().step(seed, code, account.getLastStep());
        if (step.isPresent()) {
            return AccountStore.takeStep(database, id, step.getAsLong());
        }
        byte[] hash = secrets.hash(Credentials.spareCode(code), Secrets.Kind.SPARE_CODE);
        return AccountStore.takeSpareCode(database, id, hash, clock.instant());
    }

    /** The same again by somebody who is signed in, before a sensitive act; it also unlocks the organisation's key. */
    Outcome confirm(Signed signed, char[] password, String code, String origin) {
        AccountId id = signed.actor().account();
        Optional<AccountRecord> account =
                transactions.run(Machine.SIGN_IN, database -> AccountStore.byId(database, id));
        String address = account.map(AccountRecord::getAddress).orElse("");
        Optional<Duration> wait = attempts.wait(address, origin);
        if (wait.isPresent()) {
            return new Outcome.Refused(Reason.TOO_MANY, wait.get());
        }
        Credentials.Check check = credentials.check(account, password);
        if (check == Credentials.Check.BUSY) {
            return new Outcome.Refused(Reason.BUSY, null);
        }
        if (check == Credentials.Check.WRONG || account.isEmpty()) {
            return failed(address, origin);
        }
        byte[] seed = credentials.seed(account.get());
        boolean taken = transactions.run(Machine.SIGN_IN, database -> {
            if (!takes(database, account.get(), seed, code)) {
                return false;
            }
            attempts.succeeded(database, address);
            sessions.confirmed(database, signed);
            return true;
        });
        if (!taken) {
            return failed(address, origin);
        }
        credentials.unlock(account.get(), password);
        return new Outcome.Begun("");
    }

    /** Ends the session. */
    void end(Signed signed) {
        sessions.end(signed, signed.session());
    }

    private Outcome failed(String address, String origin) {
        attempts.failed(address, origin);
        // Without a subject: the audit must not tell which addresses exist.
        transactions.perform(
                Machine.SIGN_IN, database -> trail.record(database, Machine.SIGN_IN, Act.of("session.refuse")));
        return new Outcome.Refused(Reason.WRONG, null);
    }
}
