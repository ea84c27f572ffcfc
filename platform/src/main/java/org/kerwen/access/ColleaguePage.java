package org.kerwen.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.kerwen.access.AccountStore.Held;
import org.kerwen.access.Accounts.Account;
import org.kerwen.access.pages.Cell;
import org.kerwen.access.pages.DeskPage;
import org.kerwen.access.pages.Head;
import org.kerwen.access.pages.Section;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.Role;
import org.kerwen.kernel.RoleGrant;
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

/** One colleague: roles, what follows from them, and what is done when something is lost or somebody leaves. */
@RestController
final class ColleaguePage {
    private final Desk desk;
    private final Accounts accounts;
    private final Permissions permissions;

    ColleaguePage(Desk desk, Accounts accounts, Permissions permissions) {
        this.desk = desk;
        this.accounts = accounts;
        this.permissions = permissions;
    }

    @Demands("account.read")
    @GetMapping("/app/colleagues/{id}")
    ResponseEntity<byte[]> colleague(HttpServletRequest request, Signed signed, @PathVariable UUID id) {
        return show(request, signed, new AccountId(id), Refused.nothing(desk.texts(signed)));
    }

    private ResponseEntity<byte[]> show(HttpServletRequest request, Signed signed, AccountId id, Refused refused) {
        Account account = accounts.find(signed, id).orElseThrow(NotFound::new);
        Texts texts = refused.texts();
        AppFrame frame = desk.frame(request, signed, texts.get("access.colleague.title"));
        boolean another = !id.equals(signed.actor().account());
        boolean works = account.endedAt() == null;
        List<Section> sections = new ArrayList<>();
        sections.add(roles(signed, account, frame, another && works, refused));
        sections.add(why(account, texts));
        List<Section> asides = new ArrayList<>();
        asides.add(facts(account, texts));
        if (another && works) {
            asides.addAll(acts(signed, account, texts));
        }
        return desk.show(DeskPage.of(
                        frame,
                        Head.of(account.name())
                                .named()
                                .below(texts.get("access.colleagues.title"), "/app/colleagues")
                                .saying("ok", Desk.done(request, texts))
                                .saying("stop", refused.sentence()),
                        sections)
                .beside(asides));
    }

    private Section facts(Account account, Texts texts) {
        List<Section.Fact> facts = new ArrayList<>();
        facts.add(new Section.Fact(texts.get("access.field.address"), Cell.name(account.address())));
        facts.add(new Section.Fact(
                texts.get("access.field.state"),
                account.endedAt() == null
                        ? Cell.badge(texts.get("access.colleague.works"), "ok")
                        : Cell.badge(texts.get("access.colleague.left"), "calm")));
        facts.add(new Section.Fact(texts.get("access.colleague.since"), Cell.text(desk.day(account.since(), texts))));
        if (account.endedAt() != null) {
            facts.add(new Section.Fact(
                    texts.get("access.colleague.until"), Cell.text(desk.day(account.endedAt(), texts))));
        }
        return Section.of("facts", texts.get("access.colleague.facts")).facts(facts);
    }

    private Section roles(Signed signed, Account account, AppFrame frame, boolean change, Refused refused) {
        Texts texts = refused.texts();
        Set<Role> grantable = change ? permissions.grantable(signed.actor()) : Set.of();
        List<List<Cell>> rows = account.held().stream()
                .map(held -> List.of(
                        Cell.text(texts.choice(held.grant().role())),
                        Cell.text(desk.day(held.since(), texts)),
                        state(account, held, grantable, frame)))
                .toList();
        Section section = Section.of("roles", texts.get("access.field.roles"))
                .table(new Section.Table(
                        texts.get("access.field.roles"),
                        List.of(
                                texts.get("access.field.role"),
                                texts.get("access.colleague.since"),
                                texts.get("access.field.state")),
                        rows,
                        texts.get("access.work.noRoles")));
        Set<Role> now = held(account).stream().map(RoleGrant::role).collect(Collectors.toSet());
        List<Option> more = Arrays.stream(Role.values())
                .filter(role -> grantable.contains(role) && !now.contains(role))
                .map(role -> new Option(role.word(), texts.choice(role), null, false))
                .toList();
        return more.isEmpty()
                ? section
                : section.forms(List.of(Form.of(
                                frame,
                                path(account) + "/roles",
                                List.of(Field.of("select", "role", texts.get("access.colleague.giveRole"))
                                        .error(refused.at("role"))
                                        .options(more)),
                                texts.get("access.colleague.give"))
                        .styled("plain")));
    }

