package org.kerwen.cases;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.Demands;
import org.kerwen.access.Desk;
import org.kerwen.access.Signed;
import org.kerwen.access.pages.Head;
import org.kerwen.cases.pages.CaseFormPage;
import org.kerwen.casework.Casework;
import org.kerwen.casework.FilledForm;
import org.kerwen.casework.FormItems;
import org.kerwen.casework.ProgrammeForm;
import org.kerwen.kernel.CaseId;
import org.kerwen.kernel.PersonId;
import org.kerwen.web.AppFrame;
import org.kerwen.web.Assets;
import org.kerwen.web.NotFound;
import org.kerwen.web.PublicAnswers.View;
import org.kerwen.web.Texts;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Filling in a form of a case. It is saved as it stands, complete or not; what somebody else wrote meanwhile is shown, not lost. */
@RestController
final class CaseFormPages {
    private static final String FORM = CaseListPages.LIST + "/{id}/forms/{form}";

    private final Desk desk;
    private final Cases cases;
    private final Assets assets;

    CaseFormPages(Desk desk, Cases cases, Assets assets) {
        this.desk = desk;
        this.cases = cases;
        this.assets = assets;
    }

    /**
     * What a page of a form is made from.
     *
     * @param base the saving from which it begins
     * @param checked whether what is wrong is said
     * @param others what somebody else wrote where both did
     */
    private record Standing(
            Map<String, List<String>> answers, int base, boolean checked, Map<String, List<String>> others) {}

    @Demands("case.work")
    @GetMapping(FORM)
    ResponseEntity<byte[]> form(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID id,
            @PathVariable String form,
            @RequestParam(required = false) @Nullable UUID person) {
        Cases.Opened opened = cases.read(signed.actor(), new CaseId(id)).orElseThrow(NotFound::new);
        ProgrammeForm asked = find(opened, form, person);
        Standing standing = opened.file()
                .answered(form, whom(person))
                .map(answers -> new Standing(answers.given(), answers.number(), true, Map.of()))
                .orElseGet(() -> new Standing(Casework.standards(asked, cases.today()), 0, false, Map.of()));
        return show(request, signed, opened, asked, person, standing);
    }

    @Demands("case.work")
    @PostMapping(FORM)
    ResponseEntity<byte[]> save(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID id,
            @PathVariable String form,
            @RequestParam(required = false) @Nullable UUID person,
            @RequestParam MultiValueMap<String, String> fields) {
        Cases.Opened opened = cases.read(signed.actor(), new CaseId(id)).orElseThrow(NotFound::new);
        ProgrammeForm asked = find(opened, form, person);
        int base = number(fields.getFirst("base"));
        Map<String, List<String>> typed = typed(fields);
        List<String> more = fields.get("more");
        if (more != null && !more.isEmpty()) {
            String path = more.getFirst();
            typed.put(path, List.of(String.valueOf(Casework.rows(typed, path) + 1)));
            return show(request, signed, opened, asked, person, new Standing(typed, base, false, Map.of()));
        }
        return switch (cases.answer(signed.actor(), new CaseId(id), form, whom(person), base, typed)) {
            case CaseAnswer.Done any ->
                desk.answers()
                        .goTo(CaseListPages.LIST + "/" + id
                                + (Casework.fill(asked, typed, cases.today()).isComplete()
                                        ? "?done=answered"
                                        : "?done=begun"));
            case CaseAnswer.Waits any -> desk.answers().goTo(CaseListPages.LIST + "/" + id);
            case CaseAnswer.Refused refused -> {
                CasePages.orNotFound(refused);
                // Read again: somebody else's saving stands beside what was typed, and the next saving begins from
                // both.
                Cases.Opened now = cases.read(signed.actor(), new CaseId(id)).orElseThrow(NotFound::new);
                FieldByField both = FieldByField.of(now.file(), form, whom(person), base, typed);
                int last = now.file()
                        .answered(form, whom(person))
                        .map(CaseFile.Answers::number)
                        .orElse(0);
                yield show(
                        request,
                        signed,
                        now,
                        asked,
                        person,
                        new Standing(both.merged(), last, true, both.disagreeing()));
            }
        };
    }

    /** Answers as they were sent; empty ones are none. */
    private static Map<String, List<String>> typed(MultiValueMap<String, String> fields) {
        Map<String, List<String>> typed = new HashMap<>();
        fields.forEach((name, values) -> {
            List<String> given =
                    values.stream().filter(value -> !value.isBlank()).toList();
            boolean ours = name.equals("_csrf") || name.equals("base") || name.equals("person") || name.equals("more");
            if (!ours && !given.isEmpty()) {
                typed.put(name, given);
            }
        });
        return typed;
    }

    private static int number(@Nullable String text) {
        return text != null && text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
    }

    private static @Nullable PersonId whom(@Nullable UUID person) {
        return person == null ? null : new PersonId(person);
    }

    private static ProgrammeForm find(Cases.Opened opened, String form, @Nullable UUID person) {
        return opened.rules()
                .form(form)
                .filter(each -> opened.rules()
                        .concerned(each.forWhom(), opened.file())
                        .contains(new CaseRules.Whom(whom(person))))
                .orElseThrow(NotFound::new);
    }

    private ResponseEntity<byte[]> show(
            HttpServletRequest request,
            Signed signed,
            Cases.Opened opened,
            ProgrammeForm form,
            @Nullable UUID person,
            Standing standing) {
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.of(form.label()));
        CaseWords words = new CaseWords(opened.rules().programme(), opened.people(), texts);
        FilledForm filled = Casework.fill(form, standing.answers(), cases.today());
        FormItems items = Casework.items(form, standing.answers(), filled, standing.checked(), texts);
        String address = CaseListPages.LIST + "/" + opened.file().id();
        boolean incomplete = standing.checked() && !filled.isComplete();
        Head head = Head.of(texts.of(form.label()), words.person(whom(person)))
                .below(words.called(opened.file().people()), address)
                .saying("warn", incomplete ? texts.get("cases.form.incomplete") : null);
        List<String> others = new ArrayList<>();
        standing.others()
                .forEach((path, theirs) -> others.add(texts.get(
                        "cases.form.other", Map.of("field", label(items, path), "value", String.join(", ", theirs)))));
        CaseFormPage page = new CaseFormPage(
                frame,
                head,
                address + "/forms/" + form.id() + (person == null ? "" : "?person=" + person),
                standing.base(),
                Casework.rules(form),
                cases.today().toString(),
                assets.address("forms.js"),
                items.hidden(),
                items.items(),
                others,
                filled.aside().isEmpty()
                        ? null
                        : texts.get(
                                "casework.form.aside",
                                Map.of("count", filled.aside().size())),
                texts.get("cases.form.save"));
        return desk.answers()
                .page(others.isEmpty() ? HttpStatus.OK : HttpStatus.CONFLICT, new View("cases/form.jte", page));
    }

    private static String label(FormItems items, String path) {
        return items.items().stream()
                .filter(item -> item.path().equals(path) && item.field() != null)
                .map(item -> item.field().label())
                .findFirst()
                .orElse(path);
    }
}
