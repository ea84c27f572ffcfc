package org.kerwen.people;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
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
import org.kerwen.files.FileAnswers;
import org.kerwen.files.Uploads;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.PersonId;
import org.kerwen.kernel.Refused;
import org.kerwen.web.AppFrame;
import org.kerwen.web.CommonProblems;
import org.kerwen.web.Form;
import org.kerwen.web.NotFound;
import org.kerwen.web.Texts;
import org.kerwen.web.WebSettings;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The photographs of a person: all of them, one more, one less, and the pictures themselves. */
@RestController
final class PhotographPages {
    /** Also the field under which the picture is sent. */
    static final String PICTURE = "photograph";

    private final Desk desk;
    private final People people;
    private final Photographs photographs;
    private final Uploads uploads;
    private final Permissions permissions;
    private final ColleagueNames colleagues;
    private final Clock clock;
    private final ZoneId zone;

    PhotographPages(
            Desk desk,
            People people,
            Photographs photographs,
            Uploads uploads,
            Permissions permissions,
            ColleagueNames colleagues,
            Clock clock,
            WebSettings settings) {
        this.desk = desk;
        this.people = people;
        this.photographs = photographs;
        this.uploads = uploads;
        this.permissions = permissions;
        this.colleagues = colleagues;
        this.clock = clock;
        this.zone = settings.timeZone();
    }

    @Demands("person.read")
    @GetMapping("/app/people/{id}/photographs")
    ResponseEntity<byte[]> all(HttpServletRequest request, Signed signed, @PathVariable UUID id) {
        return desk.show(page(request, signed, find(signed, id), Typed.NOTHING, Map.of(), null));
    }

    @Demands("person.change")
    @PostMapping("/app/people/{id}/photographs")
    ResponseEntity<byte[]> add(HttpServletRequest request, Signed signed, @PathVariable UUID id) {
        Person person = find(signed, id);
        try {
            return uploads.receive(
                    request,
                    received -> add(request, signed, person, received),
                    fields -> again(request, signed, person, typed(fields), new Refused(CommonProblems.TOO_LARGE)));
        } catch (Refused e) {
            return again(request, signed, person, Typed.NOTHING, e);
        }
    }

    private ResponseEntity<byte[]> add(
            HttpServletRequest request, Signed signed, Person person, Uploads.Received received) {
        Typed typed = typed(received.fields());
        Reading reading = new Reading(typed, LocalDate.ofInstant(clock.instant(), zone));
        Optional<Registration.Photograph> said = reading.photograph();
        Map<String, String> wrong = new HashMap<>(reading.wrong());
        if (received.files().isEmpty()) {
            wrong.put(PICTURE, "photograph-missing");
        }
        if (!wrong.isEmpty() || said.isEmpty()) {
            return desk.refused(page(request, signed, person, typed, wrong, null));
        }
        try {
            ChangeOutcome outcome = photographs.add(
                    signed.actor(),
                    received.form(request.getRequestURI()),
                    person.id(),
                    said.get(),
                    received.files().getFirst().content());
            return after(
                    outcome,
                    "/app/people/" + person.id() + "/photographs?done=photograph-added",
                    word -> page(request, signed, person, typed, wrong, word));
        } catch (Refused e) {
            return again(request, signed, person, typed, e);
        }
    }

    private static Typed typed(Map<String, List<String>> fields) {
        return new Typed(Map.of(
                "taken",
                fields.getOrDefault("taken", List.of("")).getFirst(),
                "ground",
                fields.getOrDefault("ground", List.of("")).getFirst()));
    }

    /** The page with what is wrong with the file, in the words of the reader. */
    private ResponseEntity<byte[]> again(
            HttpServletRequest request, Signed signed, Person person, Typed typed, Refused why) {
        String word = why.problem().code();
        if (desk.texts(signed).find("people.wrong." + word).isEmpty()) {
            throw why;
        }
        return desk.refused(page(request, signed, person, typed, Map.of(PICTURE, word), null));
    }

