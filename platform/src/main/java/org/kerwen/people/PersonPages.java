package org.kerwen.people;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.kerwen.access.ColleagueNames;
import org.kerwen.access.Demands;
import org.kerwen.access.Desk;
import org.kerwen.access.Permissions;
import org.kerwen.access.Signed;
import org.kerwen.access.pages.Cell;
import org.kerwen.access.pages.DeskPage;
import org.kerwen.access.pages.Head;
import org.kerwen.access.pages.Section;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.PersonId;
import org.kerwen.web.AppFrame;
import org.kerwen.web.NotFound;
import org.kerwen.web.Texts;
import org.kerwen.web.WebSettings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What is known of a person, who may be the same, and what happened to the record. */
@RestController
final class PersonPages {
    private static final int ALIKE = 5;

    private final Desk desk;
    private final People people;
    private final Erasures erasures;
    private final Permissions permissions;
    private final ColleagueNames colleagues;
    private final FamilySections families;
    private final LinkSections links;
    private final ObjectProvider<FurtherLinks> further;
    private final Clock clock;
    private final ZoneId zone;

    PersonPages(
            Desk desk,
            People people,
            Erasures erasures,
            Permissions permissions,
            ColleagueNames colleagues,
            FamilySections families,
            LinkSections links,
            ObjectProvider<FurtherLinks> further,
            Clock clock,
            WebSettings settings) {
        this.desk = desk;
        this.people = people;
        this.erasures = erasures;
        this.permissions = permissions;
        this.colleagues = colleagues;
        this.families = families;
        this.links = links;
        this.further = further;
        this.clock = clock;
        this.zone = settings.timeZone();
    }

