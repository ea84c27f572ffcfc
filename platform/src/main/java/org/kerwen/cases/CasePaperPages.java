package org.kerwen.cases;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.kerwen.access.Demands;
import org.kerwen.access.Desk;
import org.kerwen.access.Signed;
import org.kerwen.access.pages.FormPage;
import org.kerwen.access.pages.Head;
import org.kerwen.cases.pages.CasePaper;
import org.kerwen.kernel.CaseId;
import org.kerwen.movements.Permitted;
import org.kerwen.web.AppFrame;
import org.kerwen.web.Filled;
import org.kerwen.web.Form;
import org.kerwen.web.NotFound;
import org.kerwen.web.Texts;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Papers of a case in the language of who gets them: which one, and the file, whose name says nothing. */
@RestController
final class CasePaperPages {
    private static final String PAPERS = CaseListPages.LIST + "/{id}/papers";

    private final Desk desk;
    private final Cases cases;
    private final CasePapers papers;

    CasePaperPages(Desk desk, Cases cases, CasePapers papers) {
        this.desk = desk;
        this.cases = cases;
        this.papers = papers;
    }

    @Demands("case.work")
    @GetMapping(PAPERS)
    ResponseEntity<byte[]> form(HttpServletRequest request, Signed signed, @PathVariable UUID id) {
        CasePapers.Offer offer = papers.offered(signed.actor(), new CaseId(id)).orElseThrow(NotFound::new);
        return desk.show(form(
                request,
                signed,
                offer,
                Filled.nothing(
                        "cases",
                        Map.of(
                                "paper",
                                CasePapers.DECLARATION,
                                "permit",
                                Permitted.LEAVE_THE_COUNTRY.word(),
                                "due",
                                cases.today()
                                        .plusDays(AgencyPages.DAYS_TO_ANSWER)
                                        .toString()))));
    }

    private FormPage form(HttpServletRequest request, Signed signed, CasePapers.Offer offer, Filled filled) {
        Texts texts = desk.texts(signed);
        CaseFile file = offer.opened().file();
        AppFrame frame = desk.frame(request, signed, texts.get("cases.papers"));
        List<Map.Entry<String, String>> languages = new ArrayList<>();
        for (PaperWords each : PaperWords.values()) {
            languages.add(Map.entry(each.word(), each.own));
        }
        List<Form.Field> fields = new ArrayList<>(List.of(
                filled.options("paper", papers.list(offer, texts), texts),
                filled.options("paperLanguage", languages, texts)));
        if (offer.asksAnew()) {
            fields.add(filled.choices(Permitted.class, "permit", texts)
                    .hint(texts.get("cases.papers.letter"))
                    .optional());
            fields.add(filled.field("text", "country", texts)
                    .longest(AgencyPages.LONGEST_COUNTRY)
                    .hint(texts.get("cases.papers.letter.country"))
                    .optional());
            fields.add(filled.field("date", "due", texts)
                    .hint(texts.get("cases.papers.letter"))
                    .optional());
        }
        String address = CaseListPages.LIST + "/" + file.id();
        return new FormPage(
                frame,
                Head.of(texts.get("cases.papers"), texts.get("cases.papers.text"))
                        .below(
                                new CaseWords(
                                                offer.opened().rules().programme(),
                                                offer.opened().people(),
                                                texts)
                                        .called(file.people()),
                                address),
                Form.of(frame, address + "/papers", fields, texts.get("cases.papers.button")),
                List.of());
    }

    @Demands("case.work")
    @PostMapping(PAPERS)
    ResponseEntity<byte[]> print(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID id,
            @RequestParam Map<String, String> fields) {
        CasePapers.Offer offer = papers.offered(signed.actor(), new CaseId(id)).orElseThrow(NotFound::new);
        Filled filled = new Filled("cases", fields);
        Texts texts = desk.texts(signed);
        String paper = filled.oneOf(
                papers.list(offer, texts).stream().map(Map.Entry::getKey).toList(), "paper");
        PaperWords words = PaperWords.find(filled.oneOf(
                        Arrays.stream(PaperWords.values()).map(PaperWords::word).toList(), "paperLanguage"))
                .orElse(PaperWords.EN);
        CasePapers.Wanted wanted = wanted(
                filled,
                offer.letter(paper).filter(letter -> letter.asked() == null).isPresent());
        if (!filled.isRight()) {
            return desk.show(form(request, signed, offer, filled));
        }
        CasePaper page = papers.paper(signed.actor(), offer, paper, words, desk.organisation(signed, texts), wanted)
                .orElseThrow(NotFound::new);
        return papers.print(page)
                .map(bytes -> desk.answers().file(MediaType.APPLICATION_PDF, "paper.pdf", bytes))
                .orElseGet(() -> desk.answers().goTo(CaseListPages.LIST + "/" + id + "?done=busy"));
    }

    /** What an agency is asked by letter; read only where that is what is wanted. */
    private CasePapers.Wanted wanted(Filled filled, boolean isLetter) {
        if (!isLetter) {
            return new CasePapers.Wanted(Permitted.LEAVE_THE_COUNTRY, "", cases.today());
        }
        Permitted kind = filled.choice(Permitted.class, "permit");
        String country = filled.anyText("country", AgencyPages.LONGEST_COUNTRY);
        LocalDate due = filled.day("due");
        if (filled.isRight() && due.isBefore(cases.today())) {
            filled.refuse("due", "over");
        }
        return new CasePapers.Wanted(kind, country, due);
    }
}
