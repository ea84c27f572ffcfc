package org.kerwen.access;

import java.util.Locale;
import java.util.Optional;
import org.jooq.DSLContext;
import org.kerwen.access.db.tables.records.AccountRecord;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.keys.AccountKeys;
import org.kerwen.keys.HybridKey;
import org.kerwen.keys.InstallationKeys;
import org.kerwen.keys.OrganisationKeys;
import org.kerwen.keys.PasswordHashing;
import org.kerwen.keys.Unopened;

/**
 * What proves that somebody is the person of an account, and what follows from having proved it: the key of the account
 * opens, and with it that of the organisation. No method here runs inside a transaction unless it takes one.
 */
final class Credentials {
    private static final String SEED = "access.second-factor/";

    private final PasswordHashing hashing;
    private final InstallationKeys keys;
    private final AccountKeys accountKeys;
    private final OrganisationKeys organisationKeys;
    private final OneTimeCodes codes;

    Credentials(
            PasswordHashing hashing,
            InstallationKeys keys,
            AccountKeys accountKeys,
            OrganisationKeys organisationKeys,
            OneTimeCodes codes) {
        this.hashing = hashing;
        this.keys = keys;
        this.accountKeys = accountKeys;
        this.organisationKeys = organisationKeys;
        this.codes = codes;
    }

    /** What a password is. */
    enum Check {
        RIGHT,
        WRONG,
        /** Too many are checked at this moment. */
        BUSY
    }

    /** What is stored of a password: its hash, and the account's key pair whose private half is sealed under it. */
    static final class Made {
        final String password;
        final byte[] keyPair;

        Made(String password, byte[] keyPair) {
            this.password = password;
            this.keyPair = keyPair;
        }
    }

    OneTimeCodes codes() {
        return codes;
    }

    /** A spare code without the signs and small letters that a person adds. */
    static String spareCode(String typed) {
        return typed.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", "");
    }

    /** Whether the password is that of the account; takes as long where there is no account. */
    Check check(Optional<AccountRecord> account, char[] password) {
        Optional<Boolean> right =
                hashing.verify(password, account.map(AccountRecord::getPassword).orElse(""));
        return right.isEmpty() ? Check.BUSY : right.get() ? Check.RIGHT : Check.WRONG;
    }

    /** Hashes a new password and makes a key pair under it; empty where too many are hashed at this moment. */
    Optional<Made> make(char[] password) {
        return hashing.hash(password).flatMap(hash -> accountKeys.make(password).map(pair -> new Made(hash, pair)));
    }

    /** The same for a new password of an account whose key pair stays; empty where the old one is wrong. */
    Optional<Made> change(AccountRecord account, char[] old, char[] fresh) {
        if (check(Optional.of(account), old) != Check.RIGHT) {
            return Optional.empty();
        }
        return pair(account, old)
                .flatMap(pair -> hashing.hash(fresh)
                        .flatMap(hash -> accountKeys.store(pair, fresh).map(stored -> new Made(hash, stored))));
    }

    /** Opens the account's key with the password that was just proved, and the organisation's key with that. */
    void unlock(AccountRecord account, char[] password) {
        OrganisationId organisation = new OrganisationId(account.getOrganisation());
        if (organisationKeys.exists(organisation) && !organisationKeys.isUnlocked(organisation)) {
            pair(account, password)
                    .ifPresent(pair -> organisationKeys.unlock(organisation, new AccountId(account.getId()), pair));
        }
    }

    private Optional<HybridKey> pair(AccountRecord account, char[] password) {
        try {
            return accountKeys.open(account.getKeyPair(), password);
        } catch (Unopened e) {
            throw new IllegalStateException("the key pair of an account does not open with its password", e);
        }
    }

    /** Takes the organisation's key from somebody who leaves. */
    static void leave(DSLContext database, OrganisationId organisation, AccountId leaver) {
        OrganisationKeys.remove(database, organisation, leaver);
    }

    byte[] seed(AccountRecord account) {
        try {
            return keys.open(account.getSecondFactor(), SEED + account.getId());
        } catch (Unopened e) {
            throw new IllegalStateException("the second factor of an account does not open", e);
        }
    }

    byte[] sealSeed(AccountId account, byte[] seed) {
        return keys.seal(seed, SEED + account);
    }
}
