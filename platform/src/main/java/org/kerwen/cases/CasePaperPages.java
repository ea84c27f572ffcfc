package org.kerwen.cases;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.Demands;
import org.kerwen.access.Desk;
import org.kerwen.access.Signed;
import org.kerwen.access.pages.FormPage;
import org.kerwen.access.pages.Head;
import org.kerwen.cases.pages.CasePaper;
import org.kerwen.directory.Directory;
import org.kerwen.kernel.CaseId;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.PersonId;
import org.kerwen.paper.PaperPrinter;
import org.kerwen.people.Person;
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

/** Papers of a case in the language of the person: the declaration that is signed before a return, the receipt of a consent. */
@RestController
final class CasePaperPages {
    private static final String PAPERS = CaseListPages.LIST + "/{id}/papers";
    private static final String DECLARATION = "declaration";
    private static final int SENTENCES = 6;

    private final Desk desk;
    private final Cases cases;
    private final Directory directory;
    private final PaperPrinter printer;
    private final TemplateEngine templates;

    CasePaperPages(Desk desk, Cases cases, Directory directory, PaperPrinter printer) {
        this.desk = desk;
        this.cases = cases;
        this.directory = directory;
        this.printer = printer;
        this.templates = TemplateEngine.createPrecompiled(ContentType.Html);
    }

    @Demands("case.work")
    @GetMapping(PAPERS)
    ResponseEntity<byte[]> form(HttpServletRequest request, Signed signed, @PathVariable UUID id) {
        return desk.show(form(request, signed, id, Filled.nothing("cases", Map.of("paper", DECLARATION))));
    }

    private FormPage form(HttpServletRequest request, Signed signed, UUID id, Filled filled) {
        Cases.Opened opened = cases.read(signed.actor(), new CaseId(id)).orElseThrow(NotFound::new);
        Texts texts = desk.texts(signed);
        CaseWords words = new CaseWords(opened.rules().programme(), opened.people(), texts);
        AppFrame frame = desk.frame(request, signed, texts.get("cases.papers"));
        List<Map.Entry<String, String>> papers = new ArrayList<>();
        papers.add(Map.entry(DECLARATION, texts.get("cases.paper.declaration")));
        opened.file()
                .consents()
                .forEach(consent -> papers.add(Map.entry(
                        consent.id().toString(),
                        texts.get(
                                "cases.paper.consent",
                                Map.of(
                                        "who", words.person(consent.person()),
                                        "what", texts.choice(consent.purpose()))))));
        List<Map.Entry<String, String>> languages = new ArrayList<>();
        for (PaperWords each : PaperWords.values()) {
            languages.add(Map.entry(each.word(), each.own));
        }
        return new FormPage(
                frame,
                Head.of(texts.get("cases.papers"), texts.get("cases.papers.text"))
                        .below(words.called(opened.file().people()), CaseListPages.LIST + "/" + id),
                Form.of(
                        frame,
                        CaseListPages.LIST + "/" + id + "/papers",
                        List.of(
                                filled.options("paper", papers, texts),
                                filled.options("paperLanguage", languages, texts)),
                        texts.get("cases.papers.button")),
                List.of());
    }

    @Demands("case.work")
    @PostMapping(PAPERS)
    ResponseEntity<byte[]> print(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID id,
            @RequestParam Map<String, String> fields) {
        Cases.Opened opened = cases.read(signed.actor(), new CaseId(id)).orElseThrow(NotFound::new);
        Filled filled = new Filled("cases", fields);
        List<String> papers = new ArrayList<>(List.of(DECLARATION));
        opened.file().consents().forEach(consent -> papers.add(consent.id().toString()));
        String paper = filled.oneOf(papers, "paper");
        PaperWords words = PaperWords.find(filled.oneOf(
                        Arrays.stream(PaperWords.values()).map(PaperWords::word).toList(), "paperLanguage"))
                .orElse(PaperWords.EN);
        if (!filled.isRight()) {
            return desk.show(form(request, signed, id, filled));
        }
        String organisation = desk.organisation(signed, desk.texts(signed));
        CasePaper page = paper.equals(DECLARATION)
                ? declaration(opened, words, organisation)
                : opened.file().consents().stream()
                        .filter(consent -> consent.id().toString().equals(paper))
                        .findFirst()
                        .map(consent -> receipt(opened, consent, words, organisation))
                        .orElseThrow(NotFound::new);
        Optional<byte[]> pdf = print(page);
        return pdf.map(bytes -> desk.answers().file(MediaType.APPLICATION_PDF, "paper.pdf", bytes))
                .orElseGet(() -> desk.answers().goTo(CaseListPages.LIST + "/" + id + "?done=busy"));
    }

