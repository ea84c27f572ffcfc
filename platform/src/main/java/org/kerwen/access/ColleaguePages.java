package org.kerwen.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.Invitations.Invitation;
import org.kerwen.access.pages.Cell;
import org.kerwen.access.pages.DeskPage;
import org.kerwen.access.pages.Head;
import org.kerwen.access.pages.Section;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.Role;
import org.kerwen.web.AppFrame;
import org.kerwen.web.Form;
import org.kerwen.web.Form.Field;
import org.kerwen.web.Form.Option;
import org.kerwen.web.Texts;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The list of colleagues and of the links that still work. */
@RestController
final class ColleaguePages {
    private static final int ON_A_PAGE = 50;
    private static final int IN_A_FILE = 10_000;

    private final Desk desk;
    private final Accounts accounts;
    private final Invitations invitations;
    private final Permissions permissions;

    ColleaguePages(Desk desk, Accounts accounts, Invitations invitations, Permissions permissions) {
        this.desk = desk;
        this.accounts = accounts;
        this.invitations = invitations;
        this.permissions = permissions;
    }

    @Demands("account.list")
    @GetMapping("/app/colleagues")
    ResponseEntity<byte[]> list(
            HttpServletRequest request,
            Signed signed,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(required = false) @Nullable UUID after) {
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get("access.colleagues.title"));
        // One more than is shown tells whether there is a next page.
        List<AccountStore.Colleague> found =
                accounts.list(signed, q, role(role), after == null ? null : new AccountId(after), ON_A_PAGE + 1);
        List<Section> sections = new ArrayList<>();
        sections.add(colleagues(found, q, role, texts));
        if (may(signed, "account.invite")) {
            sections.add(open(signed, frame));
        }
        return desk.show(DeskPage.of(
                        frame,
                        Head.of(texts.get("access.colleagues.title")).saying("ok", Desk.done(request, texts)),
                        sections)
                .narrowedBy(filter(q, role, texts)));
    }

    private static DeskPage.Filter filter(String q, String role, Texts texts) {
        List<Option> roles = new ArrayList<>();
        roles.add(new Option("", texts.get("access.colleagues.anyRole"), null, role.isEmpty()));
        for (Role each : Role.values()) {
            roles.add(new Option(
                    each.word(), texts.choice(each), null, each.word().equals(role)));
        }
        return new DeskPage.Filter(
                "/app/colleagues",
                List.of(
                        Field.of("search", "q", texts.get("access.colleagues.search"))
                                .value(q)
                                .longest(100)
                                .optional(),
                        Field.of("select", "role", texts.get("access.field.role"))
                                .options(roles)),
                texts.get("access.narrow"));
    }

    private static Section colleagues(List<AccountStore.Colleague> found, String q, String role, Texts texts) {
        List<AccountStore.Colleague> shown = found.subList(0, Math.min(ON_A_PAGE, found.size()));
        List<List<Cell>> rows = shown.stream()
                .map(colleague -> List.of(
                        Cell.link(colleague.name(), "/app/colleagues/" + colleague.id()),
                        Cell.name(colleague.address()),
                        Cell.text(roles(colleague.roles(), texts)),
                        colleague.endedAt() == null
                                ? Cell.badge(texts.get("access.colleague.works"), "ok")
                                : Cell.badge(texts.get("access.colleague.left"), "calm")))
                .toList();
        String chosen = "q=" + Next.inAddress(q) + "&role=" + Next.inAddress(role);
        List<AppFrame.Link> links = new ArrayList<>();
        if (found.size() > ON_A_PAGE) {
            links.add(new AppFrame.Link(
                    texts.get("access.more"),
                    "/app/colleagues?" + chosen + "&after=" + shown.getLast().id(),
                    false));
        }
        links.add(new AppFrame.Link(texts.get("access.export"), "/app/colleagues/export?" + chosen, false));
        return Section.of("colleagues", texts.get("access.colleagues.list"))
                .table(new Section.Table(
                        texts.get("access.colleagues.list"), columns(texts), rows, texts.get("access.colleagues.none")))
                .links(links);
    }

    private static List<String> columns(Texts texts) {
        return List.of(
                texts.get("access.field.name"),
                texts.get("access.field.address"),
                texts.get("access.field.roles"),
                texts.get("access.field.state"));
    }

    private static String roles(List<Role> roles, Texts texts) {
        return roles.stream().map(texts::choice).collect(Collectors.joining(", "));
    }

    /** The links that were made and work: waiting to be taken up or for a second person. */
    private Section open(Signed signed, AppFrame frame) {
        Texts texts = frame.texts();
        List<List<Cell>> rows = invitations.list(signed).stream()
                .map(invitation -> List.of(
                        Cell.name(name(signed, invitation)),
                        Cell.text(texts.choice(invitation.kind())),
                        Cell.text(desk.when(invitation.until(), texts)),
                        waits(signed, invitation, texts),
                        Cell.form(Form.button(
                                frame,
                                "/app/invitations/" + invitation.id() + "/withdraw",
                                texts.get("access.open.withdraw")))))
                .toList();
        return Section.of("open", texts.get("access.open.title"), texts.get("access.open.text"))
                .table(new Section.Table(
                        texts.get("access.open.title"),
                        List.of(
                                texts.get("access.field.name"),
                                texts.get("access.open.kind"),
                                texts.get("access.open.until"),
                                texts.get("access.field.state"),
                                ""),
                        rows,
                        texts.get("access.open.none")))
                .links(List.of(new AppFrame.Link(texts.get("access.invite.title"), "/app/colleagues/invite", true)));
    }

    private String name(Signed signed, Invitation invitation) {
        AccountId account = invitation.account();
        return account == null
                ? invitation.name()
                : accounts.find(signed, account).map(Accounts.Account::name).orElse("");
    }

    private static Cell waits(Signed signed, Invitation invitation, Texts texts) {
        if (!invitation.waits()) {
            return Cell.badge(texts.get("access.open.works"), "ok");
        }
        return signed.actor().account().equals(invitation.madeBy())
                ? Cell.badge(texts.get("access.open.waits"), "warn")
                : Cell.link(texts.get("access.open.confirm"), "/app/invitations/" + invitation.id() + "/confirm");
    }

    @Demands("account.list")
    @GetMapping("/app/colleagues/export")
    ResponseEntity<byte[]> export(
            Signed signed, @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String role) {
        Texts texts = desk.texts(signed);
        List<List<String>> rows = accounts.list(signed, q, role(role), null, IN_A_FILE).stream()
                .map(colleague -> List.of(
                        colleague.name(),
                        colleague.address(),
                        roles(colleague.roles(), texts),
                        texts.get(colleague.endedAt() == null ? "access.colleague.works" : "access.colleague.left")))
                .toList();
        return desk.answers().file(new MediaType("text", "csv"), "colleagues.csv", SafeCsv.of(columns(texts), rows));
    }

    @Demands("account.invite")
    @PostMapping("/app/invitations/{id}/withdraw")
    ResponseEntity<byte[]> withdraw(Signed signed, @PathVariable UUID id) {
        invitations.withdraw(signed, id);
        return desk.answers().goTo("/app/colleagues?done=withdrawn");
    }

    private boolean may(Signed signed, String operation) {
        return permissions.may(signed.actor(), operation);
    }

    /** A role as an address names it; null where it names none. */
    static @Nullable Role role(String word) {
        return Set.copyOf(Choice.words(Role.class)).contains(word) ? Choice.of(Role.class, word) : null;
    }
}
