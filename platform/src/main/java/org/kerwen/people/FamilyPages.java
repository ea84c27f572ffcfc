package org.kerwen.people;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.Demands;
import org.kerwen.access.Desk;
import org.kerwen.access.Signed;
import org.kerwen.access.pages.Cell;
import org.kerwen.access.pages.DeskPage;
import org.kerwen.access.pages.FormPage;
import org.kerwen.access.pages.Head;
import org.kerwen.access.pages.Section;
import org.kerwen.kernel.FamilyId;
import org.kerwen.kernel.PersonId;
import org.kerwen.web.AppFrame;
import org.kerwen.web.Form;
import org.kerwen.web.NotFound;
import org.kerwen.web.Texts;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The page of a family, and somebody who is recorded coming into it. Whoever is looked for is named in a form, never in an address. */
@RestController
final class FamilyPages {
    private static final int FOUND = 20;

    private final Desk desk;
    private final People people;
    private final Families families;
    private final FamilySections sections;

    FamilyPages(Desk desk, People people, Families families, FamilySections sections) {
        this.desk = desk;
        this.people = people;
        this.families = families;
        this.sections = sections;
    }

    @Demands("family.read")
    @GetMapping("/app/families/{id}")
    ResponseEntity<byte[]> family(HttpServletRequest request, Signed signed, @PathVariable UUID id) {
        Family family = found(signed, id);
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get("people.family.title"));
        List<Section> parts = new ArrayList<>();
        parts.add(family.endedAt() == null ? members(signed, family, texts) : ended(family, texts));
        parts.add(sections.history(family, texts));
        return desk.show(DeskPage.of(
                frame,
                Head.of(texts.get("people.family.title"))
                        .below(texts.get("people.title"), "/app/people")
                        .saying("ok", Desk.done(request, texts, "people")),
                parts));
    }

    private Section members(Signed signed, Family family, Texts texts) {
        boolean may = sections.may(signed, "family.change");
        String here = "/app/families/" + family.id();
        List<String> columns = new ArrayList<>(FamilySections.columns(texts));
        columns.add("");
        List<List<Cell>> rows = new ArrayList<>();
        List<List<Cell>> known = FamilySections.members(family, texts);
        for (int each = 0; each < known.size(); each++) {
            List<Cell> row = new ArrayList<>(known.get(each));
            row.add(
                    may
                            ? Cell.link(
                                    texts.get("people.family.member.change"),
                                    here + "/members/"
                                            + family.members().get(each).id())
                            : Cell.text(""));
            rows.add(row);
        }
        List<AppFrame.Link> links = new ArrayList<>();
        if (may) {
            links.add(new AppFrame.Link(texts.get("people.family.add"), here + "/add", true));
            if (family.members().size() > 1) {
                links.add(new AppFrame.Link(texts.get("people.family.split"), here + "/split", false));
            }
        }
        return Section.of("members", texts.get("people.family.members"))
                .table(new Section.Table(texts.get("people.family.members"), columns, rows, ""))
                .links(links);
    }

    private static Section ended(Family family, Texts texts) {
        Section section = Section.of("members", texts.get("people.family.members"), texts.get("people.family.ended"));
        return family.became() == null
                ? section
                : section.links(List.of(new AppFrame.Link(
                        texts.get("people.family.became"), "/app/families/" + family.became(), false)));
    }

    @Demands("family.register")
    @PostMapping("/app/people/{id}/family")
    ResponseEntity<byte[]> begin(HttpServletRequest request, Signed signed, @PathVariable UUID id) {
        Newcomer head = new Newcomer(new Newcomer.Known(new PersonId(id)), Newcomer.Place.of(Relationship.HEAD));
        return switch (families.register(signed.actor(), Desk.sent(request), List.of(head), false)) {
            case FamilyAnswer.Done(UUID family) ->
                desk.answers().goTo("/app/families/" + family + "?done=family-registered");
            case FamilyAnswer.NotThere none -> throw new NotFound();
            // In a family meanwhile: the page of the person shows it.
            case FamilyAnswer.Refused refused -> desk.answers().goTo("/app/people/" + id);
        };
    }

    @Demands("family.change")
    @GetMapping("/app/families/{id}/add")
    ResponseEntity<byte[]> add(HttpServletRequest request, Signed signed, @PathVariable UUID id) {
        return add(request, signed, found(signed, id), "", null);
    }

    @Demands("family.change")
    @PostMapping("/app/families/{id}/add/find")
    ResponseEntity<byte[]> find(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String who) {
        Family family = found(signed, id);
        return add(
                request,
                signed,
                family,
                who,
                people.search(signed.actor(), who, FOUND).stream()
                        .map(Like::person)
                        .toList());
    }

    private ResponseEntity<byte[]> add(
            HttpServletRequest request, Signed signed, Family family, String who, @Nullable List<Person> found) {
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get("people.family.add"));
        String here = "/app/families/" + family.id();
        List<Section> parts = new ArrayList<>();
        parts.add(Section.of("find", texts.get("people.find"), texts.get("people.family.add.find"))
                .forms(List.of(search(frame, here + "/add/find", who)))
                .links(List.of(new AppFrame.Link(texts.get("people.family.add.new"), here + "/new", true))));
        if (found != null) {
            Map<PersonId, Set<FamilyId>> now =
                    families.now(signed.actor(), found.stream().map(Person::id).toList());
            parts.add(Section.of("found", texts.get("people.found")).table(table(found, texts, person -> {
                Set<FamilyId> in = now.getOrDefault(person.id(), Set.of());
                return in.contains(family.id())
                        ? Cell.text(texts.get("people.family.isMember"))
                        : in.isEmpty()
                                ? Cell.link(texts.get("people.family.choose"), here + "/add/" + person.id())
                                : Cell.link(
                                        texts.get("people.family.joinTheirs"),
                                        here + "/join/" + in.iterator().next());
            })));
        }
        return desk.show(DeskPage.of(
                frame, Head.of(texts.get("people.family.add")).below(texts.get("people.family.title"), here), parts));
    }

    static Form search(AppFrame frame, String action, String who) {
        Texts texts = frame.texts();
        return Form.of(
                frame,
                action,
                List.of(Form.Field.of("search", "who", texts.get("people.find.label"))
                        .hint(texts.get("people.find.hint"))
                        .value(who)
                        .longest(SearchText.LONGEST)),
                texts.get("people.find.button"));
    }

    static Section.Table table(List<Person> found, Texts texts, java.util.function.Function<Person, Cell> what) {
        PersonWords words = new PersonWords(texts);
        return new Section.Table(
                texts.get("people.found"),
                List.of(texts.get("people.field.name"), texts.get("people.field.birth"), ""),
                found.stream()
                        .map(person -> List.of(
                                Cell.link(person.called(), "/app/people/" + person.id()),
                                Cell.text(words.birth(person.known())),
                                what.apply(person)))
                        .toList(),
                texts.get("people.notFound"));
    }

    @Demands("family.change")
    @GetMapping("/app/families/{id}/add/{person}")
    ResponseEntity<byte[]> place(
            HttpServletRequest request, Signed signed, @PathVariable UUID id, @PathVariable UUID person) {
        return place(request, signed, found(signed, id), person(signed, person), TypedPlace.NOTHING, Map.of(), null);
    }

    @Demands("family.change")
    @PostMapping("/app/families/{id}/add/{person}")
    ResponseEntity<byte[]> place(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID id,
            @PathVariable UUID person,
            @RequestParam Map<String, String> fields) {
        Family family = found(signed, id);
        Person who = person(signed, person);
        TypedPlace typed = TypedPlace.of(fields);
        TypedPlace.Read read = typed.read(false);
        if (read.place() == null) {
            return place(request, signed, family, who, typed, read.wrong(), null);
        }
        return switch (families.add(
                signed.actor(),
                Desk.sent(request),
                family.id(),
                List.of(new Newcomer(new Newcomer.Known(who.id()), read.place())))) {
            case FamilyAnswer.Done done -> desk.answers().goTo("/app/families/" + id + "?done=family-added");
            case FamilyAnswer.NotThere none -> throw new NotFound();
            case FamilyAnswer.Refused(String text) -> place(request, signed, family, who, typed, Map.of(), text);
        };
    }

    private ResponseEntity<byte[]> place(
            HttpServletRequest request,
            Signed signed,
            Family family,
            Person person,
            TypedPlace typed,
            Map<String, String> wrong,
            @Nullable String refusal) {
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get("people.family.add"));
        Form form = Form.of(
                        frame,
                        "/app/families/" + family.id() + "/add/" + person.id(),
                        typed.fields(wrong, false, texts),
                        texts.get("people.family.add.button"))
                .refused(refusal == null ? null : texts.get(refusal));
        return desk.show(new FormPage(
                frame,
                Head.of(person.called())
                        .named()
                        .below(texts.get("people.family.title"), "/app/families/" + family.id()),
                form,
                List.of(new FormPage.Aside(
                        texts.get("people.family.members"),
                        family.members().stream()
                                .map(new FamilyWords(texts)::called)
                                .toList(),
                        null))));
    }

    private Family found(Signed signed, UUID id) {
        return families.find(signed.actor(), new FamilyId(id)).orElseThrow(NotFound::new);
    }

    private Person person(Signed signed, UUID id) {
        return people.find(signed.actor(), new PersonId(id)).orElseThrow(NotFound::new);
    }
}
