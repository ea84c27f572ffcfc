package org.kerwen.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.pages.Cell;
import org.kerwen.access.pages.DeskPage;
import org.kerwen.access.pages.Head;
import org.kerwen.access.pages.MessagePage;
import org.kerwen.access.pages.Section;
import org.kerwen.kernel.AccountId;
import org.kerwen.keys.OrganisationKeys;
import org.kerwen.keys.OrganisationKeys.Answer;
import org.kerwen.keys.RingHolders;
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

/** The key of the organisation: whether it is open, who has it, and who shall have it. */
@RestController
final class KeyPages {
    private static final int COLLEAGUES = 500;

    private final Desk desk;
    private final OrganisationKeys keys;
    private final KeyHolders holders;
    private final Accounts accounts;
    private final Permissions permissions;
    private final OutsideSections outside;

    KeyPages(
            Desk desk,
            OrganisationKeys keys,
            KeyHolders holders,
            Accounts accounts,
            Permissions permissions,
            OutsideSections outside) {
        this.outside = outside;
        this.desk = desk;
        this.keys = keys;
        this.holders = holders;
        this.accounts = accounts;
        this.permissions = permissions;
    }

    @Demands("key.read")
    @GetMapping("/app/keys")
    ResponseEntity<byte[]> state(HttpServletRequest request, Signed signed) {
        return show(request, signed, null);
    }