    private DeskPage page(
            HttpServletRequest request,
            Signed signed,
            Person person,
            Typed typed,
            Map<String, String> wrong,
            @Nullable String refused) {
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get("people.photograph.title"));
        List<PhotographStore.Held> held = photographs.held(signed.actor(), person.id());
        Map<UUID, PhotographStore.Held> byId = new HashMap<>();
        held.forEach(each -> byId.put(each.row().id(), each));
        Map<AccountId, String> names = colleagues.of(
                signed.actor(),
                held.stream()
                        .flatMap(each -> Stream.of(
                                each.by(),
                                each.removed() == null ? null : each.removed().by()))
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
        boolean changes = permissions.may(signed.actor(), "person.change") && person.restrictedAt() == null;
        List<Section> sections = new ArrayList<>();
        int number = 1;
        for (Person.Row<Registration.Photograph> row : person.photographs()) {
            PhotographStore.Held each = byId.get(row.id());
            if (each != null) {
                sections.add(one(number++, each, person, names, changes, texts));
            }
        }
        if (person.photographs().isEmpty()) {
            sections.add(Section.of("none", texts.get("people.photograph.title"), texts.get("people.photograph.none")));
        }
        List<PhotographStore.Held> gone =
                held.stream().filter(each -> each.removed() != null).toList();
        if (!gone.isEmpty()) {
            sections.add(gone(gone, person, names, texts));
        }
        DeskPage page = DeskPage.of(
                frame,
                Head.of(texts.get("people.photograph.title"), texts.get("people.photograph.text"))
                        .below(texts.get("people.person.title"), "/app/people/" + person.id())
                        .saying("ok", Desk.done(request, texts, "people"))
                        .saying("warn", person.restrictedAt() == null ? null : texts.get("people.restricted")),
                sections);
        return changes ? page.beside(List.of(another(frame, person, typed, wrong, refused))) : page;
    }

    private Section one(
            int number,
            PhotographStore.Held held,
            Person person,
            Map<AccountId, String> names,
            boolean changes,
            Texts texts) {
        String what = new PersonWords(texts).part(held.row().is());
        String address = Faces.address(person.id(), held.row().id());
        Section section = Section.of(PICTURE + "-" + number, what)
                .facts(List.of(
                        new Section.Fact(texts.get("people.photograph.one"), Cell.picture(what, address)),
                        new Section.Fact(
                                texts.get("people.field.ground"),
                                Cell.text(texts.choice(held.row().is().ground()))),
                        new Section.Fact(
                                texts.get("people.photograph.added"), Cell.text(desk.when(held.added(), texts))),
                        new Section.Fact(texts.get("people.history.who"), Cell.name(name(held.by(), names, texts)))));
        return changes
                ? section.links(List.of(
                        new AppFrame.Link(texts.get("people.photograph.takeAway"), address + "/take-away", false)))
                : section;
    }

    private Section gone(List<PhotographStore.Held> gone, Person person, Map<AccountId, String> names, Texts texts) {
        PersonWords words = new PersonWords(texts);
        List<List<Cell>> rows = new ArrayList<>();
        for (PhotographStore.Held each : gone) {
            Registration.Photograph photograph = each.row().is();
            PhotographStore.Removed removed = Objects.requireNonNull(each.removed());
            rows.add(List.of(
                    photograph.pictures() == null
                            ? Cell.text(words.part(photograph))
                            : Cell.face(
                                    words.part(photograph),
                                    Faces.address(person.id(), each.row().id()) + "/small"),
                    Cell.text(
                            photograph.why() == null
                                    ? texts.get("people.photograph.again")
                                    : texts.choice(photograph.why())),
                    Cell.text(desk.when(removed.at(), texts)),
                    Cell.name(removed.by() == null ? "" : name(removed.by(), names, texts))));
        }
        return Section.of("gone", texts.get("people.photograph.gone"))
                .table(new Section.Table(
                        texts.get("people.photograph.gone"),
                        List.of(
                                texts.get("people.photograph.one"),
                                texts.get("people.photograph.why"),
                                texts.get("people.history.when"),
                                texts.get("people.history.who")),
                        rows,
                        ""));
    }

    private static String name(AccountId account, Map<AccountId, String> names, Texts texts) {
        return names.getOrDefault(account, texts.get("people.history.somebody"));
    }

    private static Section another(
            AppFrame frame, Person person, Typed typed, Map<String, String> wrong, @Nullable String refused) {
        Texts texts = frame.texts();
        return Section.of("add", texts.get("people.photograph.add"), texts.get("people.photograph.add.text"))
                .forms(List.of(Form.of(
                                frame,
                                "/app/people/" + person.id() + "/photographs",
                                new PersonFields(typed, wrong, texts).part(PartKind.PHOTOGRAPH),
                                texts.get("people.photograph.add.button"))
                        .refused(refused == null ? null : texts.get("people.refused." + refused))));
    }

