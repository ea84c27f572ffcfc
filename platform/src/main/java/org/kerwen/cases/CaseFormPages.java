package org.kerwen.cases;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.Demands;
import org.kerwen.access.Desk;
import org.kerwen.access.Signed;
import org.kerwen.access.pages.Head;
import org.kerwen.cases.pages.CaseFormPage;
import org.kerwen.casework.Casework;
import org.kerwen.casework.FilledForm;
import org.kerwen.casework.FormItems;
import org.kerwen.casework.Nameable;
import org.kerwen.casework.ProgrammeForm;
import org.kerwen.casework.pages.TryPage;
import org.kerwen.directory.Directory;
import org.kerwen.kernel.CaseId;
import org.kerwen.kernel.PersonId;
import org.kerwen.web.AppFrame;
import org.kerwen.web.Assets;
import org.kerwen.web.Form;
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

/**
 * Filling in a form of a case. It is saved as it stands, complete or not; what somebody else wrote meanwhile is shown, not lost. What is
 * typed and not saved yet is kept as a draft: by the page itself, or by a button where it has no script.
 */
@RestController
final class CaseFormPages {
    private static final String FORM = CaseListPages.LIST + "/{id}/forms/{form}";

    /** Said by the page that keeps a draft by itself: it wants no page in return. */
    private static final String QUIETLY = "_quietly";

    private static final Set<String> OURS = Set.of("_csrf", QUIETLY, "base", "person", "more", "bring");

    private final Desk desk;
    private final Cases cases;
    private final Drafts drafts;
    private final CaseFiles files;
    private final Directory directory;
    private final Assets assets;

    CaseFormPages(Desk desk, Cases cases, Drafts drafts, CaseFiles files, Directory directory, Assets assets) {
        this.desk = desk;
        this.cases = cases;
        this.drafts = drafts;
        this.files = files;
        this.directory = directory;
        this.assets = assets;
    }

    /**
     * What a page of a form is made from.
     *
     * @param base the saving from which it begins
     * @param checked whether what is wrong is said
     * @param others what somebody else wrote where both did
     * @param draft where the answers are a draft
     * @param refused why they were not taken, but for others' changes
     */
    private record Standing(
            Map<String, List<String>> answers,
            int base,
            boolean checked,
            Map<String, List<String>> others,
            @Nullable Draft draft,
            CaseAnswer.@Nullable Why refused) {
        Standing(Map<String, List<String>> answers, int base, boolean checked) {
            this(answers, base, checked, Map.of(), null, null);
        }

        /** What was typed or kept beside what others saved since; it begins from both. */
        static Standing of(
                CaseFile file,
                String form,
                @Nullable PersonId person,
                int base,
                Map<String, List<String>> typed,
                boolean checked,
                @Nullable Draft draft,
                CaseAnswer.@Nullable Why refused) {
            FieldByField both = FieldByField.of(file, form, person, base, typed);
            int last = file.answered(form, person).map(CaseFile.Answers::number).orElse(0);
            return new Standing(both.merged(), last, checked, both.disagreeing(), draft, refused);
        }
    }