    private ResponseEntity<byte[]> show(HttpServletRequest request, Signed signed, @Nullable String refusal) {
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get("access.keys.title"));
        RingHolders.State state = keys.holders().state(signed.actor());
        Map<UUID, String> names = holders.names(
                signed,
                Stream.concat(
                                state.holders().stream().map(RingHolders.Holder::account),
                                state.proposed().stream().flatMap(each -> Stream.of(each.account(), each.by())))
                        .toList());
        List<Section> sections = new ArrayList<>();
        sections.add(standing(signed, state, frame));
        if (state.exists()) {
            sections.add(who(state, names, texts));
            if (!state.proposed().isEmpty()) {
                sections.add(proposed(signed, state, names, texts));
            }
            if (may(signed, "key.share") && !state.locked()) {
                sections.add(give(signed, state, frame));
                outside.own(signed, state, frame).ifPresent(sections::add);
            }
        }
        sections.add(outside.elsewhere(signed, frame));
        return desk.show(DeskPage.of(
                frame,
                Head.of(texts.get("access.keys.title"), texts.get("access.keys.text"))
                        .saying("ok", Desk.done(request, texts))
                        .saying("stop", refusal),
                sections));
    }

    private Section standing(Signed signed, RingHolders.State state, AppFrame frame) {
        Texts texts = frame.texts();
        if (!state.exists()) {
            Section section = Section.of("state", texts.get("access.keys.state"), texts.get("access.keys.missing"));
            return may(signed, "key.make")
                    ? section.links(List.of(new AppFrame.Link(texts.get("access.keys.make"), "/app/keys/make", true)))
                    : section;
        }
        boolean holds = state.holders().stream()
                .anyMatch(holder -> holder.account().equals(signed.actor().account()));
        KeyStates.State now = state.locked() ? KeyStates.State.LOCKED : KeyStates.State.UNLOCKED;
        String explained = !state.locked()
                ? "access.keys.unlocked.text"
                : holds ? "access.keys.locked.text" : "access.keys.locked.other";
        Section section = Section.of("state", texts.get("access.keys.state"), texts.get(explained))
                .facts(List.of(
                        new Section.Fact(texts.get("access.field.state"), Cell.badge(texts.get(now.text), now.colour)),
                        new Section.Fact(
                                texts.get("access.keys.generation"), Cell.text(String.valueOf(state.generation()))),
                        new Section.Fact(
                                texts.get("access.keys.paper"),
                                state.paperMadeAt() == null
                                        ? Cell.badge(texts.get("access.keys.paper.none"), "warn")
                                        : Cell.text(desk.day(state.paperMadeAt(), texts)))));
        if (!state.locked()) {
            List<AppFrame.Link> links = new ArrayList<>();
            if (holds && may(signed, "key.share")) {
                links.add(new AppFrame.Link(texts.get("access.keys.print"), "/app/keys/paper", false));
            }
            if (holds && may(signed, "key.rotate")) {
                links.add(new AppFrame.Link(texts.get("access.keys.rotate"), "/app/keys/rotate", false));
            }
            return section.links(links)
                    .forms(List.of(Form.button(frame, "/app/keys/lock", texts.get("access.keys.lock"))));
        }
        List<AppFrame.Link> ways = new ArrayList<>();
        if (holds) {
            ways.add(new AppFrame.Link(texts.get("access.keys.unlock"), "/app/confirm?next=/app/keys", true));
        }
        if (state.paperMadeAt() != null) {
            ways.add(new AppFrame.Link(texts.get("access.keys.fromPaper"), "/app/keys/open", false));
        }
        return section.links(ways);
    }

    private Section who(RingHolders.State state, Map<UUID, String> names, Texts texts) {
        List<List<Cell>> rows = state.holders().stream()
                .map(holder -> List.of(
                        Cell.name(name(names, holder.account())),
                        desk.moment(holder.since(), texts),
                        holder.alone()
                                ? Cell.badge(texts.get("access.keys.alone"), "warn")
                                : Cell.text(texts.choice(holder.way()))))
                .toList();
        return Section.of("holders", texts.get("access.keys.holders"), texts.get("access.keys.holders.text"))
                .table(new Section.Table(
                        texts.get("access.keys.holders"),
                        List.of(
                                texts.get("access.field.name"),
                                texts.get("access.colleague.since"),
                                texts.get("access.keys.how")),
                        rows,
                        ""));
    }

    private Section proposed(Signed signed, RingHolders.State state, Map<UUID, String> names, Texts texts) {
        List<List<Cell>> rows = state.proposed().stream()
                .map(each -> List.of(
                        Cell.name(name(names, each.account())),
                        Cell.name(name(names, each.by())),
                        each.by().equals(signed.actor().account()) || !may(signed, "key.share")
                                ? Cell.badge(texts.get("access.open.waits"), "warn")
                                : Cell.link(
                                        texts.get("access.open.confirm"),
                                        "/app/keys/holders/" + each.account() + "/confirm")))
                .toList();
        return Section.of("proposed", texts.get("access.keys.proposed"), texts.get("access.keys.proposed.text"))
                .table(new Section.Table(
                        texts.get("access.keys.proposed"),
                        List.of(
                                texts.get("access.field.name"),
                                texts.get("access.keys.proposedBy"),
                                texts.get("access.field.state")),
                        rows,
                        ""));
    }

    private Section give(Signed signed, RingHolders.State state, AppFrame frame) {
        Texts texts = frame.texts();
        List<AccountId> have =
                state.holders().stream().map(RingHolders.Holder::account).toList();
        List<Option> colleagues = accounts.list(signed, "", null, null, COLLEAGUES).stream()
                .filter(colleague -> colleague.endedAt() == null && !have.contains(colleague.id()))
                .map(colleague -> new Option(colleague.id().toString(), colleague.name(), null, false))
                .toList();
        Section section = Section.of("give", texts.get("access.keys.give"), texts.get("access.keys.give.text"));
        return colleagues.isEmpty()
                ? Section.of("give", texts.get("access.keys.give"), texts.get("access.keys.give.nobody"))
                : section.forms(List.of(Form.of(
                                frame,
                                "/app/keys/holders",
                                List.of(Field.of("select", "whom", texts.get("access.colleague.title"))
                                        .options(colleagues)),
                                texts.get("access.keys.give"))
                        .styled("plain")));
    }

    private static String name(Map<UUID, String> names, AccountId account) {
        return names.getOrDefault(account.value(), account.toString());
    }

    private boolean may(Signed signed, String operation) {
        return permissions.may(signed.actor(), operation);
    }

    @Demands(value = "key.make", fresh = true)
    @GetMapping("/app/keys/make")
    ResponseEntity<byte[]> beforeMaking(HttpServletRequest request, Signed signed) {
        Texts texts = desk.texts(signed);
        return desk.show(act(
                desk.frame(request, signed, texts.get("access.keys.make")),
                "access.keys.make",
                texts.get("access.keys.make.text"),
                "/app/keys/make"));
    }

    @Demands(value = "key.make", fresh = true)
    @PostMapping("/app/keys/make")
    ResponseEntity<byte[]> make(HttpServletRequest request, Signed signed) {
        byte[] half = holders.publicHalf(signed, signed.actor().account()).orElseThrow(NotFound::new);
        return after(request, signed, keys.create(signed.actor(), half), "key-made");
    }

    @Demands("key.lock")
    @PostMapping("/app/keys/lock")
    ResponseEntity<byte[]> lock(Signed signed) {
        keys.lock(signed.actor());
        return desk.answers().goTo("/app/keys?done=key-locked");
    }

    @Demands("key.share")
    @PostMapping("/app/keys/holders")
    ResponseEntity<byte[]> propose(
            HttpServletRequest request, Signed signed, @RequestParam(required = false) @Nullable UUID whom) {
        if (whom == null) {
            return desk.answers().goTo("/app/keys");
        }
        AccountId colleague = new AccountId(whom);
        byte[] half = holders.publicHalf(signed, colleague).orElseThrow(NotFound::new);
        return after(request, signed, keys.holders().propose(signed.actor(), colleague, half), "key-given");
    }

    @Demands(value = "key.share", fresh = true)
    @GetMapping("/app/keys/holders/{id}/confirm")
    ResponseEntity<byte[]> beforeConfirming(HttpServletRequest request, Signed signed, @PathVariable UUID id) {
        Texts texts = desk.texts(signed);
        String name = known(signed, id);
        return desk.show(act(
                desk.frame(request, signed, texts.get("access.keys.confirm")),
                "access.keys.confirm",
                texts.get("access.keys.confirm.text", Map.of("name", name)),
                "/app/keys/holders/" + id + "/confirm"));
    }

    @Demands(value = "key.share", fresh = true)
    @PostMapping("/app/keys/holders/{id}/confirm")
    ResponseEntity<byte[]> confirm(HttpServletRequest request, Signed signed, @PathVariable UUID id) {
        known(signed, id);
        return after(request, signed, keys.holders().confirm(signed.actor(), new AccountId(id)), "key-given");
    }

    /** The colleague's name; whoever is not of the organisation is not there. */
    private String known(Signed signed, UUID id) {
        String name = holders.names(signed, List.of(new AccountId(id))).get(id);
        if (name == null) {
            throw new NotFound();
        }
        return name;
    }

    /** A page that says what an act means and has the one button that does it. */
    static MessagePage act(AppFrame frame, String title, String text, String action) {
        return new MessagePage(
                frame,
                Head.of(frame.t(title), text).below(frame.t("access.keys.title"), "/app/keys"),
                List.of(Form.button(frame, action, frame.t(title)).styled("")),
                List.of());
    }

    private ResponseEntity<byte[]> after(HttpServletRequest request, Signed signed, Answer answer, String word) {
        Texts texts = desk.texts(signed);
        return switch (answer) {
            case DONE -> desk.answers().goTo("/app/keys?done=" + word);
            case WAITS -> desk.answers().goTo("/app/keys?done=key-waits");
            case LOCKED -> show(request, signed, texts.get("access.keys.refused.locked"));
            case SECOND_PERSON -> show(request, signed, texts.get("access.keys.refused.secondPerson"));
            case ALREADY -> show(request, signed, texts.get("access.keys.refused.already"));
            case NOT_ALONE -> show(request, signed, texts.get("access.keys.refused.notAlone"));
            case SHARES_APART -> show(request, signed, texts.get("access.keys.refused.sharesApart"));
            case SHARES_REPLACED -> show(request, signed, texts.get("access.keys.refused.sharesReplaced"));
            case NOT_THERE -> show(request, signed, texts.get("access.refusal.not-there"));
        };
    }
}