    private Optional<byte[]> print(CasePaper page) {
        StringOutput xhtml = new StringOutput();
        templates.render("cases/paper.jte", page, xhtml);
        return printer.print(xhtml.toString());
    }

    private String made(CaseFile file, String organisation) {
        return organisation + " · " + file.reference() + " · " + cases.today();
    }

    private static String called(Cases.Opened opened, PersonId person) {
        Person known = opened.people().get(person);
        return known == null ? "" : known.called();
    }

    private static String born(Cases.Opened opened, PersonId person) {
        Person known = opened.people().get(person);
        FuzzyDate birth = known == null ? null : known.known().birth();
        return birth == null ? "" : birth.canonical();
    }

    /** What each adult signs before a return (domain 1.1, stage 5). */
    private CasePaper declaration(Cases.Opened opened, PaperWords words, String organisation) {
        CaseFile file = opened.file();
        List<CasePaper.Line> lines = new ArrayList<>();
        List<CasePaper.Signature> signatures = new ArrayList<>();
        boolean children = false;
        for (PersonId person : file.people()) {
            lines.add(new CasePaper.Line(words.get("who"), called(opened, person)));
            lines.add(new CasePaper.Line(words.get("born"), born(opened, person)));
            if (opened.rules().isChild(file, person)) {
                children = true;
            } else {
                signatures.add(new CasePaper.Signature(called(opened, person), words.get("signature")));
            }
        }
        signatures.add(new CasePaper.Signature(organisation, words.get("staff")));
        List<String> sentences = new ArrayList<>();
        for (int number = 1; number <= SENTENCES; number++) {
            if (number < SENTENCES || children) {
                sentences.add(words.get("declaration." + number));
            }
        }
        return new CasePaper(
                words.word(),
                words.direction,
                words.get("declaration.title"),
                made(file, organisation),
                words.get("declaration.lede"),
                lines,
                sentences,
                signatures);
    }

    /** What somebody agreed to, for their own hands. */
    private CasePaper receipt(Cases.Opened opened, Consent consent, PaperWords words, String organisation) {
        List<CasePaper.Line> lines = new ArrayList<>();
        lines.add(new CasePaper.Line(words.get("who"), called(opened, consent.person())));
        lines.add(new CasePaper.Line(
                words.get("purpose"), words.get("purpose." + consent.purpose().word())));
        lines.add(new CasePaper.Line(words.get("recipient"), recipient(consent.recipient(), words)));
        lines.add(new CasePaper.Line(words.get("given"), consent.givenOn().toString()));
        LocalDate withdrawn = consent.withdrawnOn();
        if (withdrawn != null) {
            lines.add(new CasePaper.Line(words.get("withdrawn"), withdrawn.toString()));
        }
        lines.add(new CasePaper.Line(words.get("language"), consent.language()));
        lines.add(new CasePaper.Line(words.get("interpreter"), words.get(consent.interpreter() ? "yes" : "no")));
        if (consent.onBehalfBy() != null) {
            lines.add(new CasePaper.Line(words.get("onBehalf"), consent.onBehalfBy()));
        }
        lines.add(new CasePaper.Line(words.get("reference"), opened.file().reference()));
        return new CasePaper(
                words.word(),
                words.direction,
                words.get("consent.title"),
                made(opened.file(), organisation),
                words.get("consent.lede"),
                lines,
                List.of(words.get("withdraw")),
                List.of(new CasePaper.Signature(called(opened, consent.person()), words.get("signature"))));
    }

    private String recipient(@Nullable OrganisationId organisation, PaperWords words) {
        if (organisation == null) {
            return words.get("nobody");
        }
        return directory.organisations().stream()
                .filter(each -> each.id().equals(organisation))
                .findFirst()
                .map(each -> {
                    Map<String, String> names = new HashMap<>();
                    each.name().byLanguage().forEach((language, name) -> names.put(language.tag(), name));
                    // Where the pack has no name in that language, the English one, which stands on the doors too.
                    return names.getOrDefault(words.word(), names.getOrDefault("en", organisation.value()));
                })
                .orElse(organisation.value());
    }
}
