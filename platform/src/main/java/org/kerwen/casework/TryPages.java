package org.kerwen.casework;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kerwen.access.Demands;
import org.kerwen.access.Desk;
import org.kerwen.access.Signed;
import org.kerwen.access.pages.Head;
import org.kerwen.casework.pages.TryPage;
import org.kerwen.web.AppFrame;
import org.kerwen.web.Assets;
import org.kerwen.web.NotFound;
import org.kerwen.web.PublicAnswers.View;
import org.kerwen.web.Texts;
import org.kerwen.web.WebSettings;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A form filled in for practice, with its conditions alive. Nothing is stored; what is sent comes back and is forgotten. */
@RestController
final class TryPages {
    private static final String FORM = ProgrammePages.LIST + "/{id}/forms/{form}";

    private final Desk desk;
    private final Casework casework;
    private final Assets assets;
    private final Clock clock;
    private final ZoneId zone;

    TryPages(Desk desk, Casework casework, Assets assets, Clock clock, WebSettings settings) {
        this.desk = desk;
        this.casework = casework;
        this.assets = assets;
        this.clock = clock;
        this.zone = settings.timeZone();
    }

    @Demands("programme.read")
    @GetMapping(FORM)
    ResponseEntity<byte[]> empty(
            HttpServletRequest request, Signed signed, @PathVariable String id, @PathVariable String form) {
        Programme programme = ProgrammePages.find(casework, signed, id).programme();
        ProgrammeForm asked = find(programme, form);
        return show(request, signed, programme, asked, FormFilling.standards(FormRules.of(asked), today()), false);
    }

    @Demands("programme.read")
    @PostMapping(FORM)
    ResponseEntity<byte[]> check(
            HttpServletRequest request,
            Signed signed,
            @PathVariable String id,
            @PathVariable String form,
            @RequestParam MultiValueMap<String, String> fields) {
        Programme programme = ProgrammePages.find(casework, signed, id).programme();
        ProgrammeForm asked = find(programme, form);
        Map<String, List<String>> answers = new HashMap<>(fields);
        answers.remove("_csrf");
        List<String> more = answers.remove("more");
        if (more != null && !more.isEmpty()) {
            String path = more.getFirst();
            answers.put(path, List.of(String.valueOf(TryItems.rows(answers, path) + 1)));
        }
        return show(request, signed, programme, asked, answers, more == null);
    }

    private static ProgrammeForm find(Programme programme, String form) {
        return programme.forms().stream()
                .filter(each -> each.id().equals(form))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    private ResponseEntity<byte[]> show(
            HttpServletRequest request,
            Signed signed,
            Programme programme,
            ProgrammeForm form,
            Map<String, List<String>> answers,
            boolean checked) {
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.of(form.label()));
        FormRules rules = FormRules.of(form);
        FilledForm filled = FormFilling.fill(rules, answers, today());
        TryItems items = new TryItems(form, answers, filled, checked, Nameable.NOTHING, texts);
        String address = ProgrammePages.LIST + "/" + programme.id();
        boolean complete = checked && filled.isComplete();
        Head head = Head.of(texts.of(form.label()), texts.get("casework.form.practice"))
                .below(texts.of(programme.label()), address)
                .saying("ok", complete ? texts.get("casework.form.complete") : null)
                .saying("stop", checked && !complete ? texts.get("access.form.look") : null);
        TryPage page = new TryPage(
                frame,
                head,
                address + "/forms/" + form.id(),
                FormJson.of(rules).toString(),
                today().toString(),
                assets.address("forms.js"),
                items.hidden,
                items.items,
                filled.aside().isEmpty()
                        ? null
                        : texts.get(
                                "casework.form.aside",
                                Map.of("count", filled.aside().size())),
                texts.get("casework.form.check"));
        return desk.answers()
                .page(
                        checked && !complete ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK,
                        new View("casework/try.jte", page));
    }
}