    @Demands("person.read")
    @GetMapping("/app/people/{id}/photographs/{photograph}")
    ResponseEntity<Resource> large(Signed signed, @PathVariable UUID id, @PathVariable UUID photograph) {
        return picture(signed, id, photograph, Photographs.Size.LARGE);
    }

    @Demands("person.read")
    @GetMapping("/app/people/{id}/photographs/{photograph}/small")
    ResponseEntity<Resource> small(Signed signed, @PathVariable UUID id, @PathVariable UUID photograph) {
        return picture(signed, id, photograph, Photographs.Size.SMALL);
    }

    private ResponseEntity<Resource> picture(Signed signed, UUID id, UUID photograph, Photographs.Size size) {
        return photographs
                .find(signed.actor(), new PersonId(id), photograph, size)
                .map(FileAnswers::answer)
                .orElseThrow(NotFound::new);
    }

    @Demands("person.change")
    @GetMapping("/app/people/{id}/photographs/{photograph}/take-away")
    ResponseEntity<byte[]> beforeTakingAway(
            HttpServletRequest request, Signed signed, @PathVariable UUID id, @PathVariable UUID photograph) {
        return desk.show(takingAway(request, signed, find(signed, id), photograph, null, null));
    }

    @Demands("person.change")
    @PostMapping("/app/people/{id}/photographs/{photograph}/take-away")
    ResponseEntity<byte[]> takeAway(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID id,
            @PathVariable UUID photograph,
            @RequestParam(defaultValue = "") String why) {
        Person person = find(signed, id);
        Optional<TakingAway> chosen = chosen(why);
        if (chosen.isEmpty()) {
            return desk.show(takingAway(request, signed, person, photograph, "people.wrong.why-missing", null));
        }
        ChangeOutcome outcome = photographs.takeAway(signed.actor(), person.id(), photograph, chosen.get());
        if (outcome == ChangeOutcome.RESTRICTED) {
            return desk.show(takingAway(request, signed, person, photograph, null, outcome.word()));
        }
        return after(outcome, "/app/people/" + person.id() + "/photographs?done=photograph-gone", word -> {
            throw new NotFound();
        });
    }

    /** One of those that somebody may choose; empty where it is none. */
    static Optional<TakingAway> chosen(@Nullable String word) {
        return TakingAway.CHOSEN.stream()
                .filter(each -> each.word().equals(word))
                .findFirst();
    }

    private FormPage takingAway(
            HttpServletRequest request,
            Signed signed,
            Person person,
            UUID photograph,
            @Nullable String error,
            @Nullable String refused) {
        Registration.Photograph is = person.photographs().stream()
                .filter(row -> row.id().equals(photograph))
                .findFirst()
                .map(Person.Row::is)
                .orElseThrow(NotFound::new);
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get("people.photograph.takeAway"));
        String address = Faces.address(person.id(), photograph);
        List<Form.Option> reasons = TakingAway.CHOSEN.stream()
                .map(why -> new Form.Option(
                        why.word(),
                        texts.choice((Choice) why),
                        why.isForGood() ? texts.get("people.photograph.forGood") : null,
                        false))
                .toList();
        Form.Field field = Form.Field.of("radios", "why", texts.get("people.photograph.why"))
                .options(reasons);
        return new FormPage(
                frame,
                Head.of(texts.get("people.photograph.takeAway"), texts.get("people.photograph.takeAway.text"))
                        .below(texts.get("people.photograph.title"), "/app/people/" + person.id() + "/photographs")
                        .showing(Cell.face(new PersonWords(texts).part(is), address + "/small")),
                Form.of(
                                frame,
                                address + "/take-away",
                                List.of(error == null ? field : field.error(texts.get(error))),
                                texts.get("people.photograph.takeAway"))
                        .styled("danger")
                        .refused(refused == null ? null : texts.get("people.refused." + refused)),
                List.of());
    }

    private interface Again {
        DeskPage because(String word);
    }

    private ResponseEntity<byte[]> after(ChangeOutcome outcome, String next, Again again) {
        return switch (outcome) {
            case DONE -> desk.answers().goTo(next);
            case NOT_THERE -> throw new NotFound();
            case RESTRICTED, CHANGED_MEANWHILE, LAST_NAME -> desk.refused(again.because(outcome.word()));
        };
    }

    private Person find(Signed signed, UUID id) {
        return people.find(signed.actor(), new PersonId(id)).orElseThrow(NotFound::new);
    }
}
