package org.kerwen.cases;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.kerwen.access.ColleagueNames;
import org.kerwen.cases.pages.CasePaper;
import org.kerwen.directory.Directory;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.CaseId;
import org.kerwen.kernel.Language;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.Words;
import org.kerwen.money.Books;
import org.kerwen.movements.Journeys;
import org.kerwen.movements.Permitted;
import org.kerwen.paper.PaperPrinter;
import org.kerwen.web.Texts;

/** Which papers can be made of a case, and making them. Whoever makes one reads the case, which stands in the audit. */
final class CasePapers {
    static final String DECLARATION = "declaration";
    static final String SUMMARY = "summary";

    private final Cases cases;
    private final Books books;
    private final Journeys journeys;
    private final Directory directory;
    private final ColleagueNames colleagues;
    private final PaperPrinter printer;
    private final TemplateEngine templates;

    CasePapers(
            Cases cases,
            Books books,
            Journeys journeys,
            Directory directory,
            ColleagueNames colleagues,
            PaperPrinter printer) {
        this.cases = cases;
        this.books = books;
        this.journeys = journeys;
        this.directory = directory;
        this.colleagues = colleagues;
        this.printer = printer;
        this.templates = TemplateEngine.createPrecompiled(ContentType.Html);
    }

    /** What papers can be made of: the case, what was paid in it, whom an agency can be asked about by letter. */
    record Offer(Cases.Opened opened, List<GrantReceipt.Paid> paid, List<ClearanceLetter.Letter> letters) {
        Optional<Consent> consent(String word) {
            return opened.file().consents().stream()
                    .filter(each -> each.id().toString().equals(word))
                    .findFirst();
        }

        Optional<GrantReceipt.Paid> paid(String word) {
            return paid.stream()
                    .filter(each -> each.payment().id().toString().equals(word))
                    .findFirst();
        }

        Optional<ClearanceLetter.Letter> letter(String word) {
            return letters.stream().filter(each -> each.word().equals(word)).findFirst();
        }

        /** Whether an agency can be asked by letter what it was not asked here, so that somebody must say what. */
        boolean asksAnew() {
            return letters.stream().anyMatch(each -> each.asked() == null);
        }
    }

    /** What the form says of a letter to an agency that was not asked here. */
    record Wanted(Permitted kind, String country, LocalDate due) {}

    /** What there is of a case, where it concerns who asks. */
    Optional<Offer> offered(Actor.Person by, CaseId id) {
        return cases.read(
                        by,
                        id,
                        (database, opened) -> new Offer(
                                opened, GrantReceipt.paid(database, opened, books), ClearanceLetter.open(by, opened)))
                .map(Cases.Beside::beside);
    }

    /** Each of them by its word and as the reader calls it. */
    List<Map.Entry<String, String>> list(Offer offer, Texts texts) {
        CaseWords words =
                new CaseWords(offer.opened().rules().programme(), offer.opened().people(), texts);
        Function<OrganisationId, String> organisations = organisations(texts::of);
        List<Map.Entry<String, String>> all = new ArrayList<>();
        all.add(Map.entry(DECLARATION, texts.get("cases.paper.declaration")));
        offer.opened()
                .file()
                .consents()
                .forEach(consent -> all.add(Map.entry(
                        consent.id().toString(),
                        texts.get(
                                "cases.paper.consent",
                                Map.of(
                                        "who", words.person(consent.person()),
                                        "what", texts.choice(consent.purpose()))))));
        all.add(Map.entry(SUMMARY, texts.get("cases.paper.summary")));
        offer.paid()
                .forEach(paid -> all.add(Map.entry(
                        paid.payment().id().toString(),
                        texts.get(
                                "cases.paper.grant",
                                Map.of(
                                        "what",
                                        words.award(
                                                paid.payment().award(),
                                                paid.payment().instalment()),
                                        "sum",
                                        GrantPages.sum(paid.payment(), texts))))));
        offer.letters()
                .forEach(letter -> all.add(Map.entry(
                        letter.word(),
                        texts.get(
                                "cases.paper.letter",
                                Map.of(
                                        "who", words.person(letter.person()),
                                        "agency", organisations.apply(letter.agency()))))));
        return all;
    }

    /** A paper of an offer, by its word; empty where it is not among them any more. */
    Optional<CasePaper> paper(
            Actor.Person by, Offer offer, String word, PaperWords words, String organisation, Wanted wanted) {
        BlankPaper blank = new BlankPaper(offer.opened(), words, organisation, cases.today());
        return switch (word) {
            case DECLARATION -> Optional.of(SignedPapers.declaration(blank));
            case SUMMARY -> Optional.of(new CaseSummary(blank, offer.paid(), cases::dayOf).written());
            default ->
                offer.consent(word)
                        .map(consent -> SignedPapers.receipt(blank, consent, organisations(named(words))))
                        .or(() -> offer.paid(word).map(paid -> GrantReceipt.of(blank, paid, payer(by, paid))))
                        .or(() -> offer.letter(word).flatMap(letter -> letter(by, blank, letter, wanted)));
        };
    }

    private String payer(Actor.Person by, GrantReceipt.Paid paid) {
        AccountId payer = paid.payment().settledBy();
        return payer == null ? "" : colleagues.of(by, List.of(payer)).getOrDefault(payer, "");
    }

    private Optional<CasePaper> letter(
            Actor.Person by, BlankPaper blank, ClearanceLetter.Letter letter, Wanted wanted) {
        Optional<ClearanceLetter.Question> question = letter.asked() == null
                ? content(by, blank, letter, wanted)
                : Optional.of(ClearanceLetter.Question.of(letter.asked()));
        return question.map(asked -> ClearanceLetter.of(blank, letter, asked, organisations(named(blank.words()))));
    }

    /** What the agency would be told, read in the same moment in which it is looked once more whether it may be asked. */
    private Optional<ClearanceLetter.Question> content(
            Actor.Person by, BlankPaper blank, ClearanceLetter.Letter letter, Wanted wanted) {
        return cases.read(
                        by,
                        blank.file().id(),
                        (database, opened) -> ClearanceLetter.open(by, opened).contains(letter)
                                ? journeys.told(database, letter.person(), wanted.country(), wanted.due())
                                : Optional.<List<String>>empty())
                .flatMap(Cases.Beside::beside)
                .map(content -> new ClearanceLetter.Question(wanted.kind(), wanted.due(), content));
    }

    /** The name in the language of a paper, else the English one, which stands on the doors too. */
    private static Function<Words, String> named(PaperWords words) {
        Language own = new Language(words.word());
        return name -> name.in(name.byLanguage().containsKey(own) ? own : new Language("en"));
    }

    private Function<OrganisationId, String> organisations(Function<Words, String> language) {
        Map<OrganisationId, String> names = new HashMap<>();
        directory.organisations().forEach(each -> names.put(each.id(), language.apply(each.name())));
        return organisation -> names.getOrDefault(organisation, organisation.value());
    }

    /** The paper as PDF; empty where the printer is busy. Outside of any transaction. */
    Optional<byte[]> print(CasePaper paper) {
        StringOutput xhtml = new StringOutput();
        templates.render("cases/paper.jte", paper, xhtml);
        return printer.print(xhtml.toString());
    }
}
