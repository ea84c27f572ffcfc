package org.kerwen.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.kerwen.cases.pages.CasePaper;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.PersonId;

/** The declaration that is signed before a return, and the receipt of a consent. */
final class SignedPapers {
    private static final int SENTENCES = 6;

    private SignedPapers() {}

    /** What each adult signs before a return (domain 1.1, stage 5). */
    static CasePaper declaration(BlankPaper paper) {
        CaseFile file = paper.file();
        List<CasePaper.Line> lines = new ArrayList<>();
        List<CasePaper.Signature> signatures = new ArrayList<>();
        boolean children = false;
        for (PersonId person : file.people()) {
            lines.add(paper.line("who", paper.called(person)));
            lines.add(paper.line("born", paper.born(person)));
            if (paper.opened().rules().isChild(file, person)) {
                children = true;
            } else {
                signatures.add(new CasePaper.Signature(paper.called(person), paper.get("signature")));
            }
        }
        signatures.add(paper.staff(paper.organisation()));
        return paper.written(
                "declaration",
                paper.get("declaration.lede"),
                paper.made(),
                CasePaper.Part.only(lines),
                paper.sentences("declaration", children ? SENTENCES : SENTENCES - 1),
                signatures);
    }

    /** What somebody agreed to, for their own hands. */
    static CasePaper receipt(BlankPaper paper, Consent consent, Function<OrganisationId, String> organisations) {
        List<CasePaper.Line> lines = new ArrayList<>();
        OrganisationId recipient = consent.recipient();
        lines.add(paper.line("who", paper.called(consent.person())));
        lines.add(paper.line("purpose", paper.get("purpose." + consent.purpose().word())));
        lines.add(paper.line("recipient", recipient == null ? paper.get("nobody") : organisations.apply(recipient)));
        lines.add(paper.line("given", consent.givenOn().toString()));
        LocalDate withdrawn = consent.withdrawnOn();
        if (withdrawn != null) {
            lines.add(paper.line("withdrawn", withdrawn.toString()));
        }
        lines.add(paper.line("language", consent.language()));
        lines.add(paper.line("interpreter", paper.get(consent.interpreter() ? "yes" : "no")));
        if (consent.onBehalfBy() != null) {
            lines.add(paper.line("onBehalf", consent.onBehalfBy()));
        }
        lines.add(paper.line("reference", paper.file().reference()));
        return paper.written(
                "consent",
                paper.get("consent.lede"),
                paper.made(),
                CasePaper.Part.only(lines),
                List.of(paper.get("withdraw")),
                List.of(new CasePaper.Signature(paper.called(consent.person()), paper.get("signature"))));
    }
}
