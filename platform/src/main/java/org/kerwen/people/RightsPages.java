package org.kerwen.people;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.ColleagueNames;
import org.kerwen.access.Demands;
import org.kerwen.access.Desk;
import org.kerwen.access.Permissions;
import org.kerwen.access.Signed;
import org.kerwen.access.pages.Cell;
import org.kerwen.access.pages.DeskPage;
import org.kerwen.access.pages.FormPage;
import org.kerwen.access.pages.Head;
import org.kerwen.access.pages.Section;
import org.kerwen.db.JsonValues;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.PersonId;
import org.kerwen.kernel.Refused;
import org.kerwen.web.AppFrame;
import org.kerwen.web.DateWords;
import org.kerwen.web.Form;
import org.kerwen.web.NotFound;
import org.kerwen.web.Texts;
import org.kerwen.web.WebSettings;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a person may ask for: a copy, that the record is only kept, that the consent is withdrawn, to be forgotten. */
@RestController
final class RightsPages {
    private static final int YEARS = 2;

    private final Desk desk;
    private final People people;
    private final Changes changes;
    private final Erasures erasures;
    private final Copies copies;
    private final CopyPrinter printer;
    private final Permissions permissions;
    private final ColleagueNames colleagues;
    private final Clock clock;
    private final ZoneId zone;

    RightsPages(
            Desk desk,
            People people,
            Changes changes,
            Erasures erasures,
            Copies copies,
            CopyPrinter printer,
            Permissions permissions,
            ColleagueNames colleagues,
            Clock clock,
            WebSettings settings) {
        this.desk = desk;
        this.people = people;
        this.changes = changes;
        this.erasures = erasures;
        this.copies = copies;
        this.printer = printer;
        this.permissions = permissions;
        this.colleagues = colleagues;
        this.clock = clock;
        this.zone = settings.timeZone();
    }

