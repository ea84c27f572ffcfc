package org.kerwen.access;

import static org.kerwen.access.db.Tables.ACCOUNT;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.kerwen.db.Act;
import org.kerwen.db.Together;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.Actor;
import org.springframework.stereotype.Component;

/** How those are called who did something; only names of the own organisation are in reach. */
@Component
public final class ColleagueNames {
    private static final Together<Integer> WORKING = new Together<>(most -> List.of(DSL.select(ACCOUNT.ID, ACCOUNT.NAME)
            .from(ACCOUNT)
            .where(ACCOUNT.ENDED_AT.isNull())
            .orderBy(ACCOUNT.NAME, ACCOUNT.ID)
            .limit(most)));

    private final Transactions transactions;

    ColleagueNames(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The names of all who work in the organisation now, by name; no more than a page can show. */
    public Map<AccountId, String> all(Actor.Person by, int most) {
        return transactions.run(by, Act.of("account.list"), database -> all(database, most));
    }

    /** The same in a running transaction of the same person, beside what they did. */
    public Map<AccountId, String> all(DSLContext database, int most) {
        Map<AccountId, String> names = new LinkedHashMap<>();
        WORKING.ask(database, most)
                .getFirst()
                .forEach(row -> names.put(new AccountId(row.get(ACCOUNT.ID)), row.get(ACCOUNT.NAME)));
        return names;
    }

    /** The names of these accounts; one that is not in reach is left out. */
    public Map<AccountId, String> of(Actor.Person by, Collection<AccountId> accounts) {
        Map<AccountId, String> names = new HashMap<>();
        transactions.<Boolean>run(by, Act.of("account.list"), database -> {
            database.select(ACCOUNT.ID, ACCOUNT.NAME)
                    .from(ACCOUNT)
                    .where(ACCOUNT.ID.in(accounts.stream().map(AccountId::value).toList()))
                    .forEach(row -> names.put(new AccountId(row.value1()), row.value2()));
            return true;
        });
        return names;
    }
}
