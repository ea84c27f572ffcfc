package org.kerwen.people;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.Demands;
import org.kerwen.access.Desk;
import org.kerwen.access.Signed;
import org.kerwen.access.pages.FormPage;
import org.kerwen.access.pages.Head;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.PersonId;
import org.kerwen.web.AppFrame;
import org.kerwen.web.Form;
import org.kerwen.web.NotFound;
import org.kerwen.web.Texts;
import org.kerwen.web.WebSettings;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Changing what is known of a person: what stood before stays as history. */
@RestController
final class ChangePages {
    private final Desk desk;
    private final People people;
    private final Changes changes;
    private final Clock clock;
    private final ZoneId zone;

    ChangePages(Desk desk, People people, Changes changes, Clock clock, WebSettings settings) {
        this.desk = desk;
        this.people = people;
        this.changes = changes;
        this.clock = clock;
        this.zone = settings.timeZone();
    }

    @Demands("person.change")
    @GetMapping("/app/people/{id}/change")
    ResponseEntity<byte[]> known(HttpServletRequest request, Signed signed, @PathVariable UUID id) {
        Person person = find(signed, id);
        return desk.show(known(request, signed, person, person.version(), typed(person.known()), Map.of(), null));
    }

    @Demands("person.change")
    @PostMapping("/app/people/{id}/change")
    ResponseEntity<byte[]> know(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> fields) {
        Person person = find(signed, id);
        Typed typed = Typed.of(fields);
        int version = version(fields);
        Reading reading = new Reading(typed, today());
        Registration.Known known = reading.known();
        if (!reading.isRight()) {
            return desk.show(known(request, signed, person, version, typed, reading.wrong(), null));
        }
        ChangeOutcome outcome = changes.know(signed.actor(), person.id(), version, known);
        // With the version of now: whoever has compared may send it again.
        return outcome == ChangeOutcome.DONE
                ? done(id, "changed")
                : refused(outcome, word -> known(request, signed, person, person.version(), typed, Map.of(), word));
    }

    private static int version(MultiValueMap<String, String> fields) {
        String version = Objects.requireNonNullElse(fields.getFirst("version"), "");
        return version.matches("\\d{1,9}") ? Integer.parseInt(version) : 0;
    }

