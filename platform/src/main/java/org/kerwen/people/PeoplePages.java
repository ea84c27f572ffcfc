package org.kerwen.people;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.Demands;
import org.kerwen.access.Desk;
import org.kerwen.access.Permissions;
import org.kerwen.access.Signed;
import org.kerwen.access.pages.Cell;
import org.kerwen.access.pages.DeskPage;
import org.kerwen.access.pages.Head;
import org.kerwen.access.pages.Section;
import org.kerwen.kernel.PersonId;
import org.kerwen.web.AppFrame;
import org.kerwen.web.Form;
import org.kerwen.web.Texts;
import org.kerwen.web.WebSettings;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The list and the search. What is searched for is sent in a form: names stand in no address. */
@RestController
final class PeoplePages {
    private static final int ON_A_PAGE = 50;
    private static final int FOUND = 20;

    private final Desk desk;
    private final People people;
    private final Permissions permissions;
    private final Clock clock;
    private final ZoneId zone;

    PeoplePages(Desk desk, People people, Permissions permissions, Clock clock, WebSettings settings) {
        this.desk = desk;
        this.people = people;
        this.permissions = permissions;
        this.clock = clock;
        this.zone = settings.timeZone();
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
        List<AppFrame.Link> links = new ArrayList<>();
        link(links, signed, "person.register", "people.register.title", "/app/people/register", texts);
        link(links, signed, "family.register", "people.family.register.title", "/app/families/register", texts);
        link(links, signed, "person.merge", "people.review", "/app/people/review", texts);
        link(links, signed, "person.keep", "people.due", "/app/people/due", texts);
        link(links, signed, "person.restrict", "people.restricted.title", "/app/people/restricted", texts);
        link(links, signed, "person.import", "people.import", "/app/people/import", texts);
        link(links, signed, "person.export", "people.export", "/app/people/export", texts);
        sections.add(find.links(links));
        sections.add(section);
        return DeskPage.of(
                frame,
                Head.of(texts.get("people.title"))
                        .saying("calm", people.isReady() ? null : texts.get("people.preparing")),
                sections);
    }

    private void link(
            List<AppFrame.Link> links, Signed signed, String operation, String key, String address, Texts texts) {
        if (may(signed, operation)) {
            links.add(new AppFrame.Link(texts.get(key), address, links.isEmpty()));
        }
    }

    @Demands("person.keep")
    @GetMapping("/app/people/due")
    ResponseEntity<byte[]> due(HttpServletRequest request, Signed signed) {
        return some(
                request,
                signed,
                "people.due",
                "people.due.text",
                "people.due.none",
                people.due(signed.actor(), LocalDate.ofInstant(clock.instant(), zone), ON_A_PAGE));
    }

    @Demands("person.restrict")
    @GetMapping("/app/people/restricted")
    ResponseEntity<byte[]> restricted(HttpServletRequest request, Signed signed) {
        return some(
                request,
                signed,
                "people.restricted.title",
                "people.restricted.title.text",
                "people.restricted.title.none",
                people.restricted(signed.actor(), ON_A_PAGE));
    }

    private ResponseEntity<byte[]> some(
            HttpServletRequest request, Signed signed, String key, String text, String none, List<Person> shown) {
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get(key));
        return desk.show(DeskPage.of(
                frame,
                Head.of(texts.get(key), texts.get(text)).below(texts.get("people.title"), "/app/people"),
                List.of(Section.of("people", texts.get("people.title"))
                        .table(table(shown, texts.get(key), texts.get(none), texts)))));
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
                                Cell.text(words.birth(person.known())),
                                Cell.text(words.nationalities(person.known())),
                                Cell.text(desk.day(person.registeredAt(), texts))))
                        .toList(),
                empty);
    }

    private boolean may(Signed signed, String operation) {
        return permissions.may(signed.actor(), operation);
    }
}
