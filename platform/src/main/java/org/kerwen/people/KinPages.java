package org.kerwen.people;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

/** Who is related to a person, said and taken back. */
@RestController
final class KinPages {
    private static final int FOUND = 20;

    private final Desk desk;
    private final People people;
    private final Families families;

    KinPages(Desk desk, People people, Families families) {
        this.desk = desk;
        this.people = people;
        this.families = families;
    }

    @Demands("family.change")
    @GetMapping("/app/people/{id}/relatives")
    ResponseEntity<byte[]> relatives(HttpServletRequest request, Signed signed, @PathVariable UUID id) {
        return page(request, signed, person(signed, id), "", null);
    }

    @Demands("family.change")
    @PostMapping("/app/people/{id}/relatives/find")
    ResponseEntity<byte[]> find(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String who) {
        return page(
                request,
                signed,
                person(signed, id),
                who,
                people.search(signed.actor(), who, FOUND).stream()
                        .map(Like::person)
                        .toList());
    }

    private Person person(Signed signed, UUID id) {
        return people.find(signed.actor(), new PersonId(id)).orElseThrow(NotFound::new);
    }

    private ResponseEntity<byte[]> page(
            HttpServletRequest request, Signed signed, Person person, String who, @Nullable List<Person> found) {
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get("people.kin.title"));
        Genealogy genealogy = families.genealogy(signed.actor(), person.id()).orElseThrow(NotFound::new);
        String here = "/app/people/" + person.id() + "/relatives";
        List<Section> sections = new ArrayList<>();
        sections.add(said(frame, genealogy, here));
        sections.add(inTheFamily(signed, person, genealogy, here, texts));
        sections.add(Section.of("find", texts.get("people.find"), texts.get("people.kin.find"))
                .forms(List.of(FamilyPages.search(frame, here + "/find", who))));
        if (found != null) {
            sections.add(Section.of("found", texts.get("people.found"))
                    .table(FamilyPages.table(
                            found,
                            texts,
                            other -> other.id().equals(person.id())
                                    ? Cell.text("")
                                    : Cell.link(texts.get("people.family.choose"), here + "/" + other.id()))));
        }
        return desk.show(DeskPage.of(
                frame,
                Head.of(texts.get("people.kin.title"))
                        .below(texts.get("people.person.title"), "/app/people/" + person.id())
                        .saying("ok", Desk.done(request, texts, "people")),
                sections));
    }

    /** What was said by itself and can be taken back; what follows from it goes with it. */
    private static Section said(AppFrame frame, Genealogy genealogy, String here) {
        Texts texts = frame.texts();
        FamilyWords words = new FamilyWords(texts);
        return Section.of("said", texts.get("people.kin.said"))
                .table(new Section.Table(
                        texts.get("people.kin.said"),
                        List.of(
                                texts.get("people.field.name"),
                                texts.get("people.kin.as"),
                                texts.get("people.kin.exactly"),
                                ""),
                        genealogy.relatives().stream()
                                .filter(relative -> relative.kin() != null)
                                .map(relative -> List.of(
                                        Cell.link(words.called(relative.called()), "/app/people/" + relative.person()),
                                        Cell.text(words.relative(relative)),
                                        Cell.text(words.exactly(relative)),
                                        Cell.form(Form.button(
                                                frame,
                                                here + "/" + relative.kin() + "/take-back",
                                                texts.get("people.kin.takeBack")))))
                                .toList(),
                        texts.get("people.kin.none")));
    }

    private Section inTheFamily(Signed signed, Person person, Genealogy genealogy, String here, Texts texts) {
        FamilyWords words = new FamilyWords(texts);
        List<PersonId> related =
                genealogy.relatives().stream().map(Genealogy.Relative::person).toList();
        List<AppFrame.Link> links = families.of(signed.actor(), person.id()).orElse(List.of()).stream()
                .flatMap(family -> family.members().stream())
                .filter(member -> !member.person().equals(person.id()) && !related.contains(member.person()))
                .map(member -> new AppFrame.Link(words.called(member), here + "/" + member.person(), false))
                .distinct()
                .toList();
        return Section.of(
                        "members",
                        texts.get("people.family.members"),
                        texts.get(links.isEmpty() ? "people.kin.allSaid" : "people.kin.members"))
                .links(links);
    }

    /** What was typed of how two are related. */
    private record TypedKin(String as, String nature, String since, String until) {
        static final TypedKin NOTHING = new TypedKin("", "", "", "");

        static TypedKin of(Map<String, String> fields) {
            return new TypedKin(
                    fields.getOrDefault("as", ""),
                    fields.getOrDefault("nature", ""),
                    Typed.cleaned(fields.getOrDefault("since", ""), 60),
                    Typed.cleaned(fields.getOrDefault("until", ""), 60));
        }
    }

    @Demands("family.change")
    @GetMapping("/app/people/{id}/relatives/{other}")
    ResponseEntity<byte[]> relate(
            HttpServletRequest request, Signed signed, @PathVariable UUID id, @PathVariable UUID other) {
        return relate(request, signed, person(signed, id), person(signed, other), TypedKin.NOTHING, Map.of(), null);
    }

    @Demands("family.change")
    @PostMapping("/app/people/{id}/relatives/{other}")
    ResponseEntity<byte[]> relate(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID id,
            @PathVariable UUID other,
            @RequestParam Map<String, String> fields) {
        Person one = person(signed, id);
        Person second = person(signed, other);
        TypedKin typed = TypedKin.of(fields);
        Map<String, String> wrong = new LinkedHashMap<>();
        KinWords.Read read = KinWords.read(typed.as(), typed.nature(), typed.since(), typed.until(), wrong);
        if (read == null) {
            return relate(request, signed, one, second, typed, wrong, null);
        }
        return switch (families.relate(signed.actor(), Desk.sent(request), one.id(), read, second.id())) {
            case FamilyAnswer.Done done -> desk.answers().goTo("/app/people/" + one.id() + "/relatives?done=kin-said");
            case FamilyAnswer.NotThere none -> throw new NotFound();
            case FamilyAnswer.Refused(String text) -> relate(request, signed, one, second, typed, wrong, text);
        };
    }

    @Demands("family.change")
    @PostMapping("/app/people/{id}/relatives/{kin}/take-back")
    ResponseEntity<byte[]> takeBack(Signed signed, @PathVariable UUID id, @PathVariable UUID kin) {
        return switch (families.unrelate(signed.actor(), new PersonId(id), kin)) {
            case FamilyAnswer.Done done -> desk.answers().goTo("/app/people/" + id + "/relatives?done=kin-taken-back");
            case FamilyAnswer.NotThere none -> throw new NotFound();
            case FamilyAnswer.Refused refused -> throw new NotFound();
        };
    }

    private ResponseEntity<byte[]> relate(
            HttpServletRequest request,
            Signed signed,
            Person one,
            Person other,
            TypedKin typed,
            Map<String, String> wrong,
            @Nullable String refusal) {
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get("people.kin.title"));
        PersonWords words = new PersonWords(texts);
        FamilyFields asked = new FamilyFields(wrong, texts);
        List<Form.Field> fields = List.of(
                asked.of("select", "as", typed.as(), List.of(KinLink.Seen.values()), "people.choose"),
                asked.of("select", "nature", typed.nature(), List.of(Nature.values()), "people.notKnown"),
                asked.of("text", "since", typed.since()).longest(60).hint(texts.get("people.kin.dates")),
                asked.of("text", "until", typed.until())
                        .longest(60)
                        .labelled(texts.get("people.family.until"))
                        .hint(texts.get("people.kin.dates")));
        return desk.show(new FormPage(
                frame,
                Head.of(other.called())
                        .named()
                        .below(texts.get("people.kin.title"), "/app/people/" + one.id() + "/relatives"),
                Form.of(
                                frame,
                                "/app/people/" + one.id() + "/relatives/" + other.id(),
                                fields,
                                texts.get("people.kin.button"))
                        .refused(refusal == null ? null : texts.get(refusal)),
                List.of(new FormPage.Aside(
                        texts.get("people.kin.of"),
                        List.of(one.called(), words.birth(one.known())),
                        new AppFrame.Link(texts.get("people.open"), "/app/people/" + one.id(), false)))));
    }
}
