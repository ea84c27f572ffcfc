package org.kerwen.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.kerwen.access.pages.FormPage;
import org.kerwen.access.pages.Head;
import org.kerwen.access.pages.MessagePage;
import org.kerwen.access.pages.OncePage;
import org.kerwen.kernel.Language;
import org.kerwen.kernel.Role;
import org.kerwen.web.AppFrame;
import org.kerwen.web.Form;
import org.kerwen.web.Form.Field;
import org.kerwen.web.Form.Option;
import org.kerwen.web.PublicAnswers.View;
import org.kerwen.web.Texts;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Inviting a colleague, and being the second of the two people whom a reset needs. */
@RestController
final class InvitePages {
    private final Desk desk;
    private final Invitations invitations;
    private final Permissions permissions;

    InvitePages(Desk desk, Invitations invitations, Permissions permissions) {
        this.desk = desk;
        this.invitations = invitations;
        this.permissions = permissions;
    }

    @Demands("account.invite")
    @GetMapping("/app/colleagues/invite")
    ResponseEntity<byte[]> form(HttpServletRequest request, Signed signed) {
        Texts texts = desk.texts(signed);
        return desk.show(page(request, signed, "", texts.language().tag(), Set.of(), Refused.nothing(texts)));
    }

    @Demands("account.invite")
    @PostMapping("/app/colleagues/invite")
    ResponseEntity<byte[]> invite(
            HttpServletRequest request,
            Signed signed,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") Set<String> roles) {
        Language chosen = desk.offered(language).orElse(signed.language());
        Set<Role> asked = roles.stream()
                .map(ColleaguePages::role)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return switch (invitations.invite(signed, name, chosen, asked)) {
            case Done.Yes<Invitations.Made>(Invitations.Made made) ->
                desk.answers()
                        .page(link(
                                desk,
                                desk.frame(request, signed, desk.texts(signed).get("access.link.title")),
                                made));
            case Done.No<Invitations.Made>(Refusal why) ->
                desk.show(page(request, signed, name, language, roles, new Refused(why, desk.texts(signed))));
        };
    }

    private FormPage page(
            HttpServletRequest request,
            Signed signed,
            String name,
            String language,
            Set<String> chosen,
            Refused refused) {
        Texts texts = refused.texts();
        AppFrame frame = desk.frame(request, signed, texts.get("access.invite.title"));
        Set<Role> grantable = permissions.grantable(signed.actor());
        List<Option> roles = Arrays.stream(Role.values())
                .filter(grantable::contains)
                .map(role -> new Option(
                        role.word(),
                        texts.choice(role),
                        texts.get("access.role." + role.word()),
                        chosen.contains(role.word())))
                .toList();
        return new FormPage(
                frame,
                Head.of(texts.get("access.invite.title"), texts.get("access.invite.text"))
                        .below(texts.get("access.colleagues.title"), "/app/colleagues"),
                Form.of(
                                frame,
                                "/app/colleagues/invite",
                                List.of(
                                        Field.of("text", "name", texts.get("access.field.name"))
                                                .hint(texts.get("access.field.name.hint"))
                                                .value(name)
                                                .error(refused.at("name"))
                                                .longest(120),
                                        language(desk, texts, language),
                                        Field.of("checks", "roles", texts.get("access.field.roles"))
                                                .hint(texts.get("access.invite.roles"))
                                                .error(refused.at("roles"))
                                                .options(roles)),
                                texts.get("access.invite.button"))
                        .refused(refused.whole()),
                List.of());
    }

    /** The language in which somebody meets the pages first. */
    static Field language(Desk desk, Texts texts, String chosen) {
        return Field.of("select", "language", texts.get("access.field.language"))
                .hint(texts.get("access.field.language.hint"))
                .options(desk.inLanguages(texts, "").stream()
                        .map(language -> new Option(
                                language.tag(),
                                language.name(),
                                null,
                                language.tag().equals(chosen)))
                        .toList());
    }

    /** A link that works once, and how to hand it over. */
    static View link(Desk desk, AppFrame frame, Invitations.Made made) {
        Texts texts = frame.texts();
        Head head = Head.of(
                        texts.get("access.link.title"),
                        texts.get("access.link.text", Map.of("until", desk.when(made.until(), texts))))
                .saying("warn", texts.get("access.once"))
                .saying("stop", made.waits() ? texts.get("access.link.waits") : null);
        return new View(
                "app/once.jte",
                new OncePage(
                        frame,
                        head,
                        List.of(made.link()),
                        false,
                        List.of(texts.get("access.link.handOver"), texts.get("access.link.never")),
                        null,
                        new AppFrame.Link(texts.get("access.link.back"), "/app/colleagues", false)));
    }

    @Demands(value = "account.reset", fresh = true)
    @GetMapping("/app/invitations/{id}/confirm")
    ResponseEntity<byte[]> second(HttpServletRequest request, Signed signed, @PathVariable UUID id) {
        return desk.show(secondPage(request, signed, id, Refused.nothing(desk.texts(signed))));
    }

    @Demands(value = "account.reset", fresh = true)
    @PostMapping("/app/invitations/{id}/confirm")
    ResponseEntity<byte[]> confirm(HttpServletRequest request, Signed signed, @PathVariable UUID id) {
        return switch (invitations.confirm(signed, id)) {
            case Done.Yes<UUID> done -> desk.answers().goTo("/app/colleagues?done=confirmed");
            case Done.No<UUID>(Refusal why) ->
                desk.show(secondPage(request, signed, id, new Refused(why, desk.texts(signed))));
        };
    }

    private MessagePage secondPage(HttpServletRequest request, Signed signed, UUID id, Refused refused) {
        Texts texts = refused.texts();
        AppFrame frame = desk.frame(request, signed, texts.get("access.second.title"));
        return new MessagePage(
                frame,
                Head.of(texts.get("access.second.title"), texts.get("access.second.text"))
                        .below(texts.get("access.colleagues.title"), "/app/colleagues#open")
                        .saying("stop", refused.sentence()),
                List.of(Form.button(frame, "/app/invitations/" + id + "/confirm", texts.get("access.second.button"))
                        .styled("")),
                List.of());
    }
}