    @Demands("person.read")
    @GetMapping("/app/people/{id}")
    ResponseEntity<byte[]> person(HttpServletRequest request, Signed signed, @PathVariable UUID id) {
        Person person = people.find(signed.actor(), new PersonId(id)).orElse(null);
        if (person == null) {
            // Whoever was erased is known by the receipt only; one query path for all others who are not there.
            Erasure erasure = erasures.find(signed.actor(), new PersonId(id)).orElseThrow(NotFound::new);
            return desk.answers().goTo("/app/people/" + erasure.person() + "/receipt");
        }
        String address = "/app/people/" + person.id();
        if (!person.id().value().equals(id)) {
            return desk.answers().goTo(address + "?done=one");
        }
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get("people.person.title"));
        PersonWords words = new PersonWords(texts);
        boolean changes = may(signed, "person.change") && person.restrictedAt() == null;
        List<Section> sections = new ArrayList<>();
        Section known = Section.of("known", texts.get("people.known")).facts(words.known(person.known()));
        sections.add(changes ? known.links(List.of(link(texts, "people.change", address + "/change"))) : known);
        sections.add(part(PartKind.NAME, names(person, words), person, changes, texts));
        sections.add(part(PartKind.DOCUMENT, documents(person, words), person, changes, texts));
        sections.add(part(PartKind.CONTACT, contacts(person, words), person, changes, texts));
        if (!person.merges().isEmpty()) {
            sections.add(merges(signed, person, texts));
        }
        sections.addAll(families.of(frame, signed, person));
        sections.add(photographs(person, changes, address, texts));
        sections.addAll(links.of(signed, person, texts));
        List<AppFrame.Link> more = new ArrayList<>();
        further.orderedStream()
                .flatMap(each -> each.of(signed.actor(), person).stream())
                .forEach(each -> more.add(link(texts, each.text(), each.href())));
        more.add(link(texts, "people.history", address + "/history"));
        more.add(link(texts, "people.rights", address + "/rights"));
        sections.add(Section.of("more", texts.get("people.more.title"), texts.get("people.more.text"))
                .links(more));
        return desk.show(DeskPage.of(
                        frame,
                        Head.of(person.called())
                                .named()
                                .showing(Faces.of(person, texts).orElse(null))
                                .below(texts.get("people.title"), "/app/people")
                                .saying("ok", Desk.done(request, texts, "people"))
                                .saying("warn", person.restrictedAt() == null ? null : texts.get("people.restricted")),
                        sections)
                .beside(person.restrictedAt() == null ? alike(signed, person, texts) : List.of()));
    }

    private static Section photographs(Person person, boolean changes, String address, Texts texts) {
        int count = person.photographs().size();
        List<AppFrame.Link> links = new ArrayList<>();
        if (count > 0 || changes) {
            links.add(link(
                    texts, count > 0 ? "people.photograph.all" : "people.photograph.add", address + "/photographs"));
        }
        return Section.of(
                        "photographs",
                        texts.get("people.photograph.title"),
                        texts.get("people.photograph.count", Map.of("count", count)))
                .links(links);
    }

    private static List<List<Cell>> names(Person person, PersonWords words) {
        return person.names().stream()
                .map(row -> List.of(
                        Cell.name(row.is().whole()),
                        Cell.text(words.choice(row.is().usage()))))
                .toList();
    }

    private static List<List<Cell>> documents(Person person, PersonWords words) {
        return person.documents().stream()
                .map(row -> List.of(Cell.text(words.choice(row.is().kind())), Cell.name(words.document(row.is()))))
                .toList();
    }

    /** Whether it is safe now is what whoever is about to call must see first. */
    private List<List<Cell>> contacts(Person person, PersonWords words) {
        LocalTime now = LocalTime.ofInstant(clock.instant(), zone);
        return person.contacts().stream()
                .map(row -> List.of(
                        Cell.name(row.is().value()),
                        Cell.text(words.choice(row.is().kind())),
                        Cell.badge(words.safety(row.is()), row.is().isSafeAt(now) ? "ok" : "warn")))
                .toList();
    }

    /** What there is of a kind, each with a way to correct it, and a way to add one. */
    private static Section part(PartKind kind, List<List<Cell>> rows, Person person, boolean changes, Texts texts) {
        String address = "/app/people/" + person.id() + "/parts/" + kind.word();
        List<UUID> ids = ids(person.parts(kind));
        String key = "people." + kind.word();
        List<String> columns = new ArrayList<>(
                kind == PartKind.CONTACT
                        ? List.of(
                                texts.get("people.contact.value"),
                                texts.get("people.contact.kind"),
                                texts.get("people.contact.safety"))
                        : List.of(texts.get(key + ".first"), texts.get(key + ".second")));
        List<List<Cell>> all = new ArrayList<>();
        for (int at = 0; at < rows.size(); at++) {
            List<Cell> row = new ArrayList<>(rows.get(at));
            if (changes) {
                row.add(Cell.link(texts.get("people.correct"), address + "/" + ids.get(at)));
            }
            all.add(row);
        }
        if (changes) {
            columns.add("");
        }
        Section section = Section.of(kind.word(), texts.get(key + ".title"))
                .table(new Section.Table(texts.get(key + ".title"), columns, all, texts.get(key + ".none")));
        return changes ? section.links(List.of(link(texts, key + ".add", address))) : section;
    }

    private static List<UUID> ids(List<? extends Person.Row<?>> rows) {
        List<UUID> ids = new ArrayList<>();
        rows.forEach(row -> ids.add(row.id()));
        return ids;
    }

    private static AppFrame.Link link(Texts texts, String key, String address) {
        return new AppFrame.Link(texts.get(key), address, false);
    }

    private Section merges(Signed signed, Person person, Texts texts) {
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
                                                ? Cell.link(
                                                        texts.get("people.unmerge"),
                                                        "/app/people/" + person.id() + "/unmerge/" + merge.id())
                                                : Cell.text("")))
                                .toList(),
                        ""));
    }

    private static String nameOf(Person person, PersonId record) {
        return person.names().stream()
                .filter(name -> name.of().equals(record))
                .findFirst()
                .map(row -> row.is().whole())
                .orElse("");
    }

    /** Who may be the same, each with its reasons. */
    private List<Section> alike(Signed signed, Person person, Texts texts) {
        PersonWords words = new PersonWords(texts);
        boolean may = may(signed, "person.merge");
        List<Section> sections = new ArrayList<>();
        int number = 1;
        People.Alike alike = people.alike(signed.actor(), person, ALIKE);
        for (Like like : alike.likely()) {
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
        if (may && !alike.apart().isEmpty()) {
            sections.add(apart(person, alike.apart(), texts));
        }
        if (number == 1) {
            sections.addFirst(Section.of("alike", texts.get("people.alike"), texts.get("people.alike.none")));
        }
        return sections;
    }

    /** Whoever was found to be somebody else can be looked at again: a decision may have been wrong. */
    private static Section apart(Person person, List<Person> others, Texts texts) {
        return Section.of("apart", texts.get("people.apart"), texts.get("people.apart.text"))
                .links(others.stream()
                        .map(other -> new AppFrame.Link(
                                other.called(), "/app/people/" + person.id() + "/merge/" + other.id(), false))
                        .toList());
    }

    @Demands("person.read")
    @GetMapping("/app/people/{id}/history")
    ResponseEntity<byte[]> history(HttpServletRequest request, Signed signed, @PathVariable UUID id) {
        Person person = people.find(signed.actor(), new PersonId(id)).orElseThrow(NotFound::new);
        List<Happened> happened = people.history(signed.actor(), person.id());
        Map<AccountId, String> names = colleagues.of(
                signed.actor(), happened.stream().map(Happened::by).distinct().toList());
        Texts texts = desk.texts(signed);
        PersonWords words = new PersonWords(texts);
        AppFrame frame = desk.frame(request, signed, texts.get("people.history"));
        return desk.show(DeskPage.of(
                frame,
                Head.of(texts.get("people.history"), texts.get("people.history.text"))
                        .below(texts.get("people.person.title"), "/app/people/" + person.id()),
                List.of(Section.of("history", texts.get("people.history.all"))
                        .table(new Section.Table(
                                texts.get("people.history"),
                                List.of(
                                        texts.get("people.history.when"),
                                        texts.get("people.history.what"),
                                        texts.get("people.history.who")),
                                happened.stream()
                                        .map(each -> List.of(
                                                Cell.text(desk.when(each.at(), texts)),
                                                Cell.name(words.happened(each.what())),
                                                Cell.name(names.getOrDefault(
                                                        each.by(), texts.get("people.history.somebody")))))
                                        .toList(),
                                "")))));
    }

    private boolean may(Signed signed, String operation) {
        return permissions.may(signed.actor(), operation);
    }
}
