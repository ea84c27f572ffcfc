package org.kerwen.movements;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.kerwen.access.Demands;
import org.kerwen.access.Desk;
import org.kerwen.access.Signed;
import org.kerwen.access.pages.Cell;
import org.kerwen.access.pages.DeskPage;
import org.kerwen.access.pages.Head;
import org.kerwen.access.pages.Section;
import org.kerwen.people.ContactKind;
import org.kerwen.people.Person;
import org.kerwen.people.Registration;
import org.kerwen.web.AppFrame;
import org.kerwen.web.DateWords;
import org.kerwen.web.Filled;
import org.kerwen.web.Form;
import org.kerwen.web.NotFound;
import org.kerwen.web.Texts;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How travellers are reached, and whether they stand on a list that somebody sent. */
@RestController
final class ContactPages {
    private final Desk desk;
    private final Movements movements;

    ContactPages(Desk desk, Movements movements) {
        this.desk = desk;
        this.movements = movements;
    }

    @Demands("movement.read")
    @GetMapping("/app/movements/{id}/telephones")
    ResponseEntity<byte[]> telephones(HttpServletRequest request, Signed signed, @PathVariable UUID id) {
        Movements.Known known = movements.known(signed.actor(), id).orElseThrow(NotFound::new);
        Texts texts = desk.texts(signed);
        List<List<Cell>> rows = new ArrayList<>();
        for (Traveller traveller : known.movement().travelling()) {
            Person person = known.people().get(traveller.person());
            if (person == null) {
                continue;
            }
            List<Registration.Contact> numbers = person.contacts().stream()
                    .map(Person.Row::is)
                    .filter(each -> each.kind() == ContactKind.TELEPHONE || each.kind() == ContactKind.MESSENGER)
                    .toList();
            rows.add(List.of(
                    Cell.name(person.called()),
                    Cell.code(numbers.stream().map(Registration.Contact::value).collect(Collectors.joining(", "))),
                    Cell.text(numbers.stream().map(each -> safety(each, texts)).collect(Collectors.joining(", ")))));
        }
        return desk.show(DeskPage.of(
                desk.frame(request, signed, texts.get("movements.telephones")),
                Head.of(texts.get("movements.telephones"), texts.get("movements.telephones.text"))
                        .below(known.movement().called(), "/app/movements/" + id),
                List.of(Section.of("telephones", texts.get("movements.telephones"))
                        .table(new Section.Table(
                                texts.get("movements.telephones"),
                                List.of(
                                        texts.get("movements.name"),
                                        texts.get("movements.telephone"),
                                        texts.get("movements.safe")),
                                rows,
                                texts.get("movements.travellers.none"))))));
    }

    private static String safety(Registration.Contact contact, Texts texts) {
        return contact.from() == null || contact.to() == null
                ? texts.choice(contact.safety())
                : texts.get(
                        "movements.safe.times",
                        Map.of(
                                "from",
                                contact.from().toString(),
                                "to",
                                contact.to().toString()));
    }

    @Demands("movement.read")
    @GetMapping("/app/movements/{id}/compare")
    ResponseEntity<byte[]> compare(HttpServletRequest request, Signed signed, @PathVariable UUID id) {
        Movements.Known known = movements.known(signed.actor(), id).orElseThrow(NotFound::new);
        return desk.show(compare(request, signed, known, new Filled("movements", Map.of()), List.of()));
    }

    /** Nothing of what was pasted is kept. */
    @Demands("movement.read")
    @PostMapping("/app/movements/{id}/compare")
    ResponseEntity<byte[]> compared(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID id,
            @RequestParam Map<String, String> fields) {
        Movements.Known known = movements.known(signed.actor(), id).orElseThrow(NotFound::new);
        Filled filled = new Filled("movements", fields);
        String pasted = filled.plain("pasted");
        if (pasted.isEmpty() || pasted.length() > PastedList.LONGEST) {
            filled.refuse("pasted", pasted.isEmpty() ? "missing" : "pasted-long");
            return desk.refused(compare(request, signed, known, filled, List.of()));
        }
        List<PastedList.Line> lines = PastedList.read(pasted);
        if (lines.isEmpty()) {
            filled.refuse("pasted", "pasted-none");
            return desk.refused(compare(request, signed, known, filled, List.of()));
        }
        Map<UUID, Person> people = new LinkedHashMap<>();
        for (Traveller traveller : known.movement().travelling()) {
            Person person = known.people().get(traveller.person());
            if (person != null) {
                people.put(traveller.id(), person);
            }
        }
        Matching.Compared compared = Matching.compare(lines, people);
        Texts texts = desk.texts(signed);
        return desk.show(compare(
                request,
                signed,
                known,
                filled,
                List.of(found(compared, people, texts), missing(compared, people, texts))));
    }

    private DeskPage compare(
            HttpServletRequest request, Signed signed, Movements.Known known, Filled filled, List<Section> answer) {
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get("movements.compare"));
        String address = "/app/movements/" + known.movement().id();
        List<Section> sections = new ArrayList<>(answer);
        sections.add(Section.of("paste", texts.get("movements.paste"), texts.get("movements.paste.text"))
                .forms(List.of(Form.of(
                        frame,
                        address + "/compare",
                        List.of(filled.field("lines", "pasted", texts).longest(PastedList.LONGEST)),
                        texts.get("movements.paste.button")))));
        return DeskPage.of(
                frame,
                Head.of(texts.get("movements.compare"), texts.get("movements.compare.text"))
                        .below(known.movement().called(), address),
                sections);
    }

    private static Section found(Matching.Compared compared, Map<UUID, Person> people, Texts texts) {
        List<List<Cell>> rows = compared.lines().stream()
                .map(line -> List.of(
                        Cell.name(line.line().written()),
                        Cell.text(
                                line.line().born() == null
                                        ? ""
                                        : DateWords.of(line.line().born(), texts)),
                        Cell.code(line.line().paper()),
                        Cell.badge(
                                texts.choice(line.found()),
                                switch (line.found()) {
                                    case FOUND -> "ok";
                                    case TO_BE_CHECKED -> "warn";
                                    case NOT_FOUND -> "stop";
                                }),
                        Cell.name(line.travellers().stream()
                                .flatMap(each -> Optional.ofNullable(people.get(each)).stream())
                                .map(Person::called)
                                .collect(Collectors.joining("; ")))))
                .toList();
        return Section.of(
                        "found",
                        texts.get("movements.found"),
                        texts.get(
                                "movements.found.text",
                                Map.of(
                                        "lines",
                                        compared.lines().size(),
                                        "found",
                                        compared.lines().stream()
                                                .filter(each -> each.found() == Matching.Found.FOUND)
                                                .count())))
                .table(new Section.Table(
                        texts.get("movements.found"),
                        List.of(
                                texts.get("movements.written"),
                                texts.get("movements.born"),
                                texts.get("movements.paper"),
                                texts.get("movements.result"),
                                texts.get("movements.traveller")),
                        rows,
                        ""));
    }

    private static Section missing(Matching.Compared compared, Map<UUID, Person> people, Texts texts) {
        return Section.of("missing", texts.get("movements.missing"))
                .table(new Section.Table(
                        texts.get("movements.missing"),
                        List.of(texts.get("movements.name")),
                        compared.missing().stream()
                                .flatMap(each -> Optional.ofNullable(people.get(each)).stream())
                                .map(person -> List.of(Cell.name(person.called())))
                                .toList(),
                        texts.get("movements.missing.none")));
    }
}
