package org.kerwen.cases;

import static org.kerwen.cases.db.Tables.CASE_FILE;
import static org.kerwen.cases.db.Tables.PAYEE;
import static org.kerwen.cases.db.Tables.PAYMENT;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.SelectLimitStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.kerwen.cases.db.tables.records.PaymentRecord;
import org.kerwen.db.Together;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.CaseId;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.Money;
import org.kerwen.kernel.PersonId;
import org.kerwen.kernel.ProgrammeId;

/** Instalments of grants and for whom they were reckoned. Row security lets each transaction see its own organisation's only. */
final class PaymentStore {
    private PaymentStore() {}

    private static final Together<UUID> OF_CASE = new Together<>(file -> List.of(question(PAYMENT.CASE_FILE.eq(file))));

    static List<Payment> of(DSLContext database, CaseId file) {
        return OF_CASE.ask(database, file.value()).getFirst().map(PaymentStore::read);
    }

    static Optional<Payment> find(DSLContext database, UUID id) {
        return find(database, PAYMENT.ID.eq(id), 1).stream().findFirst();
    }

    /** What waits for a second person, the oldest first. */
    static List<Payment> asked(DSLContext database, int most) {
        return find(database, PAYMENT.STATE.eq(Payment.State.REQUESTED.word()), most);
    }

    /** The same, and nobody else settles it until the end of the transaction. */
    static Optional<Payment> locked(DSLContext database, UUID id) {
        database.select(PAYMENT.ID)
                .from(PAYMENT)
                .where(PAYMENT.ID.eq(id))
                .forUpdate()
                .fetch();
        return find(database, id);
    }

    private static List<Payment> find(DSLContext database, Condition which, int most) {
        return database.fetch(question(which).limit(most)).map(PaymentStore::read);
    }

    private static SelectLimitStep<Record> question(Condition which) {
        return DSL.select(PAYMENT.fields())
                .select(CASE_FILE.REFERENCE, CASE_FILE.VERSION)
                .from(PAYMENT)
                .join(CASE_FILE)
                .on(CASE_FILE.ID.eq(PAYMENT.CASE_FILE))
                .where(which)
                .orderBy(PAYMENT.ASKED_ON, PAYMENT.ID);
    }

    private static Payment read(Record row) {
        PaymentRecord payment = Together.record(row, PaymentRecord.class);
        return new Payment(
                payment.getId(),
                new CaseId(payment.getCaseFile()),
                row.get(CASE_FILE.REFERENCE),
                new ProgrammeId(payment.getProgramme()),
                row.get(CASE_FILE.VERSION),
                payment.getAward(),
                payment.getInstalment(),
                payment.getAdults(),
                payment.getChildren(),
                new Money(payment.getAmount(), payment.getCurrency()),
                Choice.of(Payment.State.class, payment.getState()),
                new AccountId(payment.getAskedBy()),
                payment.getAskedOn(),
                payment.getSettledBy() == null ? null : new AccountId(payment.getSettledBy()),
                payment.getSettledOn(),
                payment.getEntry());
    }

    /** Writes what is asked for; false where it was asked for before and stands. */
    static boolean ask(
            DSLContext database, UUID id, CaseFile file, Instalment instalment, AccountId by, LocalDate today) {
        boolean fresh = database.insertInto(PAYMENT)
                        .set(PAYMENT.ID, id)
                        .set(PAYMENT.ORGANISATION, file.organisation().value())
                        .set(PAYMENT.CASE_FILE, file.id().value())
                        .set(PAYMENT.PROGRAMME, file.programme().value())
                        .set(PAYMENT.AWARD, instalment.grant().id())
                        .set(PAYMENT.INSTALMENT, instalment.number())
                        .set(PAYMENT.ADULTS, instalment.adults())
                        .set(PAYMENT.CHILDREN, instalment.children())
                        .set(PAYMENT.AMOUNT, instalment.amount().amount())
                        .set(PAYMENT.CURRENCY, instalment.amount().currency())
                        .set(PAYMENT.STATE, Payment.State.REQUESTED.word())
                        .set(PAYMENT.ASKED_BY, by.value())
                        .set(PAYMENT.ASKED_ON, today)
                        .onConflictDoNothing()
                        .execute()
                == 1;
        if (fresh) {
            List<Query> payees = new ArrayList<>();
            // In the order in which everybody locks records.
            file.people().stream()
                    .sorted(Comparator.comparing(PersonId::toString))
                    .forEach(person -> payees.add(database.insertInto(PAYEE)
                            .set(PAYEE.PAYMENT, id)
                            .set(PAYEE.ORGANISATION, file.organisation().value())
                            .set(PAYEE.PERSON, person.value())));
            database.batch(payees).execute();
        }
        return fresh;
    }

    static void settle(
            DSLContext database, UUID id, Payment.State state, AccountId by, LocalDate today, @Nullable UUID entry) {
        database.update(PAYMENT)
                .set(PAYMENT.STATE, state.word())
                .set(PAYMENT.SETTLED_BY, by.value())
                .set(PAYMENT.SETTLED_ON, today)
                .set(PAYMENT.ENTRY, entry)
                .where(PAYMENT.ID.eq(id))
                .execute();
    }

    /** Says of what an entry paid that it was taken back. */
    static void takeBack(DSLContext database, UUID entry) {
        database.update(PAYMENT)
                .set(PAYMENT.STATE, Payment.State.TAKEN_BACK.word())
                .where(PAYMENT.ENTRY.eq(entry))
                .execute();
    }

    /** Whoever else was asked for or paid the same part of the same grant, in another case. */
    static Set<PersonId> alsoFor(DSLContext database, Payment payment) {
        return new LinkedHashSet<>(database.selectDistinct(PAYEE.PERSON)
                .from(PAYEE)
                .join(PAYMENT)
                .on(PAYMENT.ID.eq(PAYEE.PAYMENT))
                .where(PAYMENT.PROGRAMME.eq(payment.programme().value()))
                .and(PAYMENT.AWARD.eq(payment.award()))
                .and(PAYMENT.INSTALMENT.eq(payment.instalment()))
                .and(PAYMENT.STATE.eq(Payment.State.PAID.word()))
                .and(PAYMENT.ID.ne(payment.id()))
                .fetch(row -> new PersonId(row.value1())));
    }

    static Set<PersonId> payees(DSLContext database, UUID payment) {
        return new LinkedHashSet<>(database.select(PAYEE.PERSON)
                .from(PAYEE)
                .where(PAYEE.PAYMENT.eq(payment))
                .fetch(row -> new PersonId(row.value1())));
    }

    /** What people were paid, as words that are the same for the same part of the same grant. */
    static Set<String> paid(DSLContext database, Collection<PersonId> records) {
        return new LinkedHashSet<>(database.select(PAYMENT.PROGRAMME, PAYMENT.AWARD, PAYMENT.INSTALMENT)
                .from(PAYEE)
                .join(PAYMENT)
                .on(PAYMENT.ID.eq(PAYEE.PAYMENT))
                .where(PAYEE.PERSON.in(records.stream().map(PersonId::value).toList()))
                .and(PAYMENT.STATE.eq(Payment.State.PAID.word()))
                .fetch(row -> row.value1() + " " + row.value2() + " " + row.value3()));
    }
}
