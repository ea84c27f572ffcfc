package org.kerwen.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.kerwen.access.pages.FormPage;
import org.kerwen.access.pages.Head;
import org.kerwen.access.pages.OncePage;
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

/** Tokens of programs: made with a name, for named operations, for a time; shown once; taken back. */
@RestController
final class TokenPages {
    private final Desk desk;
    private final Tokens tokens;
    private final Permissions permissions;

    TokenPages(Desk desk, Tokens tokens, Permissions permissions) {
        this.desk = desk;
        this.tokens = tokens;
        this.permissions = permissions;
    }

    @Demands(value = "token.make", fresh = true)
    @GetMapping("/app/account/tokens/new")
    ResponseEntity<byte[]> form(HttpServletRequest request, Signed signed) {
        return desk.show(page(request, signed, "", Set.of(), "90", Refused.nothing(desk.texts(signed))));
    }

    @Demands(value = "token.make", fresh = true)
    @PostMapping("/app/account/tokens/new")
    ResponseEntity<byte[]> make(
            HttpServletRequest request,
            Signed signed,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") Set<String> operations,
            @RequestParam(defaultValue = "") String days) {
        int number = days.matches("\\d{1,4}") ? Integer.parseInt(days) : 0;
        return switch (tokens.make(signed, name, operations, number)) {
            case Done.Yes<String>(String secret) -> desk.answers().page(once(request, signed, secret));
            case Done.No<String>(Refusal why) ->
                desk.show(page(request, signed, name, operations, days, new Refused(why, desk.texts(signed))));
        };
    }

    @Demands("token.revoke")
    @PostMapping("/app/account/tokens/{id}/revoke")
    ResponseEntity<byte[]> revoke(Signed signed, @PathVariable UUID id) {
        tokens.revoke(signed, id);
        return desk.answers().goTo("/app/account?done=token-revoked");
    }

    private FormPage page(
            HttpServletRequest request, Signed signed, String name, Set<String> chosen, String days, Refused refused) {
        Texts texts = refused.texts();
        AppFrame frame = desk.frame(request, signed, texts.get("access.token.make"));
        List<Option> operations = permissions.operations().stream()
                .filter(operation -> permissions.may(signed.actor(), operation))
                .sorted()
                .map(operation -> new Option(
                        operation, texts.get("access.operation." + operation), operation, chosen.contains(operation)))
                .toList();
        return new FormPage(
                frame,
                Head.of(texts.get("access.token.make"), texts.get("access.token.make.text"))
                        .below(texts.get("access.account.title"), "/app/account"),
                Form.of(
                                frame,
                                "/app/account/tokens/new",
                                List.of(
                                        Field.of("text", "name", texts.get("access.token.name"))
                                                .hint(texts.get("access.token.name.hint"))
                                                .value(name)
                                                .error(refused.at("name"))
                                                .longest(120),
                                        Field.of("checks", "operations", texts.get("access.token.operations"))
                                                .error(refused.at("operations"))
                                                .options(operations),
                                        Field.of("number", "days", texts.get("access.token.days"))
                                                .value(days)
                                                .error(refused.at("days"))),
                                texts.get("access.token.make"))
                        .refused(refused.whole()),
                List.of());
    }

    private View once(HttpServletRequest request, Signed signed, String secret) {
        Texts texts = desk.texts(signed);
        return new View(
                "app/once.jte",
                new OncePage(
                        desk.frame(request, signed, texts.get("access.token.made")),
                        Head.of(texts.get("access.token.made")).saying("warn", texts.get("access.once")),
                        List.of(secret),
                        false,
                        List.of(texts.get("access.token.made.text")),
                        null,
                        new AppFrame.Link(texts.get("access.token.back"), "/app/account#tokens", false)));
    }
}
