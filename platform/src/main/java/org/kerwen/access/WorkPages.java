package org.kerwen.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.kerwen.access.Invitations.Invitation;
import org.kerwen.access.pages.Head;
import org.kerwen.access.pages.Section;
import org.kerwen.access.pages.WorkPage;
import org.kerwen.access.pages.WorkPage.Task;
import org.kerwen.kernel.RoleGrant;
import org.kerwen.web.AppFrame;
import org.kerwen.web.PublicAnswers.View;
import org.kerwen.web.Texts;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where somebody begins: what is to be done, found out from how things stand. */
@RestController
final class WorkPages {
    private static final int FEW_SPARE_CODES = 3;

    private final Desk desk;
    private final Permissions permissions;
    private final Accounts accounts;
    private final Invitations invitations;
    private final KeyStates keyStates;
    private final List<Duty> duties;

    WorkPages(
            Desk desk,
            Permissions permissions,
            Accounts accounts,
            Invitations invitations,
            KeyStates keyStates,
            List<Duty> duties) {
        this.desk = desk;
        this.permissions = permissions;
        this.accounts = accounts;
        this.invitations = invitations;
        this.keyStates = keyStates;
        this.duties = List.copyOf(duties);
    }

    @Demands("work.read")
    @GetMapping({"/app", "/app/"})
    ResponseEntity<byte[]> work(HttpServletRequest request, Signed signed) {
        if (request.getRequestURI().equals("/app")) {
            return desk.answers().goTo("/app/");
        }
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get("access.work.title"));
        WorkPage page = new WorkPage(
                frame,
                Head.of(texts.get("access.work.title")).saying("ok", Desk.done(request, texts)),
                tasks(signed, texts),
                texts.get("access.work.nothing"),
                List.of(roles(signed, texts)));
        return desk.answers().page(new View("app/work.jte", page));
    }

    private List<Task> tasks(Signed signed, Texts texts) {
        List<Task> tasks = new ArrayList<>();
        duties.forEach(duty ->
                duty.of(signed).ifPresent(due -> tasks.add(task(texts, due.word(), due.colour(), due.path()))));
        switch (keyStates.of(signed.actor().organisation())) {
            case NONE -> {
                if (may(signed, "key.make")) {
                    tasks.add(task(texts, "makeKey", "warn", "/app/keys"));
                }
            }
            case LOCKED -> tasks.add(task(texts, "unlock", "warn", "/app/keys"));
            case UNLOCKED -> {}
        }
        if (may(signed, "account.reset")) {
            invitations.list(signed).stream()
                    .filter(Invitation::waits)
                    .filter(invitation -> !signed.actor().account().equals(invitation.madeBy()))
                    .findFirst()
                    .ifPresent(invitation -> tasks.add(task(texts, "secondPerson", "stop", "/app/colleagues#open")));
        }
        if (may(signed, "account.invite")
                && accounts.list(signed, "", null, null, 2).size() < 2) {
            tasks.add(task(texts, "invite", "calm", "/app/colleagues/invite"));
        }
        if (accounts.spareCodesLeft(signed) < FEW_SPARE_CODES) {
            tasks.add(task(texts, "spareCodes", "warn", "/app/account/spare-codes"));
        }
        return tasks;
    }

    private static Task task(Texts texts, String word, String colour, String path) {
        return new Task(
                texts.get("access.task." + word),
                texts.get("access.task." + word + ".why"),
                texts.get("access.task.badge." + colour),
                colour,
                path);
    }

    private boolean may(Signed signed, String operation) {
        return permissions.may(signed.actor(), operation);
    }

    private static Section roles(Signed signed, Texts texts) {
        String roles = signed.actor().grants().stream()
                .map(RoleGrant::role)
                .distinct()
                .sorted()
                .map(texts::choice)
                .collect(Collectors.joining(", "));
        return Section.of(
                        "roles",
                        texts.get("access.work.roles"),
                        roles.isEmpty() ? texts.get("access.work.noRoles") : roles)
                .links(List.of(new AppFrame.Link(
                        texts.get("access.work.why"),
                        "/app/colleagues/" + signed.actor().account() + "#why",
                        false)));
    }
}
