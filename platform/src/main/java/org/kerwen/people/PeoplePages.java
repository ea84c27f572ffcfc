package org.kerwen.people;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.Demands;
import org.kerwen.access.Desk;
import org.kerwen.access.Permissions;
import org.kerwen.access.Relation;
import org.kerwen.access.Signed;
import org.kerwen.access.pages.Cell;
import org.kerwen.access.pages.DeskPage;
import org.kerwen.access.pages.Head;
import org.kerwen.access.pages.Section;
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

/** The list, the search and the page of a person. What is searched for is sent in a form: names stand in no address. */
@RestController
final class PeoplePages {
    private static final int ON_A_PAGE = 50;
    private static final int FOUND = 20;
    private static final int ALIKE = 5;

    private final Desk desk;
    private final People people;
    private final Permissions permissions;

    PeoplePages(Desk desk, People people, Permissions permissions) {
        this.desk = desk;
        this.people = people;
        this.permissions = permissions;
    }

    @Demands("person.list")
    @GetMapping("/app/people")
    ResponseEntity<byte[]> list(
            HttpServletRequest request, Signed signed, @RequestParam(required = false) @Nullable UUID after) {
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get("people.title"));
        List<Person> found = people.list(signed.actor(), after == null ? null : new PersonId(after), ON_A_PAGE + 1);
        List<Person> shown = found.subList(0, Math.min(ON_A_PAGE, found.size()));
        List<AppFrame.Link> links = new ArrayList<>();
        if (found.size() > ON_A_PAGE) {
            links.add(new AppFrame.Link(
                    texts.get("people.more"),
                    "/app/people?after=" + shown.getLast().id(),
                    false));
        }
        return desk.show(page(
                frame,
                signed,
                "",
                Section.of("newest", texts.get("people.newest"))
                        .table(table(shown, texts.get("people.newest"), texts.get("people.none"), texts))
                        .links(links)));
    }

    @Demands("person.list")
    @PostMapping("/app/people/find")
    ResponseEntity<byte[]> find(
            HttpServletRequest request, Signed signed, @RequestParam(defaultValue = "") String who) {
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get("people.title"));
        List<Person> found = people.search(signed.actor(), who, FOUND).stream()
                .map(Like::person)
                .toList();
        return desk.show(page(
                frame,
                signed,
                who,
                Section.of("found", texts.get("people.found"))
                        .table(table(found, texts.get("people.found"), texts.get("people.notFound"), texts))
                        .links(List.of(new AppFrame.Link(texts.get("people.all"), "/app/people", false)))));
    }

    private DeskPage page(AppFrame frame, Signed signed, String typed, Section section) {
        Texts texts = frame.texts();
        List<Section> sections = new ArrayList<>();
        Section find = Section.of("find", texts.get("people.find"))
                .forms(List.of(Form.of(
                        frame,
                        "/app/people/find",
                        List.of(Form.Field.of("search", "who", texts.get("people.find.label"))
                                .hint(texts.get("people.find.hint"))
                                .value(typed)
                                .longest(SearchText.LONGEST)),
                        texts.get("people.find.button"))));
        sections.add(find.links(links(signed, texts)));
        sections.add(section);
        return DeskPage.of(
                frame,
                Head.of(texts.get("people.title"))
                        .saying("calm", people.isReady() ? null : texts.get("people.preparing")),
                sections);
    }

    private List<AppFrame.Link> links(Signed signed, Texts texts) {
        List<AppFrame.Link> links = new ArrayList<>();
        if (may(signed, "person.register")) {
            links.add(new AppFrame.Link(texts.get("people.register.title"), "/app/people/register", true));
        }
        if (may(signed, "person.import")) {
            links.add(new AppFrame.Link(texts.get("people.import"), "/app/people/import", false));
        }
        if (may(signed, "person.export")) {
            links.add(new AppFrame.Link(texts.get("people.export"), "/app/people/export", false));
        }
        return links;
    }

    private Section.Table table(List<Person> shown, String caption, String empty, Texts texts) {
        PersonWords words = new PersonWords(texts);
        return new Section.Table(
                caption,
                List.of(
                        texts.get("people.field.name"),
                        texts.get("people.field.birth"),
                        texts.get("people.field.nationality"),
                        texts.get("people.field.registered")),
                shown.stream()
                        .map(person -> List.of(
                                Cell.link(person.called(), "/app/people/" + person.id()),
                                Cell.text(words.birth(person)),
                                Cell.text(words.nationalities(person)),
                                Cell.text(desk.day(person.registeredAt(), texts))))
                        .toList(),
                empty);
    }

    @Demands("person.read")
    @GetMapping("/app/people/{id}")
    ResponseEntity<byte[]> person(HttpServletRequest request, Signed signed, @PathVariable UUID id) {
        Person person = people.find(signed.actor(), new PersonId(id)).orElseThrow(NotFound::new);
        if (!person.id().value().equals(id)) {
            return desk.answers().goTo("/app/people/" + person.id() + "?done=one");
        }
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get("people.person.title"));
        PersonWords words = new PersonWords(texts);
        List<Section> sections = new ArrayList<>();
        sections.add(Section.of("known", texts.get("people.known")).facts(words.facts(person)));
        if (!person.merges().isEmpty()) {
            sections.add(merges(frame, signed, person));
        }
        return desk.show(DeskPage.of(
                        frame,
                        Head.of(person.called())
                                .named()
                                .below(texts.get("people.title"), "/app/people")
                                .saying("ok", done(request, texts)),
                        sections)
                .beside(alike(signed, person, texts)));
    }

    private static @Nullable String done(HttpServletRequest request, Texts texts) {
        String word = request.getParameter("done");
        return word == null ? null : texts.find("people.done." + word).orElse(null);
    }

    private Section merges(AppFrame frame, Signed signed, Person person) {
        Texts texts = frame.texts();
        boolean may = may(signed, "person.merge");
        return Section.of("merges", texts.get("people.merges"), texts.get("people.merges.text"))
                .table(new Section.Table(
                        texts.get("people.merges"),
                        List.of(texts.get("people.field.name"), texts.get("people.merges.since"), ""),
                        person.merges().stream()
                                .map(merge -> List.of(
                                        Cell.name(nameOf(person, merge.folded())),
                                        Cell.text(desk.day(merge.at(), texts)),
                                        may
                                                ? Cell.form(Form.button(
                                                        frame,
                                                        "/app/people/" + person.id() + "/unmerge/" + merge.id(),
                                                        texts.get("people.unmerge")))
                                                : Cell.text("")))
                                .toList(),
                        ""));
    }

    private static String nameOf(Person person, PersonId record) {
        return person.names().stream()
                .filter(name -> name.of().equals(record))
                .findFirst()
                .map(Person.Name::whole)
                .orElse("");
    }

    /** Who may be the same, each with its reasons. */
    private List<Section> alike(Signed signed, Person person, Texts texts) {
        PersonWords words = new PersonWords(texts);
        boolean may = may(signed, "person.merge");
        List<Section> sections = new ArrayList<>();
        int number = 1;
        for (Like like : people.like(signed.actor(), person, ALIKE)) {
            List<AppFrame.Link> links = new ArrayList<>();
            links.add(new AppFrame.Link(
                    texts.get("people.open"), "/app/people/" + like.person().id(), false));
            if (may) {
                links.add(new AppFrame.Link(
                        texts.get("people.compare"),
                        "/app/people/" + person.id() + "/merge/" + like.person().id(),
                        false));
            }
            sections.add(Section.of(
                            "alike-" + number++,
                            like.person().called(),
                            words.why(like).toArray(String[]::new))
                    .links(links));
        }
        if (sections.isEmpty()) {
            sections.add(Section.of("alike", texts.get("people.alike"), texts.get("people.alike.none")));
        }
        return sections;
    }

    private boolean may(Signed signed, String operation) {
        return permissions.reach(signed.actor(), operation) != Relation.NONE;
    }
}
