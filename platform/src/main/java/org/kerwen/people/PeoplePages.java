package org.kerwen.people;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.Demands;
import org.kerwen.access.Desk;
import org.kerwen.access.Permissions;
import org.kerwen.access.Signed;
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
    private static final int LONGEST_DAY = 20;

    private final Desk desk;
    private final People people;
    private final ListSections lists;
    private final Views views;
    private final Permissions permissions;
    private final Clock clock;
    private final ZoneId zone;

    PeoplePages(
            Desk desk,
            People people,
            ListSections lists,
            Views views,
            Permissions permissions,
            Clock clock,
            WebSettings settings) {
        this.desk = desk;
        this.people = people;
        this.lists = lists;
        this.views = views;
        this.permissions = permissions;
        this.clock = clock;
        this.zone = settings.timeZone();
    }

    @Demands("person.list")
    @GetMapping("/app/people")
    ResponseEntity<byte[]> list(
            HttpServletRequest request,
            Signed signed,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(required = false) @Nullable UUID before) {
        return request.getQueryString() == null ? begin(request, signed) : chosen(request, signed, after, before);
    }

    /** What is asked for most often: nothing is narrowed, nothing counted. */
    private ResponseEntity<byte[]> begin(HttpServletRequest request, Signed signed) {
        Texts texts = desk.texts(signed);
        People.Beginning beginning = people.begin(signed.actor(), ON_A_PAGE + 1);
        Optional<View> first = beginning.views().stream().filter(View::first).findFirst();
        if (first.isPresent()) {
            // One that nobody may open any more opens as everybody else's list.
            return desk.answers()
                    .goTo(
                            lists.offers(signed, first.get())
                                    ? first.get().address()
                                    : "/app/people?" + Narrowing.NOT.query());
        }
        AppFrame frame = desk.frame(request, signed, texts.get("people.title"));
        List<Person> found = beginning.newest();
        List<Person> shown = found.subList(0, Math.min(ON_A_PAGE, found.size()));
        List<AppFrame.Link> links = new ArrayList<>();
        if (found.size() > ON_A_PAGE) {
            links.add(new AppFrame.Link(
                    texts.get("people.more"),
                    "/app/people?after=" + shown.getLast().id(),
                    false));
        }
        List<Section> sections = new ArrayList<>();
        Section views = lists.views(signed, beginning.views(), texts);
        if (views != null) {
            sections.add(views);
        }
        sections.add(Section.of("newest", texts.get("people.newest"))
                .table(lists.table(shown, texts.get("people.newest"), texts.get("people.none"), texts))
                .links(links));
        return desk.show(page(frame, signed, "", Narrowing.NOT, sections));
    }

    private ResponseEntity<byte[]> chosen(
            HttpServletRequest request, Signed signed, @Nullable UUID after, @Nullable UUID before) {
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get("people.title"));
        Narrowing.Read read = Narrowing.read(request::getParameter, facet -> lists.may(signed, facet));
        Narrowing narrowing = read.narrowing();
        UUID beside = after == null ? before : after;
        Listed listed = lists.listed(
                signed, narrowing, beside == null ? null : new PersonId(beside), after == null, ON_A_PAGE, texts);
        boolean wrong = read.wrong().containsKey("from") || read.wrong().containsKey("until");
        boolean asks = wrong || !narrowing.isNothing() || request.getParameter("narrow") != null;
        ListWords words = lists.words(signed, texts);
        List<Section> sections = new ArrayList<>();
        Section views = lists.views(signed, this.views.all(signed.actor()), texts);
        if (views != null) {
            sections.add(views);
        }
        if (!narrowing.by().isEmpty()) {
            sections.add(lists.chosen(narrowing, words, texts));
        }
        sections.add(lists.list(narrowing, listed, words, texts));
        if (!narrowing.isNothing()) {
            sections.add(Section.of("save", texts.get("people.views.save"))
                    .forms(List.of(lists.save(frame, signed, narrowing, "", false, null))));
        }
        DeskPage page = page(frame, signed, "", narrowing, sections);
        page = new DeskPage(
                page.frame(),
                page.head()
                        .saying("ok", Desk.done(request, texts, "people"))
                        .saying("calm", people.isListed() ? null : texts.get("people.list.preparing")),
                asks ? lists.filter(signed, read, typed(request), texts) : null,
                page.sections(),
                page.asides());
        return wrong ? desk.refused(page) : desk.show(page);
    }

    private static Map<String, String> typed(HttpServletRequest request) {
        Map<String, String> typed = new HashMap<>();
        for (Facet facet : List.of(Facet.FROM, Facet.UNTIL)) {
            String text = request.getParameter(facet.word());
            if (text != null && text.length() <= LONGEST_DAY) {
                typed.put(facet.word(), text);
            }
        }
        return typed;
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
                Narrowing.NOT,
                List.of(Section.of("found", texts.get("people.found"))
                        .table(lists.table(found, texts.get("people.found"), texts.get("people.notFound"), texts))
                        .links(List.of(new AppFrame.Link(texts.get("people.all"), "/app/people", false))))));
    }

    private DeskPage page(AppFrame frame, Signed signed, String typed, Narrowing narrowing, List<Section> others) {
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
        if (narrowing.isNothing()) {
            // Above the list: whoever does not find somebody in the first rows should not have to read the others.
            link(
                    links,
                    signed,
                    "person.list",
                    "people.list.narrow",
                    "/app/people?" + Narrowing.NOT.query() + "&narrow=yes",
                    texts);
        }
        link(links, signed, "person.register", "people.register.title", "/app/people/register", texts);
        link(links, signed, "family.register", "people.family.register.title", "/app/families/register", texts);
        link(links, signed, "person.merge", "people.review", "/app/people/review", texts);
        link(links, signed, "person.keep", "people.due", "/app/people/due", texts);
        link(links, signed, "person.restrict", "people.restricted.title", "/app/people/restricted", texts);
        link(links, signed, "person.import", "people.import", "/app/people/import", texts);
        if (narrowing.by().isEmpty()) {
            link(links, signed, "person.export", "people.export", "/app/people/export", texts);
        } else {
            link(
                    links,
                    signed,
                    "person.export",
                    "people.list.export",
                    "/app/people/export?" + narrowing.query(),
                    texts);
        }
        sections.add(find.links(links));
        sections.addAll(others);
        return DeskPage.of(
                frame,
                Head.of(texts.get("people.title"))
                        .saying("calm", people.isReady() ? null : texts.get("people.preparing")),
                sections);
    }

    private void link(
            List<AppFrame.Link> links, Signed signed, String operation, String key, String address, Texts texts) {
        if (may(signed, operation)) {
            links.add(new AppFrame.Link(texts.get(key), address, operation.equals("person.register")));
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
                        .table(lists.table(shown, texts.get(key), texts.get(none), texts)))));
    }

    private boolean may(Signed signed, String operation) {
        return permissions.may(signed.actor(), operation);
    }
}