    @Demands("case.work")
    @GetMapping(FORM)
    ResponseEntity<byte[]> form(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID id,
            @PathVariable String form,
            @RequestParam(required = false) @Nullable UUID person) {
        Cases.Beside<Optional<Draft>> read = cases.read(
                        signed.actor(),
                        new CaseId(id),
                        (database, its) -> drafts.find(database, signed.actor(), its.file(), form, whom(person)))
                .orElseThrow(NotFound::new);
        Cases.Opened opened = read.opened();
        ProgrammeForm asked = find(opened, form, person);
        Draft draft = read.beside().orElse(null);
        if (draft != null) {
            Standing kept =
                    Standing.of(opened.file(), form, whom(person), draft.base(), draft.given(), false, draft, null);
            return show(request, signed, opened, asked, person, kept, HttpStatus.OK);
        }
        Standing standing = opened.file()
                .answered(form, whom(person))
                .map(answers -> new Standing(answers.given(), answers.number(), true))
                .orElseGet(() -> new Standing(Casework.standards(asked, cases.today()), 0, false));
        return show(request, signed, opened, asked, person, standing, HttpStatus.OK);
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
            drafts.keep(signed.actor(), new CaseId(id), form, whom(person), base, typed);
            return show(request, signed, opened, asked, person, new Standing(typed, base, false), HttpStatus.OK);
        }
        List<String> bring = fields.get("bring");
        if (bring != null && !bring.isEmpty()) {
            // What was typed waits as a draft until the file is there.
            if (drafts.keep(signed.actor(), new CaseId(id), form, whom(person), base, typed)
                    instanceof CaseAnswer.Refused refused) {
                CasePages.orNotFound(refused);
                return refused(request, signed, new CaseId(id), asked, person, base, typed, refused.why());
            }
            return desk.answers().goTo(CaseFilePages.address(new CaseId(id), form, whom(person), bring.getFirst()));
        }
        return switch (drafts.save(signed.actor(), new CaseId(id), form, whom(person), base, typed)) {
            case CaseAnswer.Done any ->
                desk.answers()
                        .goTo(CaseListPages.LIST + "/" + id
                                + (Casework.fill(asked, typed, cases.today()).isComplete()
                                        ? "?done=answered"
                                        : "?done=begun"));
            case CaseAnswer.Waits any -> desk.answers().goTo(CaseListPages.LIST + "/" + id);
            case CaseAnswer.Refused refused -> {
                CasePages.orNotFound(refused);
                yield refused(request, signed, new CaseId(id), asked, person, base, typed, refused.why());
            }
        };
    }

    /** Keeps what is typed until it is saved: asked for by the page while somebody types, or by a button. */
    @Demands("case.work")
    @PostMapping(FORM + "/draft")
    ResponseEntity<byte[]> keep(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID id,
            @PathVariable String form,
            @RequestParam(required = false) @Nullable UUID person,
            @RequestParam MultiValueMap<String, String> fields) {
        int base = number(fields.getFirst("base"));
        Map<String, List<String>> typed = typed(fields);
        CaseAnswer answer = drafts.keep(signed.actor(), new CaseId(id), form, whom(person), base, typed);
        CaseAnswer.Why why = null;
        if (answer instanceof CaseAnswer.Refused refused) {
            CasePages.orNotFound(refused);
            why = refused.why();
        }
        if (fields.containsKey(QUIETLY)) {
            return ResponseEntity.status(why == null ? HttpStatus.NO_CONTENT : HttpStatus.CONFLICT)
                    .build();
        }
        if (why == null) {
            return desk.answers().goTo(CaseListPages.LIST + "/" + id + "?done=drafted");
        }
        Cases.Opened opened = cases.read(signed.actor(), new CaseId(id)).orElseThrow(NotFound::new);
        return refused(request, signed, new CaseId(id), find(opened, form, person), person, base, typed, why);
    }

    @Demands("case.work")
    @PostMapping(FORM + "/draft/away")
    ResponseEntity<byte[]> throwAway(
            Signed signed,
            @PathVariable UUID id,
            @PathVariable String form,
            @RequestParam(required = false) @Nullable UUID person) {
        if (drafts.throwAway(signed.actor(), new CaseId(id), form, whom(person))
                instanceof CaseAnswer.Refused refused) {
            CasePages.orNotFound(refused);
        }
        return desk.answers().goTo(address(new CaseId(id), form, whom(person), ""));
    }

    /** Read again: somebody else's saving stands beside what was typed, and the next saving begins from both. */
    private ResponseEntity<byte[]> refused(
            HttpServletRequest request,
            Signed signed,
            CaseId id,
            ProgrammeForm form,
            @Nullable UUID person,
            int base,
            Map<String, List<String>> typed,
            CaseAnswer.Why why) {
        Cases.Opened now = cases.read(signed.actor(), id).orElseThrow(NotFound::new);
        Standing standing = Standing.of(now.file(), form.id(), whom(person), base, typed, true, null, why);
        return show(request, signed, now, form, person, standing, HttpStatus.CONFLICT);
    }

    /** The address of a form of a case, or of what is done with it. */
    static String address(CaseId of, String form, @Nullable PersonId person, String further) {
        return CaseListPages.LIST + "/" + of + "/forms/" + form + further + (person == null ? "" : "?person=" + person);
    }

    /** Answers as they were sent; empty ones are none. */
    private static Map<String, List<String>> typed(MultiValueMap<String, String> fields) {
        Map<String, List<String>> typed = new HashMap<>();
        fields.forEach((name, values) -> {
            List<String> given =
                    values.stream().filter(value -> !value.isBlank()).toList();
            if (!OURS.contains(name) && !given.isEmpty()) {
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
                .filter(each -> opened.rules().asks(opened.file(), form, whom(person)))
                .orElseThrow(NotFound::new);
    }

    private ResponseEntity<byte[]> show(
            HttpServletRequest request,
            Signed signed,
            Cases.Opened opened,
            ProgrammeForm form,
            @Nullable UUID person,
            Standing standing,
            HttpStatus status) {
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.of(form.label()));
        CaseWords words = new CaseWords(opened.rules().programme(), opened.people(), texts);
        FilledForm filled = Casework.fill(form, standing.answers(), cases.today());
        Nameable nameable = new Nameable(
                words.files(opened.file().attached(whom(person)), files.labels(signed.actor(), opened.file())),
                people(opened.file(), Casework.people(form, standing.answers()), words),
                Casework.asksForPlace(form) ? places(texts) : List.of());
        FormItems items = Casework.items(form, standing.answers(), filled, standing.checked(), nameable, texts);
        String address = CaseListPages.LIST + "/" + opened.file().id();
        boolean incomplete = standing.checked() && !filled.isComplete();
        Head head = Head.of(texts.of(form.label()), words.person(whom(person)))
                .below(words.called(opened.file().people()), address)
                .saying(
                        "stop",
                        standing.refused() == null || !standing.others().isEmpty()
                                ? null
                                : texts.get(
                                        "cases.refused." + standing.refused().word()))
                .saying("warn", incomplete && standing.refused() == null ? texts.get("cases.form.incomplete") : null);
        List<String> others = new ArrayList<>();
        standing.others()
                .forEach((path, theirs) -> others.add(texts.get(
                        "cases.form.other",
                        Map.of(
                                "field",
                                label(items, path),
                                "value",
                                theirs.stream()
                                        .map(value -> chosen(items, path, value))
                                        .collect(Collectors.joining(", "))))));
        CaseFormPage page = new CaseFormPage(
                frame,
                head,
                address(opened.file().id(), form.id(), whom(person), ""),
                address(opened.file().id(), form.id(), whom(person), "/draft"),
                address(opened.file().id(), form.id(), whom(person), "/draft/away"),
                standing.draft() == null
                        ? null
                        : texts.get(
                                "cases.form.draft",
                                Map.of("when", desk.when(standing.draft().keptAt(), texts))),
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
        return desk.answers().page(status, new View("cases/form.jte", page));
    }

    /** Who is in the case, and who has left it where an answer names them. */
    private static Map<String, String> people(CaseFile file, Set<String> named, CaseWords words) {
        Map<String, String> people = new LinkedHashMap<>();
        file.people().forEach(each -> people.put(each.toString(), words.person(each)));
        file.members().stream()
                .map(CaseFile.Member::person)
                .filter(each -> named.contains(each.toString()))
                .forEach(each -> people.putIfAbsent(each.toString(), words.person(each)));
        return people;
    }

    /** The places of the mission's record, as they are called in the reader's language. */
    private List<String> places(Texts texts) {
        return directory.places().stream()
                .map(each -> texts.of(each.name()))
                .distinct()
                .sorted()
                .toList();
    }

    private static String label(FormItems items, String path) {
        return field(items, path).map(Form.Field::label).orElse(path);
    }

    /** What was chosen, as the page calls it; what was typed, as it was typed. */
    private static String chosen(FormItems items, String path, String value) {
        return field(items, path).stream()
                .flatMap(field -> field.options().stream())
                .filter(option -> option.value().equals(value))
                .map(Form.Option::text)
                .findFirst()
                .orElse(value);
    }

    private static Optional<Form.Field> field(FormItems items, String path) {
        return items.items().stream()
                .filter(item -> item.path().equals(path))
                .map(TryPage.Item::field)
                .filter(Objects::nonNull)
                .findFirst();
    }
}
