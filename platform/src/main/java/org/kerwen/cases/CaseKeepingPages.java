package org.kerwen.cases;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.Demands;
import org.kerwen.access.Desk;
import org.kerwen.access.Signed;
import org.kerwen.access.pages.FormPage;
import org.kerwen.access.pages.Head;
import org.kerwen.access.pages.Section;
import org.kerwen.kernel.CaseId;
import org.kerwen.kernel.Choice;
import org.kerwen.web.AppFrame;
import org.kerwen.web.DateWords;
import org.kerwen.web.Filled;
import org.kerwen.web.Form;
import org.kerwen.web.NotFound;
import org.kerwen.web.Texts;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How long an ended case is kept, and emptying it. */
@RestController
final class CaseKeepingPages {
    private static final String EMPTY = CaseListPages.LIST + "/{id}/empty";

    private final Desk desk;
    private final Cases cases;
    private final CaseKeeping keeping;

    CaseKeepingPages(Desk desk, Cases cases, CaseKeeping keeping) {
        this.desk = desk;
        this.cases = cases;
        this.keeping = keeping;
    }

    /** What stands about it on the page of a case that has ended. */
    static Section section(AppFrame frame, CaseFile file, LocalDate today) {
        Texts texts = frame.texts();
        String address = CaseListPages.LIST + "/" + file.id();
        LocalDate until = file.keptUntil();
        Section section = until == null
                ? Section.of("keeping", texts.get("cases.keeping"))
                : Section.of(
                        "keeping",
                        texts.get("cases.keeping"),
                        texts.get(
                                until.isBefore(today) ? "cases.keeping.over" : "cases.keeping.until",
                                Map.of("day", DateWords.of(until, texts))));
        return section.forms(List.of(Form.button(frame, address + "/keep", texts.get("cases.keep"))
                        .styled("plain")))
                .links(List.of(new AppFrame.Link(texts.get("cases.empty"), address + "/empty", false)));
    }

    @Demands("case.keep")
    @PostMapping(CaseListPages.LIST + "/{id}/keep")
    ResponseEntity<byte[]> keep(Signed signed, @PathVariable UUID id) {
        CaseAnswer answer = keeping.keep(signed.actor(), new CaseId(id));
        if (answer instanceof CaseAnswer.Refused refused) {
            CasePages.orNotFound(refused);
            // Somebody was faster: the page of the case says how it stands now.
            return desk.answers().goTo(CaseListPages.LIST + "/" + id);
        }
        return desk.answers().goTo(CaseListPages.LIST + "/" + id + "?done=kept");
    }

    @Demands("case.empty")
    @GetMapping(EMPTY)
    ResponseEntity<byte[]> before(HttpServletRequest request, Signed signed, @PathVariable UUID id) {
        return desk.show(page(request, signed, id, Filled.nothing("cases", Map.of()), null));
    }

    @Demands("case.empty")
    @PostMapping(EMPTY)
    ResponseEntity<byte[]> empty(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID id,
            @RequestParam Map<String, String> fields) {
        Filled filled = new Filled("cases", fields);
        String word = fields.getOrDefault("emptying", "");
        if (!Choice.words(Emptying.class).contains(word)) {
            filled.refuse("emptying", "choose");
            return desk.show(page(request, signed, id, filled, null));
        }
        boolean sealed = find(signed, id).file().sealed();
        CaseAnswer answer = keeping.empty(signed.actor(), new CaseId(id), Choice.of(Emptying.class, word));
        if (answer instanceof CaseAnswer.Refused refused) {
            CasePages.orNotFound(refused);
            return desk.show(page(request, signed, id, filled, refused.why()));
        }
        return desk.answers().goTo(CaseListPages.LIST + (sealed ? "" : "/" + id) + "?done=emptied");
    }

    private FormPage page(
            HttpServletRequest request, Signed signed, UUID id, Filled filled, CaseAnswer.@Nullable Why refused) {
        Cases.Opened opened = find(signed, id);
        Texts texts = desk.texts(signed);
        CaseFile file = opened.file();
        CaseWords words = new CaseWords(opened.rules().programme(), opened.people(), texts);
        AppFrame frame = desk.frame(request, signed, texts.get("cases.empty"));
        String address = CaseListPages.LIST + "/" + id;
        return new FormPage(
                frame,
                Head.of(texts.get("cases.empty"), texts.get(file.sealed() ? "cases.empty.sealed" : "cases.empty.text"))
                        .below(words.called(file.people()), address),
                Form.of(
                                frame,
                                address + "/empty",
                                List.of(filled.choices(Emptying.class, "emptying", texts)),
                                texts.get("cases.empty"))
                        .styled("danger")
                        .refused(refused == null ? null : texts.get("cases.refused." + refused.word())),
                List.of());
    }

    private Cases.Opened find(Signed signed, UUID id) {
        return cases.read(signed.actor(), new CaseId(id)).orElseThrow(NotFound::new);
    }
}
