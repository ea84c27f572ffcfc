package org.kerwen.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.Accounts.Account;
import org.kerwen.access.Invitations.Kind;
import org.kerwen.access.pages.FormPage;
import org.kerwen.access.pages.Head;
import org.kerwen.kernel.AccountId;
import org.kerwen.web.AppFrame;
import org.kerwen.web.Form;
import org.kerwen.web.Form.Field;
import org.kerwen.web.Form.Option;
import org.kerwen.web.NotFound;
import org.kerwen.web.Texts;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A colleague lost the telephone or the password, or leaves. */
@RestController
final class ColleagueActPages {
    private static final int COLLEAGUES = 500;

    private final Desk desk;
    private final Accounts accounts;
    private final Invitations invitations;

    ColleagueActPages(Desk desk, Accounts accounts, Invitations invitations) {
        this.desk = desk;
        this.accounts = accounts;
        this.invitations = invitations;
    }

    @Demands(value = "account.reset", fresh = true)
    @GetMapping("/app/colleagues/{id}/lost-telephone")
    ResponseEntity<byte[]> lostTelephone(HttpServletRequest request, Signed signed, @PathVariable UUID id) {
        return show(request, signed, id, ColleagueAct.LOST_TELEPHONE, null);
    }

    @Demands(value = "account.reset", fresh = true)
    @PostMapping("/app/colleagues/{id}/lost-telephone")
    ResponseEntity<byte[]> newTelephone(HttpServletRequest request, Signed signed, @PathVariable UUID id) {
        return letIn(request, signed, id, Kind.LOST_FACTOR, ColleagueAct.LOST_TELEPHONE);
    }

    @Demands(value = "account.reset", fresh = true)
    @GetMapping("/app/colleagues/{id}/lost-password")
    ResponseEntity<byte[]> lostPassword(HttpServletRequest request, Signed signed, @PathVariable UUID id) {
        return show(request, signed, id, ColleagueAct.LOST_PASSWORD, null);
    }

    @Demands(value = "account.reset", fresh = true)
    @PostMapping("/app/colleagues/{id}/lost-password")
    ResponseEntity<byte[]> newPassword(HttpServletRequest request, Signed signed, @PathVariable UUID id) {
        return letIn(request, signed, id, Kind.LOST_PASSWORD, ColleagueAct.LOST_PASSWORD);
    }

    private ResponseEntity<byte[]> letIn(
            HttpServletRequest request, Signed signed, UUID id, Kind kind, ColleagueAct act) {
        return switch (invitations.letInAgain(signed, new AccountId(id), kind)) {
            case Done.Yes<Invitations.Made>(Invitations.Made made) ->
                desk.answers()
                        .page(InvitePages.link(
                                desk,
                                desk.frame(request, signed, desk.texts(signed).get("access.link.title")),
                                made));
            case Done.No<Invitations.Made>(Refusal why) -> show(request, signed, id, act, why);
        };
    }

    @Demands(value = "account.end", fresh = true)
    @GetMapping("/app/colleagues/{id}/leave")
    ResponseEntity<byte[]> leave(HttpServletRequest request, Signed signed, @PathVariable UUID id) {
        return show(request, signed, id, ColleagueAct.LEAVE, null);
    }

    @Demands(value = "account.end", fresh = true)
    @PostMapping("/app/colleagues/{id}/leave")
    ResponseEntity<byte[]> left(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID to) {
        return switch (accounts.end(signed, new AccountId(id), to == null ? null : new AccountId(to))) {
            case Done.Yes<AccountId> done -> desk.answers().goTo("/app/colleagues/" + id + "?done=left");
            case Done.No<AccountId>(Refusal why) -> show(request, signed, id, ColleagueAct.LEAVE, why);
        };
    }

    private ResponseEntity<byte[]> show(
            HttpServletRequest request, Signed signed, UUID id, ColleagueAct act, @Nullable Refusal why) {
        Account account = accounts.find(signed, new AccountId(id)).orElseThrow(NotFound::new);
        Texts texts = desk.texts(signed);
        Refused refused = new Refused(why, texts);
        AppFrame frame = desk.frame(request, signed, texts.get(act.title));
        List<Field> fields = act == ColleagueAct.LEAVE ? List.of(to(signed, account, refused)) : List.of();
        return desk.show(new FormPage(
                frame,
                Head.of(texts.get(act.title), texts.get(act.text, Map.of("name", account.name())))
                        .below(account.name(), "/app/colleagues/" + id),
                Form.of(frame, "/app/colleagues/" + id + "/" + act.path, fields, texts.get(act.button))
                        .styled(act == ColleagueAct.LEAVE ? "danger" : "")
                        .refused(refused.whole()),
                List.of()));
    }

    /** Who takes over what is open. */
    private Field to(Signed signed, Account account, Refused refused) {
        Texts texts = refused.texts();
        List<Option> colleagues = new ArrayList<>();
        colleagues.add(new Option("", texts.get("access.act.leave.nobody"), null, true));
        accounts.list(signed, "", null, null, COLLEAGUES).stream()
                .filter(colleague ->
                        colleague.endedAt() == null && !colleague.id().equals(account.id()))
                .forEach(colleague ->
                        colleagues.add(new Option(colleague.id().toString(), colleague.name(), null, false)));
        return Field.of("select", "to", texts.get("access.act.leave.to"))
                .hint(texts.get("access.act.leave.to.hint"))
                .error(refused.at("to"))
                .options(colleagues);
    }
}
