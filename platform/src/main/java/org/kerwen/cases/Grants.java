package org.kerwen.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.kerwen.casework.Casework;
import org.kerwen.casework.Moment;
import org.kerwen.casework.Programme;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.CaseId;
import org.kerwen.kernel.Ids;
import org.kerwen.kernel.PersonId;
import org.kerwen.money.Books;
import org.kerwen.money.Outcome;
import org.kerwen.money.PaidFrom;
import org.kerwen.money.Purpose;
import org.kerwen.money.Spending;
import org.kerwen.people.ConflictCheck;
import org.kerwen.people.People;

/** Grants of cases: reckoned by the programme's rates, asked for by one person and paid by another, once for each person. */
final class Grants implements ConflictCheck {
    private final Transactions transactions;
    private final Cases cases;
    private final Casework casework;
    private final People people;
    private final Books books;

    Grants(Transactions transactions, Cases cases, Casework casework, People people, Books books) {
        this.transactions = transactions;
        this.cases = cases;
        this.casework = casework;
        this.people = people;
        this.books = books;
    }

    /** What came of a payment. */
    sealed interface Answer {
        record Done() implements Answer {}

        record Refused(CaseAnswer.Why why) implements Answer {}

        /** The books refused it. */
        record NotCharged(Outcome.Why why) implements Answer {}
    }

    /** What is due in a case by its stage, whether it was asked for or not. */
    static List<Instalment> due(Cases.Opened opened) {
        return due(opened.file(), opened.rules());
    }

    /** What of it can be asked for: nobody has yet, or it was declined or taken back. Of a sealed case nothing can. */
    static List<Instalment> notAsked(Cases.Opened opened) {
        return (opened.file().sealed() ? List.<Instalment>of() : due(opened))
                .stream()
                        .filter(due -> opened.payments().stream()
                                .noneMatch(payment -> payment.state().stands()
                                        && payment.award().equals(due.grant().id())
                                        && payment.instalment() == due.number()))
                        .toList();
    }

    /** What is due of a file before it is stored. */
    static List<Instalment> due(CaseFile file, CaseRules rules) {
        List<Instalment> due = new ArrayList<>();
        for (Programme.Grant grant : rules.programme().grants()) {
            for (int number = 1; number <= grant.instalments().size(); number++) {
                if (rules.hasReached(file, grant.instalments().get(number - 1).stage())) {
                    reckoned(file, rules, grant, number).ifPresent(due::add);
                }
            }
        }
        return due;
    }

    /** What a part of a grant comes to in a case, by the days and people that are known now. */
    static Optional<Instalment> reckoned(CaseFile file, CaseRules rules, Programme.Grant grant, int number) {
        LocalDate departure = file.days().of(Moment.DEPARTURE);
        LocalDate day = departure == null ? rules.today() : departure;
        Integer childUnder = grant.childUnder();
        int children = childUnder == null
                ? 0
                : (int) file.people().stream()
                        .filter(person -> rules.isUnder(file, person, childUnder))
                        .count();
        return Instalment.of(grant, number, file.people().size() - children, children, day);
    }

    /** Asks for a part of a grant. Whoever asks twice asks once. */
    CaseAnswer ask(Actor.Person by, CaseId id, String award, int number) {
        return transactions.run(by, Act.on("grant.ask", id.value()), database -> {
            Cases.Opened opened = cases.locked(database, by, id, "grant.ask").orElse(null);
            if (opened == null) {
                return CaseAnswer.Refused.of(CaseAnswer.Why.NOT_THERE);
            }
            if (opened.file().sealed()) {
                // What it cost stands pooled in the books; the case itself may not be named beside a sum.
                return CaseAnswer.Refused.of(CaseAnswer.Why.SEALED);
            }
            Instalment instalment = due(opened).stream()
                    .filter(each -> each.grant().id().equals(award) && each.number() == number)
                    .findFirst()
                    .orElse(null);
            if (instalment == null) {
                return CaseAnswer.Refused.of(CaseAnswer.Why.NOT_DUE);
            }
            return PaymentStore.ask(database, Ids.withoutTime(), opened.file(), instalment, by.account(), cases.today())
                    ? new CaseAnswer.Waits(id)
                    : CaseAnswer.Refused.of(CaseAnswer.Why.ALREADY);
        });
    }