    @Demands("person.read")
    @GetMapping("/app/people/{id}/rights")
    ResponseEntity<byte[]> rights(HttpServletRequest request, Signed signed, @PathVariable UUID id) {
        Person person = find(signed, id);
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get("people.rights"));
        PersonWords words = new PersonWords(texts);
        boolean used = person.restrictedAt() == null;
        List<Section> sections = new ArrayList<>();
        if (may(signed, "person.copy")) {
            sections.add(Section.of("copy", texts.get("people.copy"), texts.get("people.copy.text"))
                    .forms(List.of(
                            button(frame, person, "copy.pdf", "people.copy.pdf"),
                            button(frame, person, "copy.json", "people.copy.json"))));
        }
        sections.add(Section.of("consent", texts.get("people.consent.title"))
                .facts(person.consents().stream()
                        .map(consent ->
                                new Section.Fact(texts.choice(consent.way()), Cell.text(words.consent(consent, zone))))
                        .toList())
                .forms(consentForms(frame, signed, person)));
        if (may(signed, "person.restrict")) {
            sections.add(Section.of("restrict", texts.get("people.restrict"), texts.get("people.restrict.text"))
                    .forms(List.of(button(
                            frame,
                            person,
                            used ? "restrict" : "lift",
                            used ? "people.restrict.button" : "people.lift.button"))));
        }
        if (may(signed, "person.keep")) {
            String until = DateWords.of(person.keepUntil(), texts);
            Section keep =
                    Section.of("keep", texts.get("people.keep"), texts.get("people.keep.text", Map.of("day", until)));
            sections.add(used ? keep.forms(List.of(button(frame, person, "keep", "people.keep.button"))) : keep);
        }
        if (may(signed, "person.erase")) {
            sections.add(Section.of("erase", texts.get("people.erase"), texts.get("people.erase.text"))
                    .links(List.of(new AppFrame.Link(
                            texts.get("people.erase.go"), "/app/people/" + person.id() + "/erase", false))));
        }
        return desk.show(DeskPage.of(
                frame,
                Head.of(texts.get("people.rights"), texts.get("people.rights.text"))
                        .below(texts.get("people.person.title"), "/app/people/" + person.id())
                        .saying("ok", Desk.done(request, texts, "people"))
                        .saying("warn", used ? null : texts.get("people.restricted")),
                sections));
    }

    private List<Form> consentForms(AppFrame frame, Signed signed, Person person) {
        Texts texts = frame.texts();
        List<Form> forms = new ArrayList<>();
        if (person.restrictedAt() != null) {
            return forms;
        }
        if (may(signed, "person.restrict")
                && person.consents().stream().anyMatch(consent -> consent.withdrawn() == null)) {
            forms.add(button(frame, person, "withdraw", "people.consent.withdraw"));
        }
        if (may(signed, "person.change")) {
            forms.add(Form.of(
                    frame,
                    "/app/people/" + person.id() + "/agree",
                    List.of(new PersonFields(Typed.NOTHING, Map.of(), texts).consent()),
                    texts.get("people.consent.add")));
        }
        return forms;
    }

    private static Form button(AppFrame frame, Person person, String word, String key) {
        return Form.button(
                frame, "/app/people/" + person.id() + "/" + word, frame.texts().get(key));
    }

    @Demands("person.copy")
    @PostMapping("/app/people/{id}/copy.pdf")
    ResponseEntity<byte[]> pdf(Signed signed, @PathVariable UUID id) {
        Texts texts = desk.texts(signed);
        Copies.Copy copy = copy(signed, id).orElse(null);
        if (copy == null) {
            return desk.answers().goTo("/app/people/" + id + "/rights?done=locked");
        }
        return printer.print(copy, desk.organisation(signed, texts), clock.instant(), texts)
                .map(pdf -> desk.answers().file(MediaType.APPLICATION_PDF, "copy.pdf", pdf))
                .orElseGet(() -> desk.answers().goTo("/app/people/" + id + "/rights?done=busy"));
    }

    @Demands("person.copy")
    @PostMapping("/app/people/{id}/copy.json")
    ResponseEntity<byte[]> json(Signed signed, @PathVariable UUID id) {
        Copies.Copy copy = copy(signed, id).orElse(null);
        if (copy == null) {
            return desk.answers().goTo("/app/people/" + id + "/rights?done=locked");
        }
        byte[] written = JsonValues.written(Copies.fields(copy)).getBytes(StandardCharsets.UTF_8);
        return desk.answers().file(MediaType.APPLICATION_JSON, "copy.json", written);
    }

    /** Empty where the organisation is locked: a copy without the photographs would not be all that is held. */
    private Optional<Copies.Copy> copy(Signed signed, UUID id) {
        try {
            return Optional.of(copies.of(signed.actor(), new PersonId(id)).orElseThrow(NotFound::new));
        } catch (Refused e) {
            if (e.problem().code().equals("organisation-locked")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Demands("person.restrict")
    @PostMapping("/app/people/{id}/restrict")
    ResponseEntity<byte[]> restrict(Signed signed, @PathVariable UUID id) {
        return after(id, changes.restrict(signed.actor(), new PersonId(id)), "restricted");
    }

    @Demands("person.restrict")
    @PostMapping("/app/people/{id}/lift")
    ResponseEntity<byte[]> lift(Signed signed, @PathVariable UUID id) {
        return after(id, changes.lift(signed.actor(), new PersonId(id)), "lifted");
    }

    @Demands("person.restrict")
    @PostMapping("/app/people/{id}/withdraw")
    ResponseEntity<byte[]> withdraw(Signed signed, @PathVariable UUID id) {
        return after(id, changes.withdraw(signed.actor(), new PersonId(id)), "withdrawn");
    }

    @Demands("person.change")
    @PostMapping("/app/people/{id}/agree")
    ResponseEntity<byte[]> agree(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String consent) {
        if (!Choice.words(ConsentWay.class).contains(consent)) {
            return desk.answers().goTo("/app/people/" + id + "/rights?done=consent-missing");
        }
        return after(
                id,
                changes.agree(
                        signed.actor(), Desk.sent(request), new PersonId(id), Choice.of(ConsentWay.class, consent)),
                "agreed");
    }

    @Demands("person.keep")
    @PostMapping("/app/people/{id}/keep")
    ResponseEntity<byte[]> keep(Signed signed, @PathVariable UUID id) {
        LocalDate until = LocalDate.ofInstant(clock.instant(), zone).plusYears(YEARS);
        return after(id, changes.keep(signed.actor(), new PersonId(id), until), "kept");
    }

    private ResponseEntity<byte[]> after(UUID id, ChangeOutcome outcome, String word) {
        return switch (outcome) {
            case DONE -> desk.answers().goTo("/app/people/" + id + "/rights?done=" + word);
            case NOT_THERE -> throw new NotFound();
            case RESTRICTED, CHANGED_MEANWHILE, LAST_NAME -> desk.answers().goTo("/app/people/" + id + "/rights");
        };
    }

    @Demands(value = "person.erase", fresh = true)
    @GetMapping("/app/people/{id}/erase")
    ResponseEntity<byte[]> beforeErasing(HttpServletRequest request, Signed signed, @PathVariable UUID id) {
        return desk.show(erasing(request, signed, find(signed, id), null));
    }

    private FormPage erasing(HttpServletRequest request, Signed signed, Person person, @Nullable String error) {
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get("people.erase"));
        List<Form.Option> reasons = new ArrayList<>();
        for (Erasure.Reason reason : Erasure.Reason.values()) {
            reasons.add(new Form.Option(reason.word(), texts.choice(reason), null, false));
        }
        Form.Field field = Form.Field.of("radios", "reason", texts.get("people.erase.reason"))
                .options(reasons);
        return new FormPage(
                frame,
                Head.of(
                                texts.get("people.erase.title", Map.of("name", person.called())),
                                texts.get("people.erase.before"))
                        .below(texts.get("people.rights"), "/app/people/" + person.id() + "/rights"),
                Form.of(
                                frame,
                                "/app/people/" + person.id() + "/erase",
                                List.of(error == null ? field : field.error(texts.get(error))),
                                texts.get("people.erase.button"))
                        .styled("danger"),
                List.of());
    }

    @Demands(value = "person.erase", fresh = true)
    @PostMapping("/app/people/{id}/erase")
    ResponseEntity<byte[]> erase(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason) {
        if (!Choice.words(Erasure.Reason.class).contains(reason)) {
            return desk.show(erasing(request, signed, find(signed, id), "people.wrong.not-offered"));
        }
        Optional<Erasure> erased =
                erasures.erase(signed.actor(), new PersonId(id), Choice.of(Erasure.Reason.class, reason));
        return desk.answers()
                .goTo("/app/people/" + erased.orElseThrow(NotFound::new).person() + "/receipt");
    }

    /** The proof, to be printed for the person: it says of nobody who it was. */
    @Demands("person.read")
    @GetMapping("/app/people/{id}/receipt")
    ResponseEntity<byte[]> receipt(HttpServletRequest request, Signed signed, @PathVariable UUID id) {
        Erasure erasure = erasures.find(signed.actor(), new PersonId(id)).orElseThrow(NotFound::new);
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get("people.receipt"));
        List<Section.Fact> facts = new ArrayList<>();
        facts.add(new Section.Fact(
                texts.get("people.receipt.number"), Cell.code(erasure.id().toString())));
        facts.add(new Section.Fact(
                texts.get("people.receipt.person"), Cell.code(erasure.person().toString())));
        facts.add(new Section.Fact(texts.get("people.history.when"), Cell.text(desk.when(erasure.at(), texts))));
        facts.add(new Section.Fact(
                texts.get("people.history.who"),
                Cell.name(colleagues
                        .of(signed.actor(), List.of(erasure.by()))
                        .getOrDefault(erasure.by(), texts.get("people.history.somebody")))));
        facts.add(new Section.Fact(texts.get("people.erase.reason"), Cell.text(texts.choice(erasure.reason()))));
        erasure.removed().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(kind -> facts.add(new Section.Fact(
                        texts.find("people.receipt." + kind.getKey())
                                .orElseGet(() -> texts.get("people.about." + kind.getKey())),
                        Cell.text(String.valueOf(kind.getValue())))));
        return desk.show(DeskPage.of(
                frame,
                Head.of(texts.get("people.receipt"), texts.get("people.receipt.text"))
                        .below(texts.get("people.title"), "/app/people"),
                List.of(Section.of("receipt", texts.get("people.receipt.removed"), texts.get("people.receipt.stays"))
                        .facts(facts))));
    }

    private Person find(Signed signed, UUID id) {
        return people.find(signed.actor(), new PersonId(id)).orElseThrow(NotFound::new);
    }

    private boolean may(Signed signed, String operation) {
        return permissions.may(signed.actor(), operation);
    }
}
