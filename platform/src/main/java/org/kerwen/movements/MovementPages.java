package org.kerwen.movements;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.Demands;
import org.kerwen.access.Desk;
import org.kerwen.access.Signed;
import org.kerwen.access.pages.Cell;
import org.kerwen.access.pages.DeskPage;
import org.kerwen.access.pages.FormPage;
import org.kerwen.access.pages.Head;
import org.kerwen.access.pages.Section;
import org.kerwen.money.Cost;
import org.kerwen.web.AppFrame;
import org.kerwen.web.Filled;
import org.kerwen.web.Form;
import org.kerwen.web.NotFound;
import org.kerwen.web.Texts;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The list of movements, and one of them: its legs, who travels, what each waits for. */
@RestController
final class MovementPages {
    private static final int ON_A_PAGE = 30;
    private static final int DEADLINE_DAYS = 14;
    private static final int DEADLINES = 20;

    private final Desk desk;
    private final Movements movements;

    MovementPages(Desk desk, Movements movements) {
        this.desk = desk;
        this.movements = movements;
    }

    @Demands("movement.read")
    @GetMapping("/app/movements")
    ResponseEntity<byte[]> list(
            HttpServletRequest request,
            Signed signed,
            @RequestParam(defaultValue = "") String called,
            @RequestParam(defaultValue = "") String when,
            @RequestParam(defaultValue = "") String after) {
        Texts texts = desk.texts(signed);
        MovementStore.When chosen = when(when);
        String name = called.strip().substring(0, Math.min(called.strip().length(), 120));
        List<Movement.Row> found = movements.list(signed.actor(), name, chosen, after(after), ON_A_PAGE + 1);
        List<Movement.Row> shown = found.subList(0, Math.min(ON_A_PAGE, found.size()));
        List<AppFrame.Link> links = new ArrayList<>();
        links.add(new AppFrame.Link(texts.get("movements.plan"), "/app/movements/new", true));
        if (found.size() > ON_A_PAGE) {
            links.add(new AppFrame.Link(
                    texts.get("movements.more"),
                    "/app/movements?called=%s&when=%s&after=%s"
                            .formatted(inAddress(name), word(chosen), inAddress(after(shown.getLast()))),
                    false));
        }
        return desk.show(DeskPage.of(
                        desk.frame(request, signed, texts.get("movements.title")),
                        Head.of(texts.get("movements.title"), texts.get("movements.text")),
                        List.of(Section.of("movements", texts.get("movements.title"))
                                .table(table(shown, texts))
                                .links(links)))
                .narrowedBy(filter(name, chosen, texts))
                .beside(List.of(deadlines(signed, texts))));
    }

    private static DeskPage.Filter filter(String called, MovementStore.When chosen, Texts texts) {
        return new DeskPage.Filter(
                "/app/movements",
                List.of(
                        Form.Field.of("search", "called", texts.get("movements.field.called"))
                                .value(called)
                                .optional(),
                        Form.Field.of("select", "when", texts.get("movements.when"))
                                .options(Stream.of(MovementStore.When.values())
                                        .map(each -> new Form.Option(
                                                word(each),
                                                texts.get("movements.when." + word(each)),
                                                null,
                                                each == chosen))
                                        .toList())),
                texts.get("movements.narrow"));
    }

    private Section.Table table(List<Movement.Row> rows, Texts texts) {
        return new Section.Table(
                texts.get("movements.title"),
                List.of(
                        texts.get("movements.field.called"),
                        texts.get("movements.departs"),
                        texts.get("movements.arrives"),
                        texts.get("movements.travellers")),
                rows.stream()
                        .map(row -> List.of(
                                Cell.link(row.called(), "/app/movements/" + row.id()),
                                Cell.text(row.starts() == null ? "" : desk.when(row.starts(), texts)),
                                Cell.text(row.ends() == null ? "" : desk.when(row.ends(), texts)),
                                Cell.text(texts.get("movements.people", Map.of("count", row.people())))))
                        .toList(),
                texts.get("movements.none"));
    }

