package org.kerwen.cases;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.kerwen.cases.pages.CasePaper;
import org.kerwen.casework.Programme;
import org.kerwen.kernel.Money;
import org.kerwen.kernel.PersonId;
import org.kerwen.money.Books;
import org.kerwen.money.Entry;
import org.kerwen.money.PaidFrom;

/** The receipt of a part of a grant: what was paid to whom, and what is still to come. Of what was taken back there is none. */
final class GrantReceipt {
    private static final int SENTENCES = 2;

    private GrantReceipt() {}

    /**
     * A part of a grant that was paid, and not taken back.
     *
     * @param payees for whom it was reckoned
     */
    record Paid(Payment payment, Entry entry, Set<PersonId> payees) {}

    /** What was paid in a case and stands in the books. */
    static List<Paid> paid(DSLContext database, Cases.Opened opened, Books books) {
        List<Paid> paid = new ArrayList<>();
        for (Payment payment : opened.payments()) {
            Optional.ofNullable(payment.entry())
                    .flatMap(id -> books.entry(database, id))
                    .filter(entry -> entry.reversedBy() == null)
                    .ifPresent(
                            entry -> paid.add(new Paid(payment, entry, PaymentStore.payees(database, payment.id()))));
        }
        return paid;
    }

    /**
     * The receipt.
     *
     * @param payer who paid it, by name; empty where they are gone
     */
    static CasePaper of(BlankPaper paper, Paid paid, String payer) {
        Payment payment = paid.payment();
        List<PersonId> payees = inOrder(paper, paid.payees());
        List<CasePaper.Line> lines = new ArrayList<>();
        lines.add(paper.line("who", paper.called(payees)));
        lines.add(paper.line("grant.what", paper.labels().award(payment.award(), payment.instalment())));
        lines.add(paper.line("grant.amount", payment.amount().toString()));
        lines.add(paper.line("grant.paidOn", paid.entry().day().toString()));
        paid.entry().sides().stream()
                .flatMap(side -> side.account() instanceof PaidFrom from ? Stream.of(from.word()) : Stream.empty())
                .findFirst()
                .ifPresent(from -> lines.add(paper.line("grant.how", paper.get("grant.how." + from))));
        lines.add(paper.line("reference", payment.reference()));
        List<CasePaper.Line> toCome = toCome(paper, payment);
        lines.addAll(toCome.isEmpty() ? List.of(paper.line("grant.toCome", paper.get("grant.nothing"))) : toCome);
        return paper.written(
                "grant",
                paper.get("grant.lede"),
                paper.made(),
                CasePaper.Part.only(lines),
                paper.sentences("grant", SENTENCES),
                List.of(
                        new CasePaper.Signature(paper.called(signing(paper, payees)), paper.get("grant.signature")),
                        paper.staff(payer.isEmpty() ? paper.organisation() : payer + ", " + paper.organisation())));
    }

    /** As they stand in the case. */
    private static List<PersonId> inOrder(BlankPaper paper, Set<PersonId> payees) {
        List<PersonId> members =
                paper.file().members().stream().map(CaseFile.Member::person).toList();
        return payees.stream().sorted(Comparator.comparingInt(members::indexOf)).toList();
    }

    /** One of the adults signs; where nobody is surely one, one of all. */
    private static List<PersonId> signing(BlankPaper paper, List<PersonId> payees) {
        List<PersonId> adults = payees.stream()
                .filter(person -> !paper.opened().rules().isChild(paper.file(), person))
                .toList();
        return adults.isEmpty() ? payees : adults;
    }

    /** The other parts of the same grant that were not paid, with what they come to as far as that is known. */
    private static List<CasePaper.Line> toCome(BlankPaper paper, Payment payment) {
        Set<Integer> done = paper.opened().payments().stream()
                .filter(each ->
                        each.state() == Payment.State.PAID && each.award().equals(payment.award()))
                .map(Payment::instalment)
                .collect(Collectors.toSet());
        List<CasePaper.Line> lines = new ArrayList<>();
        for (Programme.Grant grant : paper.opened().rules().programme().grants()) {
            for (int number = 1;
                    grant.id().equals(payment.award())
                            && number <= grant.instalments().size();
                    number++) {
                if (!done.contains(number)) {
                    String label =
                            paper.words().of(grant.instalments().get(number - 1).label());
                    lines.add(paper.line(
                            "grant.toCome",
                            amount(paper, grant, number)
                                    .map(sum -> label + " · " + sum)
                                    .orElse(label)));
                }
            }
        }
        return lines;
    }

    /** What was asked for, else what it comes to as the case is now. */
    private static Optional<Money> amount(BlankPaper paper, Programme.Grant grant, int number) {
        return paper.opened().payments().stream()
                .filter(each -> each.state() == Payment.State.REQUESTED
                        && each.award().equals(grant.id())
                        && each.instalment() == number)
                .map(Payment::amount)
                .findFirst()
                .or(() -> Grants.reckoned(paper.file(), paper.opened().rules(), grant, number)
                        .map(Instalment::amount));
    }
}