    /** What waits for a second person. */
    List<Payment> asked(Actor.Person by, int most) {
        return transactions.run(by, Act.of("grant.list"), database -> PaymentStore.asked(database, most));
    }

    Optional<Payment> find(Actor.Person by, UUID id) {
        return transactions.run(by, Act.on("grant.list", id), database -> PaymentStore.find(database, id));
    }

    Programme programme(Actor.Person by, Payment payment) {
        return transactions.run(
                by,
                Act.of("programme.read"),
                database -> casework.version(database, payment.programme(), payment.version()));
    }

    /** Pays it from a line of a budget; another person than who asked. Sent twice, it is paid once. */
    Answer pay(Actor.Person by, UUID id, UUID line, LocalDate day, PaidFrom from) {
        try {
            return transactions.run(by, Act.on("grant.pay", id), database -> paid(database, by, id, line, day, from));
        } catch (Undone undone) {
            return new Answer.NotCharged(undone.why);
        }
    }

    /** Takes back what the transaction has done. */
    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final Outcome.Why why;

        Undone(Outcome.Why why) {
            super(null, null, false, false);
            this.why = why;
        }
    }

    private Answer paid(DSLContext database, Actor.Person by, UUID id, UUID line, LocalDate day, PaidFrom from) {
        Payment payment = PaymentStore.locked(database, id).orElse(null);
        if (payment == null) {
            return new Answer.Refused(CaseAnswer.Why.NOT_THERE);
        }
        if (payment.state() == Payment.State.PAID) {
            return new Answer.Done();
        }
        if (payment.state() != Payment.State.REQUESTED) {
            return new Answer.Refused(CaseAnswer.Why.ENDED_ALREADY);
        }
        if (payment.askedBy().equals(by.account())) {
            return new Answer.Refused(CaseAnswer.Why.SECOND_PERSON);
        }
        // Whoever merges one of them waits, and whoever pays one of them in another case.
        Set<PersonId> shown =
                people.locked(database, PaymentStore.payees(database, id)).orElse(null);
        if (shown == null) {
            return new Answer.Refused(CaseAnswer.Why.CHANGED_MEANWHILE);
        }
        if (!Collections.disjoint(shown, heads(database, PaymentStore.alsoFor(database, payment)))) {
            return new Answer.Refused(CaseAnswer.Why.PAID_ALREADY);
        }
        Outcome outcome = books.spend(
                database,
                by,
                new Spending(
                        id,
                        line,
                        day,
                        payment.amount(),
                        from,
                        Purpose.CASEWORK,
                        payment.reference() + " " + payment.instalment(),
                        payment.of().value(),
                        null));
        return switch (outcome) {
            case Outcome.Done(UUID entry) -> {
                PaymentStore.settle(database, id, Payment.State.PAID, by.account(), cases.today(), entry);
                yield new Answer.Done();
            }
            case Outcome.Refusal(Outcome.Why why) -> throw new Undone(why);
        };
    }

    private Set<PersonId> heads(DSLContext database, Set<PersonId> records) {
        Set<PersonId> heads = new LinkedHashSet<>();
        people.atAGlance(database, records).values().forEach(person -> heads.add(person.id()));
        return heads;
    }

    /** Says no to it; it may be asked for again. */
    Answer decline(Actor.Person by, UUID id) {
        return transactions.run(by, Act.on("grant.pay", id), database -> {
            Payment payment = PaymentStore.locked(database, id).orElse(null);
            if (payment == null) {
                return new Answer.Refused(CaseAnswer.Why.NOT_THERE);
            }
            if (payment.state() != Payment.State.REQUESTED) {
                return new Answer.Refused(CaseAnswer.Why.ENDED_ALREADY);
            }
            PaymentStore.settle(database, id, Payment.State.DECLINED, by.account(), cases.today(), null);
            return new Answer.Done();
        });
    }

    /** Two who were both paid the same part of the same grant are not joined silently: one of them has it too much. */
    @Override
    public Optional<String> againstMerge(
            DSLContext database, Actor.Person by, Set<PersonId> kept, Set<PersonId> folded) {
        return Collections.disjoint(PaymentStore.paid(database, kept), PaymentStore.paid(database, folded))
                ? Optional.empty()
                : Optional.of("cases.conflict.paid");
    }
}