    private Section deadlines(Signed signed, Texts texts) {
        return Section.of("deadlines", texts.get("movements.deadlines"))
                .table(new Section.Table(
                        texts.get("movements.deadlines"),
                        List.of(texts.get("movements.field.called"), texts.get("movements.deadline")),
                        movements.deadlines(signed.actor(), DEADLINE_DAYS, DEADLINES).stream()
                                .map(each -> List.of(
                                        Cell.link(each.called(), "/app/movements/" + each.movement()),
                                        Cell.badge(
                                                desk.when(each.ticketBy(), texts),
                                                each.ticketBy().isBefore(movements.now()) ? "stop" : "warn")))
                                .toList(),
                        texts.get("movements.deadlines.none")));
    }

    private static MovementStore.When when(String word) {
        return Stream.of(MovementStore.When.values())
                .filter(each -> word(each).equals(word))
                .findFirst()
                .orElse(MovementStore.When.AHEAD);
    }

    private static String word(MovementStore.When when) {
        return when.name().toLowerCase(Locale.ROOT);
    }

    private static String after(Movement.Row row) {
        return (row.starts() == null ? "" : row.starts().toString()) + "," + row.id();
    }

    private static MovementStore.@Nullable After after(String written) {
        String[] parts = written.split(",", -1);
        try {
            return parts.length == 2
                    ? new MovementStore.After(
                            parts[0].isEmpty() ? null : Instant.parse(parts[0]), UUID.fromString(parts[1]))
                    : null;
        } catch (DateTimeParseException | IllegalArgumentException e) {
            return null;
        }
    }

    private static String inAddress(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Demands("movement.plan")
    @GetMapping("/app/movements/new")
    ResponseEntity<byte[]> plan(HttpServletRequest request, Signed signed) {
        return desk.show(plan(request, signed, new Filled("movements", Map.of())));
    }

    @Demands("movement.plan")
    @PostMapping("/app/movements/new")
    ResponseEntity<byte[]> planned(
            HttpServletRequest request, Signed signed, @RequestParam Map<String, String> fields) {
        Filled filled = new Filled("movements", fields);
        String called = filled.text("called", 120);
        if (filled.isRight()
                && movements.plan(signed.actor(), Desk.sent(request), called) instanceof Outcome.Done(UUID id)) {
            return desk.answers().goTo("/app/movements/" + id + "?done=planned");
        }
        return desk.show(plan(request, signed, filled));
    }

    private FormPage plan(HttpServletRequest request, Signed signed, Filled filled) {
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get("movements.plan"));
        return new FormPage(
                frame,
                Head.of(texts.get("movements.plan"), texts.get("movements.plan.text"))
                        .below(texts.get("movements.title"), "/app/movements"),
                Form.of(
                        frame,
                        "/app/movements/new",
                        List.of(filled.field("text", "called", texts).longest(120)),
                        texts.get("movements.plan.button")),
                List.of());
    }

    @Demands("movement.read")
    @GetMapping("/app/movements/{id}")
    ResponseEntity<byte[]> one(HttpServletRequest request, Signed signed, @PathVariable UUID id) {
        Movements.Page page = movements.page(signed.actor(), id).orElseThrow(NotFound::new);
        Movements.Shown shown = page.shown();
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get("movements.movement"));
        MovementSections sections = new MovementSections(shown, frame, desk, movements.now());
        return desk.show(DeskPage.of(
                frame,
                Head.of(
                                shown.movement().called(),
                                texts.get(
                                        "movements.people",
                                        Map.of(
                                                "count",
                                                shown.movement().travelling().size())))
                        .below(texts.get("movements.title"), "/app/movements")
                        .saying("ok", Desk.done(request, texts, "movements"))
                        .saying("stop", MovementSections.refusal(request, texts))
                        .saying("warn", sections.tickets()),
                // One below the other: the travellers need the whole width.
                List.of(
                        sections.legs(),
                        sections.steps(),
                        sections.more(),
                        sections.travellers(),
                        sections.provisions(),
                        Cost.section(page.costs(), texts))));
    }
}
