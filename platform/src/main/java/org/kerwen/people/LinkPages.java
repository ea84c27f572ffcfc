package org.kerwen.people;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.Demands;
import org.kerwen.access.Desk;
import org.kerwen.access.OrganisationNames;
import org.kerwen.access.Signed;
import org.kerwen.access.pages.DeskPage;
import org.kerwen.access.pages.FormPage;
import org.kerwen.access.pages.Head;
import org.kerwen.access.pages.OncePage;
import org.kerwen.access.pages.Section;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.PersonId;
import org.kerwen.web.AppFrame;
import org.kerwen.web.Form;
import org.kerwen.web.NotFound;
import org.kerwen.web.PublicAnswers.View;
import org.kerwen.web.Texts;
import org.kerwen.web.WebSettings;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Which other organisations assist a person, and what they tell each other. */
@RestController
final class LinkPages {
    private final Desk desk;
    private final People people;
    private final Links links;
    private final OrganisationNames organisations;
    private final Clock clock;
    private final ZoneId zone;

    LinkPages(
            Desk desk, People people, Links links, OrganisationNames organisations, Clock clock, WebSettings settings) {
        this.desk = desk;
        this.people = people;
        this.links = links;
        this.organisations = organisations;
        this.clock = clock;
        this.zone = settings.timeZone();
    }

    @Demands("person.link")
    @GetMapping("/app/people/{id}/links")
    ResponseEntity<byte[]> links(HttpServletRequest request, Signed signed, @PathVariable UUID id) {
        return desk.show(page(request, signed, find(signed, id), null));
    }