    private FormPage known(
            HttpServletRequest request,
            Signed signed,
            Person person,
            int version,
            Typed typed,
            Map<String, String> wrong,
            @Nullable String refused) {
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get("people.change"));
        Form form = Form.of(
                        frame,
                        "/app/people/" + person.id() + "/change",
                        new PersonFields(typed, wrong, texts).known(),
                        texts.get("people.change.save"))
                .with(Map.of("version", String.valueOf(version)))
                .refused(refused == null ? null : texts.get("people.refused." + refused));
        return new FormPage(frame, head(person, "people.change", texts), form, List.of());
    }

    private static Head head(Person person, String key, Texts texts) {
        return Head.of(texts.get(key), texts.get("people.change.text"))
                .below(texts.get("people.person.title"), "/app/people/" + person.id());
    }

    /** What is known, as the fields show it. */
    private static Typed typed(Registration.Known known) {
        Map<String, String> fields = new HashMap<>();
        fields.put("sex", known.sex() == null ? "" : known.sex().word());
        fields.put("birth", known.birth() == null ? "" : known.birth().canonical());
        fields.put("birthCountry", known.birthCountry());
        fields.put("birthPlace", known.birthPlace());
        fields.put("nationality", at(known.nationalities(), 0));
        fields.put("nationality2", at(known.nationalities(), 1));
        fields.put("language", at(known.languages(), 0));
        fields.put("language2", at(known.languages(), 1));
        fields.put(
                "needs",
                String.join(" ", known.needs().stream().map(Choice::word).toList()));
        return new Typed(fields);
    }

    private static String at(List<String> codes, int number) {
        return number < codes.size() ? codes.get(number) : "";
    }

    @Demands("person.change")
    @GetMapping("/app/people/{id}/parts/{kind}")
    ResponseEntity<byte[]> another(
            HttpServletRequest request, Signed signed, @PathVariable UUID id, @PathVariable String kind) {
        Typed nothing = new Typed(Map.of("usage", NameUsage.ALIAS.word(), "way", ContactKind.TELEPHONE.word()));
        return desk.show(part(request, signed, find(signed, id), kind(kind), null, nothing, Map.of(), null));
    }

    @Demands("person.change")
    @PostMapping("/app/people/{id}/parts/{kind}")
    ResponseEntity<byte[]> add(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID id,
            @PathVariable String kind,
            @RequestParam MultiValueMap<String, String> fields) {
        return write(request, signed, find(signed, id), kind(kind), null, Typed.of(fields));
    }

    @Demands("person.change")
    @GetMapping("/app/people/{id}/parts/{kind}/{row}")
    ResponseEntity<byte[]> one(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID id,
            @PathVariable String kind,
            @PathVariable UUID row) {
        Person person = find(signed, id);
        Registration.Part part = person.parts(kind(kind)).stream()
                .filter(each -> each.id().equals(row))
                .findFirst()
                .map(Person.Row::is)
                .orElseThrow(NotFound::new);
        return desk.show(part(request, signed, person, kind(kind), row, typed(part), Map.of(), null));
    }

    @Demands("person.change")
    @PostMapping("/app/people/{id}/parts/{kind}/{row}")
    ResponseEntity<byte[]> correct(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID id,
            @PathVariable String kind,
            @PathVariable UUID row,
            @RequestParam MultiValueMap<String, String> fields) {
        return write(request, signed, find(signed, id), kind(kind), row, Typed.of(fields));
    }

    @Demands("person.change")
    @PostMapping("/app/people/{id}/parts/{kind}/{row}/remove")
    ResponseEntity<byte[]> remove(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID id,
            @PathVariable String kind,
            @PathVariable UUID row) {
        Person person = find(signed, id);
        ChangeOutcome outcome = changes.remove(signed.actor(), person.id(), kind(kind), row);
        return outcome == ChangeOutcome.DONE
                ? done(id, "removed")
                : refused(
                        outcome,
                        word -> part(
                                request,
                                signed,
                                person,
                                kind(kind),
                                row,
                                person.parts(kind(kind)).stream()
                                        .filter(each -> each.id().equals(row))
                                        .findFirst()
                                        .map(each -> typed(each.is()))
                                        .orElse(Typed.NOTHING),
                                Map.of(),
                                word));
    }

    private ResponseEntity<byte[]> write(
            HttpServletRequest request, Signed signed, Person person, PartKind kind, @Nullable UUID row, Typed typed) {
        Reading reading = new Reading(typed, today());
        Optional<? extends Registration.Part> part = reading.part(kind);
        if (!reading.isRight() || part.isEmpty()) {
            return desk.show(part(request, signed, person, kind, row, typed, reading.wrong(), null));
        }
        ChangeOutcome outcome = row == null
                ? changes.add(signed.actor(), Desk.sent(request), person.id(), part.get())
                : changes.correct(signed.actor(), person.id(), row, part.get());
        return outcome == ChangeOutcome.DONE
                ? done(person.id().value(), "changed")
                : refused(outcome, word -> part(request, signed, person, kind, row, typed, Map.of(), word));
    }

    private FormPage part(
            HttpServletRequest request,
            Signed signed,
            Person person,
            PartKind kind,
            @Nullable UUID row,
            Typed typed,
            Map<String, String> wrong,
            @Nullable String refused) {
        Texts texts = desk.texts(signed);
        String key = "people." + kind.word() + (row == null ? ".add" : ".correct");
        AppFrame frame = desk.frame(request, signed, texts.get(key));
        String address = "/app/people/" + person.id() + "/parts/" + kind.word() + (row == null ? "" : "/" + row);
        Form form = Form.of(
                        frame,
                        address,
                        new PersonFields(typed, wrong, texts).part(kind),
                        texts.get("people.change.save"))
                .refused(refused == null ? null : texts.get("people.refused." + refused));
        FormPage page = new FormPage(frame, head(person, key, texts), form, List.of());
        return row == null
                ? page
                : page.also(Form.button(frame, address + "/remove", texts.get("people." + kind.word() + ".remove"))
                        .styled("danger"));
    }

    private static Typed typed(Registration.Part part) {
        return new Typed(
                switch (part) {
                    case Registration.Name name ->
                        Map.of(
                                "usage", name.usage().word(),
                                "family", name.family(),
                                "given", name.given(),
                                "patronymic", name.patronymic());
                    case Registration.Document document ->
                        Map.of(
                                "kind",
                                document.kind().word(),
                                "number",
                                document.number(),
                                "issuer",
                                document.issuer(),
                                "until",
                                document.validUntil() == null
                                        ? ""
                                        : document.validUntil().toString());
                    case Registration.Contact contact ->
                        Map.of(
                                "way", contact.kind().word(),
                                "contact", contact.value(),
                                "safety", contact.safety().word(),
                                "from",
                                        contact.from() == null
                                                ? ""
                                                : contact.from().toString(),
                                "to", contact.to() == null ? "" : contact.to().toString());
                    case Registration.Photograph photograph ->
                        Map.of("ground", photograph.ground().word());
                });
    }

    private interface Again {
        FormPage because(String word);
    }

    /** What was refused, on the page with what was typed. */
    private ResponseEntity<byte[]> refused(ChangeOutcome outcome, Again page) {
        if (outcome == ChangeOutcome.NOT_THERE) {
            throw new NotFound();
        }
        return desk.show(page.because(outcome.word()));
    }

    private ResponseEntity<byte[]> done(UUID id, String word) {
        return desk.answers().goTo("/app/people/" + id + "?done=" + word);
    }

    private Person find(Signed signed, UUID id) {
        return people.find(signed.actor(), new PersonId(id)).orElseThrow(NotFound::new);
    }

    private static PartKind kind(String word) {
        return PartKind.of(word).orElseThrow(NotFound::new);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}
