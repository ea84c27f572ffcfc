package org.kerwen.keys;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.kerwen.db.Act;
import org.kerwen.db.FreshDatabase;
import org.kerwen.db.PlainTransactions;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.OrganisationId;

/** An invented organisation with people who have key pairs, on the real database, as one or more processes see it. */
final class Rings {
    static final InstallationKeys INSTALLATION = InstallationKeys.make();

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Transactions TRANSACTIONS = FreshDatabase.make(4).transactions(PlainTransactions.UNWRITTEN);

    final OrganisationId organisation = new OrganisationId("ring-" + NUMBER.incrementAndGet());
    final OrganisationKeys keys;
    private final Transactions database;
    private final Map<AccountId, HybridKey> pairs = new LinkedHashMap<>();

    Rings() {
        this(TRANSACTIONS);
    }

    /** In another database than most. */
    Rings(Transactions database) {
        this.database = database;
        this.keys = new OrganisationKeys(database, INSTALLATION);
    }

    static Transactions transactions() {
        return TRANSACTIONS;
    }

    /** Another process on the same database, in which every ring is locked. */
    static OrganisationKeys process() {
        return new OrganisationKeys(TRANSACTIONS, INSTALLATION);
    }

    /** Somebody new, with a key pair and without the ring. */
    Actor.Person somebody() {
        AccountId account = new AccountId(UUID.randomUUID());
        pairs.put(account, HybridKey.make());
        return new Actor.Person(account, organisation, Set.of());
    }

    /** Somebody who made the ring. */
    Actor.Person founder() {
        Actor.Person founder = somebody();
        keys.create(founder, publicHalf(founder));
        return founder;
    }

    /** Forgets the pair and has a new one, as after a lost password. */
    void newPair(Actor.Person person) {
        pairs.put(person.account(), HybridKey.make());
    }

    /** All who were made here. */
    List<AccountId> people() {
        return List.copyOf(pairs.keySet());
    }

    HybridKey pair(Actor.Person person) {
        return java.util.Objects.requireNonNull(pairs.get(person.account()));
    }

    byte[] publicHalf(Actor.Person person) {
        return pair(person).publicHalf();
    }

    /** Whether the ring opens for the person in a process that has just started. */
    boolean opensFor(Actor.Person person) {
        return process().unlock(organisation, person.account(), pair(person));
    }

    OrganisationKeys.Answer propose(Actor.Person by, Actor.Person whom) {
        return keys.holders().propose(by, whom.account(), publicHalf(whom));
    }

    OrganisationKeys.Answer confirm(Actor.Person by, Actor.Person whom) {
        return keys.holders().confirm(by, whom.account());
    }

    /** As {@code access} does when somebody leaves. */
    void remove(Actor.Person by, Actor.Person leaver) {
        database.run(by, Act.of("test.leave"), running -> {
            OrganisationKeys.remove(running, organisation, leaver.account());
            return true;
        });
    }
}