    private DeskPage page(HttpServletRequest request, Signed signed, Person person, @Nullable String refusal) {
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get("people.links"));
        String here = here(person);
        List<Link> all = links.of(signed.actor(), person.id());
        List<Section> sections = new ArrayList<>();
        int number = 1;
        for (Link link : all) {
            sections.addAll(sections(frame, link, here, number++, person.restrictedAt() == null));
        }
        if (all.isEmpty()) {
            sections.add(Section.of("none", texts.get("people.links.all"), texts.get("people.links.none")));
        }
        if (person.restrictedAt() == null) {
            sections.add(Section.of("more", texts.get("people.links.more"), texts.get("people.links.more.text"))
                    .links(List.of(
                            new AppFrame.Link(texts.get("people.link.invite"), here + "/invite", false),
                            new AppFrame.Link(texts.get("people.link.accept"), here + "/accept", false))));
        }
        return DeskPage.of(
                frame,
                Head.of(texts.get("people.links"), texts.get("people.links.text"))
                        .below(texts.get("people.person.title"), "/app/people/" + person.id())
                        .saying("ok", Desk.done(request, texts, "people"))
                        .saying("warn", refusal == null ? null : texts.get(refusal))
                        .saying("warn", person.restrictedAt() == null ? null : texts.get("people.restricted")),
                sections);
    }

    /** What stands of a link, what can be done with it, and what the other side told. */
    private List<Section> sections(AppFrame frame, Link link, String here, int number, boolean used) {
        Texts texts = frame.texts();
        LinkWords words = new LinkWords(desk, texts);
        String name = organisations.of(link.partner(), texts);
        List<Form> forms = new ArrayList<>();
        if (used
                && link.state() == Link.State.LINKED
                && !link.agreement().shares().isEmpty()) {
            forms.add(Form.button(
                    frame, here + "/" + link.id() + "/share", texts.get("people.link.share", Map.of("name", name))));
        }
        if (link.state() != Link.State.ENDED) {
            forms.add(Form.button(
                            frame,
                            here + "/" + link.id() + "/withdraw",
                            texts.get("people.link.withdraw", Map.of("name", name)))
                    .styled("danger"));
        }
        List<Section> sections = new ArrayList<>();
        Section section = link.state() == Link.State.ENDED
                ? Section.of("link-" + number, name)
                : Section.of("link-" + number, name, texts.get("people.link.withdraw.text"));
        sections.add(section.facts(words.facts(link)).forms(forms));
        link.received().stream()
                .flatMap(copy -> Optional.ofNullable(copy.content()).stream())
                .findFirst()
                .ifPresent(content -> sections.add(Section.of(
                                "told-" + number,
                                texts.get("people.link.content", Map.of("name", name)),
                                texts.get("people.link.content.text"))
                        .facts(words.content(content))));
        return sections;
    }

    @Demands("person.link")
    @GetMapping("/app/people/{id}/links/invite")
    ResponseEntity<byte[]> invite(HttpServletRequest request, Signed signed, @PathVariable UUID id) {
        return form(request, signed, find(signed, id), false, TypedLink.empty(today()), Map.of(), null);
    }

    @Demands("person.link")
    @PostMapping("/app/people/{id}/links/invite")
    ResponseEntity<byte[]> invite(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> sent) {
        return sent(request, signed, find(signed, id), false, TypedLink.of(sent));
    }

    @Demands("person.link")
    @GetMapping("/app/people/{id}/links/accept")
    ResponseEntity<byte[]> accept(HttpServletRequest request, Signed signed, @PathVariable UUID id) {
        return form(request, signed, find(signed, id), true, TypedLink.empty(today()), Map.of(), null);
    }

    @Demands("person.link")
    @PostMapping("/app/people/{id}/links/accept")
    ResponseEntity<byte[]> accept(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> sent) {
        return sent(request, signed, find(signed, id), true, TypedLink.of(sent));
    }

    private ResponseEntity<byte[]> sent(
            HttpServletRequest request, Signed signed, Person person, boolean accepts, TypedLink typed) {
        Map<String, String> wrong = new LinkedHashMap<>();
        Optional<TypedLink.Read> read = typed.read(partners(signed), accepts, today(), wrong);
        if (read.isEmpty()) {
            return form(request, signed, person, accepts, typed, wrong, null);
        }
        TypedLink.Read what = read.get();
        LinkAnswer answer = accepts
                ? links.accept(
                        signed.actor(),
                        Desk.sent(request),
                        person.id(),
                        what.partner(),
                        what.reference(),
                        what.code(),
                        what.agreement())
                : links.invite(signed.actor(), person.id(), what.partner(), what.agreement());
        return switch (answer) {
            case LinkAnswer.Done done -> desk.answers().goTo(here(person) + "?done=linked");
            case LinkAnswer.Invited invited -> desk.answers().page(once(request, signed, person, invited));
            case LinkAnswer.NotThere none -> throw new NotFound();
            case LinkAnswer.Restricted restricted ->
                form(request, signed, person, accepts, typed, wrong, "people.refused.restricted");
            case LinkAnswer.Over over -> form(request, signed, person, accepts, typed, wrong, "people.link.over");
            case LinkAnswer.NoSuchInvitation none ->
                form(request, signed, person, accepts, typed, wrong, "people.link.noInvitation");
            case LinkAnswer.Wait wait -> form(request, signed, person, accepts, typed, wrong, "people.link.wait");
        };
    }

    private ResponseEntity<byte[]> form(
            HttpServletRequest request,
            Signed signed,
            Person person,
            boolean accepts,
            TypedLink typed,
            Map<String, String> wrong,
            @Nullable String refusal) {
        Texts texts = desk.texts(signed);
        String key = accepts ? "people.link.accept" : "people.link.invite";
        AppFrame frame = desk.frame(request, signed, texts.get(key));
        LinkForm asked = new LinkForm(typed, wrong, texts);
        List<OrganisationNames.Named> others = organisations.others(signed.actor());
        return desk.show(new FormPage(
                frame,
                Head.of(texts.get(key), texts.get(key + ".text"), texts.get("people.link.ask"))
                        .below(texts.get("people.links"), here(person)),
                Form.of(
                                frame,
                                here(person) + (accepts ? "/accept" : "/invite"),
                                accepts ? asked.toAccept(others) : asked.toInvite(others),
                                texts.get(key + ".button"))
                        .refused(refusal == null ? null : texts.get(refusal)),
                List.of(new FormPage.Aside(
                        texts.get("people.person.title"),
                        List.of(person.called(), new PersonWords(texts).birth(person.known())),
                        new AppFrame.Link(texts.get("people.open"), "/app/people/" + person.id(), false)))));
    }

    private View once(HttpServletRequest request, Signed signed, Person person, LinkAnswer.Invited invited) {
        Texts texts = desk.texts(signed);
        return new View(
                "app/once.jte",
                new OncePage(
                        desk.frame(request, signed, texts.get("people.link.invited")),
                        Head.of(texts.get("people.link.invited"), texts.get("people.link.invited.first"))
                                .saying("warn", texts.get("people.link.once")),
                        List.of(invited.reference(), invited.code()),
                        true,
                        List.of(
                                texts.get(
                                        "people.link.invited.until",
                                        Map.of("when", desk.when(invited.expires(), texts))),
                                texts.get("people.link.invited.text")),
                        null,
                        new AppFrame.Link(texts.get("people.links"), here(person), false)));
    }

    @Demands("person.link")
    @PostMapping("/app/people/{id}/links/{link}/share")
    ResponseEntity<byte[]> share(
            HttpServletRequest request, Signed signed, @PathVariable UUID id, @PathVariable UUID link) {
        return after(request, signed, id, links.share(signed.actor(), new PersonId(id), link), "link-shared");
    }

    @Demands("person.link")
    @PostMapping("/app/people/{id}/links/{link}/withdraw")
    ResponseEntity<byte[]> withdraw(
            HttpServletRequest request, Signed signed, @PathVariable UUID id, @PathVariable UUID link) {
        return after(request, signed, id, links.withdraw(signed.actor(), new PersonId(id), link), "link-withdrawn");
    }

    private ResponseEntity<byte[]> after(
            HttpServletRequest request, Signed signed, UUID id, LinkAnswer answer, String word) {
        return switch (answer) {
            case LinkAnswer.Done done -> desk.answers().goTo("/app/people/" + id + "/links?done=" + word);
            case LinkAnswer.Restricted restricted ->
                desk.refused(page(request, signed, find(signed, id), "people.refused.restricted"));
            case LinkAnswer.Over over -> desk.refused(page(request, signed, find(signed, id), "people.link.over"));
            case LinkAnswer.NotThere none -> throw new NotFound();
            case LinkAnswer.Invited none -> throw new NotFound();
            case LinkAnswer.NoSuchInvitation none -> throw new NotFound();
            case LinkAnswer.Wait none -> throw new NotFound();
        };
    }

    private Person find(Signed signed, UUID id) {
        return people.find(signed.actor(), new PersonId(id)).orElseThrow(NotFound::new);
    }

    private Set<OrganisationId> partners(Signed signed) {
        return organisations.others(signed.actor()).stream()
                .map(OrganisationNames.Named::id)
                .collect(Collectors.toSet());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    private static String here(Person person) {
        return "/app/people/" + person.id() + "/links";
    }
}
