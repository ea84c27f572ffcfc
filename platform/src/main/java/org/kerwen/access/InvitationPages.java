package org.kerwen.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kerwen.access.Invitations.Invitation;
import org.kerwen.access.Invitations.Kind;
import org.kerwen.access.pages.Head;
import org.kerwen.access.pages.InvitationPage;
import org.kerwen.access.pages.MessagePage;
import org.kerwen.access.pages.OncePage;
import org.kerwen.web.AppFrame;
import org.kerwen.web.Form;
import org.kerwen.web.Form.Field;
import org.kerwen.web.PublicAnswers.View;
import org.kerwen.web.Texts;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a link that works once leads to. Looking at it changes nothing; it is taken up by what is sent. */
@RestController
final class InvitationPages {
    private final Desk desk;
    private final Invitations invitations;
    private final Joining joining;
    private final Organisations organisations;
    private final SessionCookie cookie;
    private final Origins origins;

    InvitationPages(
            Desk desk,
            Invitations invitations,
            Joining joining,
            Organisations organisations,
            SessionCookie cookie,
            Origins origins) {
        this.desk = desk;
        this.invitations = invitations;
        this.joining = joining;
        this.organisations = organisations;
        this.cookie = cookie;
        this.origins = origins;
    }

    @Open(why = "Whoever has the link is the one it was made for; any other is answered alike.")
    @GetMapping("/app/invitation/{secret}")
    ResponseEntity<byte[]> look(HttpServletRequest request, @PathVariable String secret) {
        Optional<Invitation> invitation = invitations.find(secret);
        if (invitation.isEmpty()) {
            return over(request);
        }
        Texts texts = desk.texts(request, invitation.get().language());
        String organisation = organisation(invitation.get(), texts);
        return desk.answers()
                .page(page(
                        request,
                        secret,
                        invitation.get(),
                        joining.seed(secret, organisation, "Kerwen"),
                        Typed.NOTHING,
                        Refused.nothing(texts)));
    }

    @Open(why = "Whoever has the link is the one it was made for; guesses are counted.")
    @PostMapping("/app/invitation/{secret}")
    ResponseEntity<byte[]> take(
            HttpServletRequest request,
            @PathVariable String secret,
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String seed,
            @RequestParam(defaultValue = "") String code) {
        Optional<Invitation> invitation = invitations.find(secret);
        var form = new Joining.Form(address, name, password, seed, code);
        return switch (joining.join(secret, form, origins.of(request))) {
            case Done.Yes<Joining.Joined>(Joining.Joined joined) -> {
                Texts texts =
                        desk.texts(request, invitation.map(Invitation::language).orElse(null));
                ResponseEntity<byte[]> answer = joined.spareCodes().isEmpty()
                        ? desk.answers().goTo("/app/?done=password")
                        : desk.answers()
                                .page(spareCodes(
                                        desk.frame(request, texts, texts.get("access.spareCodes.title")),
                                        joined.spareCodes()));
                yield SignInPages.withCookie(answer, cookie.set(joined.cookie()));
            }
            case Done.No<Joining.Joined>(Refusal why) ->
                invitation.isEmpty() ? over(request) : again(request, secret, invitation.get(), form, why);
        };
    }

    private ResponseEntity<byte[]> again(
            HttpServletRequest request, String secret, Invitation invitation, Joining.Form form, Refusal why) {
        Texts texts = desk.texts(request, invitation.language());
        return desk.answers()
                .page(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        page(
                                request,
                                secret,
                                invitation,
                                joining.again(secret, form.sealedSeed(), organisation(invitation, texts), "Kerwen"),
                                new Typed(form.address(), form.name()),
                                new Refused(why, texts)));
    }

    private String organisation(Invitation invitation, Texts texts) {
        return texts.of(organisations.of(invitation.organisation()).name());
    }

    /** What is shown again after a refusal; never a password. */
    private record Typed(String address, String name) {
        private static final Typed NOTHING = new Typed("", "");
    }