    private Cell state(Account account, Held held, Set<Role> grantable, AppFrame frame) {
        if (held.until() != null) {
            return Cell.badge(
                    frame.t("access.colleague.endedOn", "day", desk.day(held.until(), frame.texts())), "calm");
        }
        return grantable.contains(held.grant().role())
                ? Cell.form(Form.button(
                        frame, path(account) + "/roles/" + held.id() + "/end", frame.t("access.colleague.takeAway")))
                : Cell.badge(frame.t("access.colleague.held"), "ok");
    }

    private static String path(Account account) {
        return "/app/colleagues/" + account.id();
    }

    private static Set<RoleGrant> held(Account account) {
        return account.held().stream()
                .filter(held -> held.until() == null)
                .map(Held::grant)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Why she can, or why she can't: for each operation, by which role, or which roles could. */
    private Section why(Account account, Texts texts) {
        Set<RoleGrant> grants = held(account);
        List<List<Cell>> rows = permissions.operations().stream()
                .map(operation -> permissions.explain(grants, operation))
                .map(explanation -> ViewAsPages.row(explanation, texts))
                .toList();
        return Section.of("why", texts.get("access.why.title"), texts.get("access.why.text"))
                .table(new Section.Table(
                        texts.get("access.why.title"),
                        List.of(
                                texts.get("access.why.operation"),
                                texts.get("access.why.can"),
                                texts.get("access.why.because")),
                        rows,
                        ""));
    }

    private List<Section> acts(Signed signed, Account account, Texts texts) {
        List<Section> acts = new ArrayList<>();
        for (ColleagueAct act : ColleagueAct.values()) {
            if (permissions.may(signed.actor(), act.operation)) {
                acts.add(Section.of(act.path, texts.get(act.title), texts.get(act.when))
                        .links(List.of(
                                new AppFrame.Link(texts.get(act.button), path(account) + "/" + act.path, false))));
            }
        }
        return acts;
    }

    @Demands("role.grant")
    @PostMapping("/app/colleagues/{id}/roles")
    ResponseEntity<byte[]> grant(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String role) {
        AccountId account = new AccountId(id);
        Optional<Role> chosen = Optional.ofNullable(ColleaguePages.role(role));
        return chosen.isEmpty()
                ? desk.answers().goTo("/app/colleagues/" + id)
                : after(request, signed, account, accounts.grant(signed, account, chosen.get()), "role-given");
    }

    @Demands("role.grant")
    @PostMapping("/app/colleagues/{id}/roles/{grant}/end")
    ResponseEntity<byte[]> endGrant(
            HttpServletRequest request, Signed signed, @PathVariable UUID id, @PathVariable UUID grant) {
        AccountId account = new AccountId(id);
        return after(request, signed, account, accounts.endGrant(signed, account, grant), "role-taken");
    }

    private ResponseEntity<byte[]> after(
            HttpServletRequest request, Signed signed, AccountId id, Done<AccountId> done, String word) {
        return switch (done) {
            case Done.Yes<AccountId> yes -> desk.answers().goTo("/app/colleagues/" + id + "?done=" + word);
            case Done.No<AccountId>(Refusal why) -> show(request, signed, id, new Refused(why, desk.texts(signed)));
        };
    }
}
