package org.kerwen.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.Permissions.Explanation;
import org.kerwen.access.pages.Cell;
import org.kerwen.access.pages.DeskPage;
import org.kerwen.access.pages.Head;
import org.kerwen.access.pages.Section;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Role;
import org.kerwen.kernel.RoleGrant;
import org.kerwen.web.AppFrame;
import org.kerwen.web.Form.Field;
import org.kerwen.web.Form.Option;
import org.kerwen.web.NotFound;
import org.kerwen.web.Texts;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * In a demonstration: which screens a role has and what its rules are. No data is read for it, so none can be shown, and
 * nobody becomes anybody else.
 */
@RestController
final class ViewAsPages {
    private final Desk desk;
    private final Permissions permissions;

    ViewAsPages(Desk desk, Permissions permissions) {
        this.desk = desk;
        this.permissions = permissions;
    }

    @Demands("help.read")
    @GetMapping("/app/view-as")
    ResponseEntity<byte[]> viewAs(
            HttpServletRequest request, Signed signed, @RequestParam(defaultValue = "") String role) {
        if (!desk.demo()) {
            throw new NotFound();
        }
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get("access.viewAs.title"));
        @Nullable Role chosen = ColleaguePages.role(role);
        List<Option> roles = new ArrayList<>();
        for (Role each : Role.values()) {
            roles.add(new Option(each.word(), texts.choice(each), null, each == chosen));
        }
        return desk.show(DeskPage.of(
                        frame,
                        Head.of(texts.get("access.viewAs.title"), texts.get("access.viewAs.text")),
                        chosen == null ? List.of() : List.of(screens(signed, chosen, texts), rules(chosen, texts)))
                .narrowedBy(new DeskPage.Filter(
                        "/app/view-as",
                        List.of(Field.of("select", "role", texts.get("access.field.role"))
                                .options(roles)),
                        texts.get("access.viewAs.button"))));
    }

    /** The screens as they are while nothing is in them. */
    private Section screens(Signed signed, Role role, Texts texts) {
        Actor.Person nobody =
                new Actor.Person(signed.actor().account(), signed.actor().organisation(), Set.of(RoleGrant.of(role)));
        return Section.of("screens", texts.get("access.viewAs.screens"), texts.get("access.role." + role.word()))
                .facts(Arrays.stream(StaffSection.values())
                        .filter(section -> section.isFor(nobody, permissions, false))
                        .map(section -> new Section.Fact(texts.get(section.title), Cell.text(texts.get(section.help))))
                        .toList());
    }

    private Section rules(Role role, Texts texts) {
        return Section.of("why", texts.get("access.viewAs.rules"))
                .table(new Section.Table(
                        texts.get("access.viewAs.rules"),
                        List.of(
                                texts.get("access.why.operation"),
                                texts.get("access.why.can"),
                                texts.get("access.why.because")),
                        permissions.operations().stream()
                                .map(operation -> permissions.explain(Set.of(RoleGrant.of(role)), operation))
                                .map(explanation -> row(explanation, texts))
                                .toList(),
                        ""));
    }

    /** By which roles something can be done, or which could. */
    static List<Cell> row(Explanation explanation, Texts texts) {
        return List.of(
                Cell.text(texts.get("access.operation." + explanation.operation())),
                Cell.badge(texts.choice(explanation.reach()), explanation.can() ? "ok" : "calm"),
                Cell.text(
                        explanation.can()
                                ? names(explanation.by(), texts)
                                : texts.get("access.why.could", Map.of("roles", names(explanation.could(), texts)))));
    }

    private static String names(List<Role> roles, Texts texts) {
        return roles.stream().map(texts::choice).collect(Collectors.joining(", "));
    }
}