    private View page(
            HttpServletRequest request,
            String secret,
            Invitation invitation,
            Joining.Seed seed,
            Typed typed,
            Refused refused) {
        Texts texts = refused.texts();
        Kind kind = invitation.kind();
        Map<String, String> hidden = new LinkedHashMap<>();
        hidden.put("language", texts.language().tag());
        hidden.put("seed", seed.sealed());
        AppFrame frame = desk.frame(request, texts, texts.get("access.invitation.title"));
        Head head = Head.of(title(kind, texts), lede(kind, organisation(invitation, texts), invitation.name(), texts));
        return new View(
                "app/invitation.jte",
                new InvitationPage(
                        frame,
                        head,
                        "/app/invitation/" + secret,
                        hidden,
                        refused.whole() == null && refused.why() != null
                                ? texts.get("access.form.look")
                                : refused.whole(),
                        texts.get(
                                kind == Kind.MEMBER || kind == Kind.FIRST_ADMINISTRATOR
                                        ? "access.invitation.you"
                                        : "access.invitation.password"),
                        person(kind, typed, refused),
                        kind == Kind.LOST_PASSWORD ? null : telephone(seed),
                        Field.of("code", "code", texts.get("access.invitation.codeField"))
                                .hint(texts.get("access.invitation.codeField.hint"))
                                .error(refused.at("code"))
                                .longest(10)
                                .complete("one-time-code"),
                        texts.get("access.invitation.button")));
    }

    private static String title(Kind kind, Texts texts) {
        return switch (kind) {
            case FIRST_ADMINISTRATOR, MEMBER -> texts.get("access.invitation.welcome");
            case LOST_FACTOR -> texts.get("access.invitation.newTelephone");
            case LOST_PASSWORD -> texts.get("access.invitation.newPassword");
        };
    }

    private static String lede(Kind kind, String organisation, String name, Texts texts) {
        return switch (kind) {
            case FIRST_ADMINISTRATOR -> texts.get("access.invitation.first");
            case MEMBER -> texts.get("access.invitation.member", Map.of("name", name, "organisation", organisation));
            case LOST_FACTOR -> texts.get("access.invitation.newTelephone.text");
            case LOST_PASSWORD -> texts.get("access.invitation.newPassword.text");
        };
    }

    private static List<Field> person(Kind kind, Typed typed, Refused refused) {
        Texts texts = refused.texts();
        List<Field> fields = new ArrayList<>();
        if (kind == Kind.FIRST_ADMINISTRATOR) {
            fields.add(Field.of("text", "name", texts.get("access.field.name"))
                    .hint(texts.get("access.field.name.hint"))
                    .value(typed.name())
                    .error(refused.at("name"))
                    .longest(120)
                    .complete("name"));
        }
        if (kind == Kind.FIRST_ADMINISTRATOR || kind == Kind.MEMBER) {
            fields.add(Field.of("email", "address", texts.get("access.field.address"))
                    .hint(texts.get("access.field.address.hint"))
                    .value(typed.address())
                    .error(refused.at("address"))
                    .longest(254)
                    .complete("username"));
        }
        Field password = Field.of(
                "password",
                "password",
                texts.get(kind == Kind.LOST_FACTOR ? "access.field.password" : "access.field.newPassword"));
        fields.add(
                kind == Kind.LOST_FACTOR
                        ? password.error(refused.at("password")).complete("current-password")
                        : password.hint(texts.get("access.field.newPassword.hint", Map.of("least", Passwords.SHORTEST)))
                                .error(refused.at("password"))
                                .complete("new-password"));
        return fields;
    }

    private static InvitationPage.Telephone telephone(Joining.Seed seed) {
        QrCode picture = QrCode.of(seed.address());
        return new InvitationPage.Telephone(
                picture.size(), picture.path(), seed.typed().replaceAll("(.{4})(?=.)", "$1 "), seed.address());
    }

    /** Codes for the day on which the telephone is lost. */
    static View spareCodes(AppFrame frame, List<String> codes) {
        Texts texts = frame.texts();
        return new View(
                "app/once.jte",
                new OncePage(
                        frame,
                        Head.of(texts.get("access.spareCodes.title"), texts.get("access.spareCodes.text"))
                                .saying("warn", texts.get("access.once")),
                        codes,
                        true,
                        List.of(texts.get("access.spareCodes.keep")),
                        Form.of(
                                frame,
                                "/app/account/written",
                                List.of(Field.of("tick", "written", texts.get("access.spareCodes.written"))),
                                texts.get("access.spareCodes.on")),
                        null));
    }

    private ResponseEntity<byte[]> over(HttpServletRequest request) {
        Texts texts = desk.texts(request, null);
        AppFrame frame = desk.bareFrame(request, null, texts, texts.get("access.invitation.title"));
        return desk.answers()
                .page(
                        HttpStatus.NOT_FOUND,
                        new View(
                                "app/message.jte",
                                new MessagePage(
                                        frame,
                                        Head.of(
                                                texts.get("access.invitation.over"),
                                                texts.get("access.invitation.over.text")),
                                        List.of(),
                                        List.of(new AppFrame.Link(
                                                texts.get("access.signIn.title"), "/app/sign-in", false)))));
    }
}
