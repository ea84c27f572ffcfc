package org.kerwen.cases;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.Demands;
import org.kerwen.access.Desk;
import org.kerwen.access.Permissions;
import org.kerwen.access.Signed;
import org.kerwen.access.pages.FormPage;
import org.kerwen.access.pages.Head;
import org.kerwen.casework.Programme;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.CaseId;
import org.kerwen.kernel.PersonId;
import org.kerwen.kernel.ProgrammeId;
import org.kerwen.people.FurtherLinks;
import org.kerwen.people.Person;
import org.kerwen.web.AppFrame;
import org.kerwen.web.Form;
import org.kerwen.web.NotFound;
import org.kerwen.web.Texts;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Opening a case for somebody and those who go with them; taking more people into one. */
@RestController
final class OpenCasePages implements FurtherLinks {
    private final Desk desk;
    private final Cases cases;
    private final Permissions permissions;

    OpenCasePages(Desk desk, Cases cases, Permissions permissions) {
        this.desk = desk;
        this.cases = cases;
        this.permissions = permissions;
    }

    @Override
    public List<Link> of(Actor.Person reader, Person person) {
        return permissions.may(reader, "case.open") && person.restrictedAt() == null
                ? List.of(new Link("cases.new", CaseListPages.LIST + "/new?person=" + person.id()))
                : List.of();
    }

    @Demands("case.open")
    @GetMapping(CaseListPages.LIST + "/new")
    ResponseEntity<byte[]> form(HttpServletRequest request, Signed signed, @RequestParam UUID person) {
        return desk.show(page(request, signed, new PersonId(person), null, List.of(person.toString()), null, null));
    }

    @Demands("case.open")
    @PostMapping(CaseListPages.LIST + "/new")
    ResponseEntity<byte[]> open(
            HttpServletRequest request,
            Signed signed,
            @RequestParam UUID person,
            @RequestParam MultiValueMap<String, String> fields) {
        String programme = Objects.requireNonNullElse(fields.getFirst("programme"), "");
        List<String> whom = fields.getOrDefault("whom", List.of());
        boolean offered = cases.offered(signed.actor()).stream()
                .anyMatch(each -> each.programme().id().value().equals(programme));
        if (!offered) {
            return desk.show(page(request, signed, new PersonId(person), programme, whom, "choose", null));
        }
        return switch (cases.open(signed.actor(), Desk.sent(request), new ProgrammeId(programme), people(whom))) {
            case CaseAnswer.Done(CaseId id) -> desk.answers().goTo(CaseListPages.LIST + "/" + id + "?done=opened");
            case CaseAnswer.Waits(CaseId id) -> desk.answers().goTo(CaseListPages.LIST + "/" + id);
            case CaseAnswer.Refused refused ->
                desk.show(page(
                        request,
                        signed,
                        new PersonId(person),
                        programme,
                        whom,
                        null,
                        refused.why().word()));
        };
    }

    private static List<PersonId> people(List<String> whom) {
        List<PersonId> people = new ArrayList<>();
        for (String each : whom) {
            try {
                people.add(new PersonId(UUID.fromString(each)));
            } catch (IllegalArgumentException e) {
                throw new NotFound();
            }
        }
        return people;
    }

    private FormPage page(
            HttpServletRequest request,
            Signed signed,
            PersonId person,
            @Nullable String programme,
            List<String> whom,
            @Nullable String wrong,
            @Nullable String refused) {
        Texts texts = desk.texts(signed);
        Map<PersonId, String> together = cases.together(signed.actor(), List.of(person));
        if (together.isEmpty()) {
            throw new NotFound();
        }
        AppFrame frame = desk.frame(request, signed, texts.get("cases.new"));
        List<Form.Option> programmes = new ArrayList<>();
        for (var version : cases.offered(signed.actor())) {
            Programme each = version.programme();
            programmes.add(new Form.Option(
                    each.id().value(),
                    texts.of(each.label()),
                    texts.choice(each.sensitivity()),
                    each.id().value().equals(programme)));
        }
        Form.Field which = Form.Field.of("radios", "programme", texts.get("cases.field.programme"))
                .options(programmes)
                .error(wrong == null ? null : texts.get("cases.wrong." + wrong));
        return new FormPage(
                frame,
                Head.of(texts.get("cases.new"), texts.get("cases.new.text"))
                        .below(texts.get("people.person.title"), "/app/people/" + person),
                Form.of(
                                frame,
                                CaseListPages.LIST + "/new",
                                List.of(which, whom(together, whom, texts)),
                                texts.get("cases.new.button"))
                        .with(Map.of("person", person.toString()))
                        .refused(refused == null ? null : texts.get("cases.refused." + refused)),
                List.of());
    }

    private static Form.Field whom(Map<PersonId, String> together, List<String> chosen, Texts texts) {
        return Form.Field.of("checks", "whom", texts.get("cases.field.whom"))
                .options(together.entrySet().stream()
                        .map(each -> new Form.Option(
                                each.getKey().toString(),
                                each.getValue(),
                                null,
                                chosen.contains(each.getKey().toString())))
                        .toList())
                .optional();
    }

    @Demands("case.work")
    @GetMapping(CaseListPages.LIST + "/{id}/people")
    ResponseEntity<byte[]> more(HttpServletRequest request, Signed signed, @PathVariable UUID id) {
        return desk.show(more(request, signed, id, null));
    }

    @Demands("case.work")
    @PostMapping(CaseListPages.LIST + "/{id}/people")
    ResponseEntity<byte[]> join(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> fields) {
        List<PersonId> whom = people(fields.getOrDefault("whom", List.of()));
        for (PersonId each : whom) {
            if (cases.join(signed.actor(), new CaseId(id), each) instanceof CaseAnswer.Refused refused
                    && refused.why() != CaseAnswer.Why.ALREADY) {
                CasePages.orNotFound(refused);
                return desk.show(more(request, signed, id, refused.why().word()));
            }
        }
        return desk.answers().goTo(CaseListPages.LIST + "/" + id + (whom.isEmpty() ? "" : "?done=joined"));
    }

    private FormPage more(HttpServletRequest request, Signed signed, UUID id, @Nullable String refused) {
        Texts texts = desk.texts(signed);
        Cases.Opened opened = cases.read(signed.actor(), new CaseId(id)).orElseThrow(NotFound::new);
        Map<PersonId, String> together =
                new LinkedHashMap<>(cases.together(signed.actor(), opened.file().people()));
        opened.file().people().forEach(together::remove);
        AppFrame frame = desk.frame(request, signed, texts.get("cases.join"));
        return new FormPage(
                frame,
                Head.of(texts.get("cases.join"), texts.get(together.isEmpty() ? "cases.join.none" : "cases.join.text"))
                        .below(texts.get("cases.case"), CaseListPages.LIST + "/" + id),
                Form.of(
                                frame,
                                CaseListPages.LIST + "/" + id + "/people",
                                together.isEmpty() ? List.of() : List.of(whom(together, List.of(), texts)),
                                texts.get(together.isEmpty() ? "cases.back" : "cases.join.button"))
                        .refused(refused == null ? null : texts.get("cases.refused." + refused)),
                List.of());
    }
}
