package org.kerwen.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.kerwen.access.pages.Cell;
import org.kerwen.access.pages.DeskPage;
import org.kerwen.access.pages.FormPage;
import org.kerwen.access.pages.Head;
import org.kerwen.access.pages.MessagePage;
import org.kerwen.access.pages.Section;
import org.kerwen.web.AppFrame;
import org.kerwen.web.Form;
import org.kerwen.web.Form.Field;
import org.kerwen.web.Texts;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What somebody sees and changes of the own account. */
@RestController
final class AccountPages {
    private final Desk desk;
    private final Accounts accounts;
    private final Sessions sessions;
    private final TokenSections tokens;

    AccountPages(Desk desk, Accounts accounts, Sessions sessions, TokenSections tokens) {
        this.desk = desk;
        this.accounts = accounts;
        this.sessions = sessions;
        this.tokens = tokens;
    }

    @Demands("account.change")
    @GetMapping("/app/account")
    ResponseEntity<byte[]> account(HttpServletRequest request, Signed signed) {
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get("access.account.title"));
        return desk.show(DeskPage.of(
                        frame,
                        Head.of(texts.get("access.account.title")).saying("ok", Desk.done(request, texts)),
                        List.of(devices(signed, frame), tokens.of(signed, frame)))
                .beside(List.of(
                        person(signed, texts),
                        Section.of("password", texts.get("access.field.password"), texts.get("access.account.password"))
                                .links(List.of(new AppFrame.Link(
                                        texts.get("access.account.password.change"), "/app/account/password", false))),
                        spareCodes(signed, texts))));
    }

    private Section person(Signed signed, Texts texts) {
        String address = accounts.find(signed, signed.actor().account())
                .map(Accounts.Account::address)
                .orElse("");
        return Section.of("person", texts.get("access.account.you"))
                .facts(List.of(
                        new Section.Fact(texts.get("access.field.name"), Cell.name(signed.name())),
                        new Section.Fact(texts.get("access.field.address"), Cell.name(address)),
                        new Section.Fact(texts.get("access.field.language"), Cell.text(texts.get("language.name")))));
    }

    private Section spareCodes(Signed signed, Texts texts) {
        return Section.of(
                        "spare-codes",
                        texts.get("access.spareCodes.title"),
                        texts.get("access.spareCodes.left", Map.of("count", accounts.spareCodesLeft(signed))))
                .links(List.of(
                        new AppFrame.Link(texts.get("access.spareCodes.renew"), "/app/account/spare-codes", false)));
    }

    private Section devices(Signed signed, AppFrame frame) {
        Texts texts = frame.texts();
        List<List<Cell>> rows = sessions.list(signed).stream()
                .map(device -> List.of(
                        desk.moment(device.since(), texts),
                        desk.moment(device.seen(), texts),
                        device.id().equals(signed.session())
                                ? Cell.badge(texts.get("access.account.thisDevice"), "ok")
                                : Cell.form(Form.button(
                                        frame,
                                        "/app/account/sessions/" + device.id() + "/end",
                                        texts.get("access.account.endSession")))))
                .toList();
        return Section.of("devices", texts.get("access.account.devices"), texts.get("access.account.devices.text"))
                .table(new Section.Table(
                        texts.get("access.account.devices"),
                        List.of(texts.get("access.account.since"), texts.get("access.account.seen"), ""),
                        rows,
                        ""));
    }

    @Demands("account.change")
    @PostMapping("/app/account/language")
    ResponseEntity<byte[]> speak(
            Signed signed,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String next) {
        desk.offered(language).ifPresent(chosen -> accounts.speak(signed, chosen));
        return desk.answers().goTo(Next.orWork(next));
    }

    @Demands("session.end")
    @PostMapping("/app/account/sessions/{id}/end")
    ResponseEntity<byte[]> endSession(Signed signed, @PathVariable UUID id) {
        sessions.end(signed, id);
        return desk.answers().goTo("/app/account?done=session-ended");
    }

    @Demands(value = "account.change", fresh = true)
    @GetMapping("/app/account/password")
    ResponseEntity<byte[]> password(HttpServletRequest request, Signed signed) {
        return desk.show(passwordPage(request, signed, Refused.nothing(desk.texts(signed))));
    }

    @Demands(value = "account.change", fresh = true)
    @PostMapping("/app/account/password")
    ResponseEntity<byte[]> changePassword(
            HttpServletRequest request,
            Signed signed,
            @RequestParam(defaultValue = "") String old,
            @RequestParam(defaultValue = "") String password) {
        return switch (accounts.changePassword(signed, old.toCharArray(), password.toCharArray())) {
            case Done.Yes<?> done -> desk.answers().goTo("/app/account?done=password");
            case Done.No<?>(Refusal why) ->
                desk.show(passwordPage(request, signed, new Refused(why, desk.texts(signed))));
        };
    }

    private FormPage passwordPage(HttpServletRequest request, Signed signed, Refused refused) {
        Texts texts = refused.texts();
        AppFrame frame = desk.frame(request, signed, texts.get("access.account.password.change"));
        return new FormPage(
                frame,
                Head.of(texts.get("access.account.password.change"), texts.get("access.account.password.text"))
                        .below(texts.get("access.account.title"), "/app/account"),
                Form.of(
                                frame,
                                "/app/account/password",
                                List.of(
                                        Field.of("password", "old", texts.get("access.field.oldPassword"))
                                                .error(refused.at("old"))
                                                .complete("current-password"),
                                        Field.of("password", "password", texts.get("access.field.newPassword"))
                                                .hint(texts.get(
                                                        "access.field.newPassword.hint",
                                                        Map.of("least", Passwords.SHORTEST)))
                                                .error(refused.at("password"))
                                                .complete("new-password")),
                                texts.get("access.account.password.change"))
                        .refused(refused.whole()),
                List.of());
    }

    @Demands(value = "account.change", fresh = true)
    @GetMapping("/app/account/spare-codes")
    ResponseEntity<byte[]> renewSpareCodes(HttpServletRequest request, Signed signed) {
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get("access.spareCodes.renew"));
        return desk.show(new MessagePage(
                frame,
                Head.of(
                                texts.get("access.spareCodes.renew"),
                                texts.get("access.spareCodes.left", Map.of("count", accounts.spareCodesLeft(signed))),
                                texts.get("access.spareCodes.renew.text"))
                        .below(texts.get("access.account.title"), "/app/account"),
                List.of(Form.button(frame, "/app/account/spare-codes", texts.get("access.spareCodes.renew"))
                        .styled("")),
                List.of()));
    }

    @Demands(value = "account.change", fresh = true)
    @PostMapping("/app/account/spare-codes")
    ResponseEntity<byte[]> renewedSpareCodes(HttpServletRequest request, Signed signed) {
        AppFrame frame = desk.frame(request, signed, desk.texts(signed).get("access.spareCodes.title"));
        return desk.answers().page(InvitationPages.spareCodes(frame, accounts.renewSpareCodes(signed)));
    }

    @Demands("account.change")
    @PostMapping("/app/account/written")
    ResponseEntity<byte[]> written(@RequestParam(defaultValue = "") String written) {
        // Whoever says they are not written down is led to where others are made.
        return desk.answers().goTo(written.equals("yes") ? "/app/" : "/app/account/spare-codes");
    }
}
