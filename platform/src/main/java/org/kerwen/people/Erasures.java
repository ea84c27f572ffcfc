package org.kerwen.people;

import static org.kerwen.people.db.Tables.ERASURE;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.kerwen.backup.Register;
import org.kerwen.db.Act;
import org.kerwen.db.JsonValues;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.Ids;
import org.kerwen.kernel.PersonId;
import org.kerwen.people.db.tables.records.ErasureRecord;
import org.kerwen.people.db.tables.records.PersonRecord;

/**
 * Forgets people. All that is known of them is removed from every record of theirs, by whatever module it is held, in one
 * transaction; their ids stay, so that what leads to them leads to nobody, and every index hears of it. A restore of an older
 * backup forgets them again.
 */
final class Erasures {
    private final Transactions transactions;
    private final Register register;
    private final List<AboutPeople> others;

    Erasures(Transactions transactions, Register register, List<AboutPeople> others) {
        this.transactions = transactions;
        this.register = register;
        this.others = List.copyOf(others);
    }

    /** Erases a person; empty where there is no such person. Answers the proof. */
    Optional<Erasure> erase(Actor.Person by, PersonId id, Erasure.Reason reason) {
        return transactions.run(by, Act.on("person.erase", id.value()), database -> {
            List<PersonRecord> rows = Changes.locked(database, id);
            if (rows.isEmpty()) {
                return Optional.empty();
            }
            List<UUID> records = rows.stream().map(PersonRecord::getId).toList();
            Map<String, Integer> removed = Forgetting.forget(database, records, others);
            UUID head = records.getFirst();
            for (UUID record : records) {
                database.insertInto(ERASURE)
                        .set(ERASURE.ID, Ids.withoutTime())
                        .set(ERASURE.ORGANISATION, by.organisation().value())
                        .set(ERASURE.PERSON, record)
                        .set(ERASURE.REASON, reason.word())
                        .set(ERASURE.ERASED_BY, by.account().value())
                        .set(
                                ERASURE.REMOVED,
                                JSONB.valueOf(JsonValues.written(record.equals(head) ? removed : Map.of())))
                        .execute();
                register.append(database, Forgetting.KIND, record);
            }
            return find(database, new PersonId(head));
        });
    }

    /** The proof that somebody was erased, by the id of any of their records. */
    Optional<Erasure> find(Actor.Person by, PersonId id) {
        return transactions.run(by, Act.on("person.read", id.value()), database -> find(database, id));
    }

    private static Optional<Erasure> find(DSLContext database, PersonId id) {
        return database.selectFrom(ERASURE).where(ERASURE.PERSON.eq(id.value())).fetchOptional(Erasures::erasure);
    }

    private static Erasure erasure(ErasureRecord row) {
        Map<String, Integer> removed = new TreeMap<>();
        for (Map.Entry<?, ?> kind :
                ((Map<?, ?>) JsonValues.read(row.getRemoved().data(), Map.class)).entrySet()) {
            removed.put(String.valueOf(kind.getKey()), ((Number) kind.getValue()).intValue());
        }
        return new Erasure(
                row.getId(),
                new PersonId(row.getPerson()),
                Choice.of(Erasure.Reason.class, row.getReason()),
                new AccountId(row.getErasedBy()),
                row.getErasedAt().toInstant(),
                removed);
    }
}
