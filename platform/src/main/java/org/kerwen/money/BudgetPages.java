package org.kerwen.money;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.kerwen.access.Demands;
import org.kerwen.access.Desk;
import org.kerwen.access.Permissions;
import org.kerwen.access.Signed;
import org.kerwen.access.pages.Cell;
import org.kerwen.access.pages.DeskPage;
import org.kerwen.access.pages.FormPage;
import org.kerwen.access.pages.Head;
import org.kerwen.access.pages.Section;
import org.kerwen.projects.Projects;
import org.kerwen.web.AppFrame;
import org.kerwen.web.DateWords;
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

/** Budgets and their lines: what was agreed, what is spent, what is left. */
@RestController
final class BudgetPages {
    private static final int SHOWN = 50;

    private final Desk desk;
    private final Books books;
    private final Projects projects;
    private final Permissions permissions;
    private final PromisePages promises;
    private final AdvancePages advances;

    BudgetPages(
            Desk desk,
            Books books,
            Projects projects,
            Permissions permissions,
            PromisePages promises,
            AdvancePages advances) {
        this.desk = desk;
        this.books = books;
        this.promises = promises;
        this.advances = advances;
        this.projects = projects;
        this.permissions = permissions;
    }

    @Demands("money.read")
    @GetMapping("/app/money")
    ResponseEntity<byte[]> all(HttpServletRequest request, Signed signed) {
        Texts texts = desk.texts(signed);
        MoneyWords words = new MoneyWords(texts, projects);
        AppFrame frame = desk.frame(request, signed, texts.get("money.title"));
        List<AppFrame.Link> links = new ArrayList<>();
        if (permissions.may(signed.actor(), "money.plan")) {
            links.add(new AppFrame.Link(texts.get("money.open"), "/app/money/new", true));
        }
        links.add(new AppFrame.Link(texts.get("money.rates"), "/app/money/rates", false));
        return desk.show(DeskPage.of(
                frame,
                Head.of(texts.get("money.title"), texts.get("money.text"))
                        .saying("ok", Desk.done(request, texts, "money")),
                List.of(Section.of("budgets", texts.get("money.budgets"))
                        .table(BudgetList.of(books.budgets(signed.actor()), "/app/money/", words, texts))
                        .links(links))));
    }

    @Demands("money.plan")
    @GetMapping("/app/money/new")
    ResponseEntity<byte[]> open(HttpServletRequest request, Signed signed) {
        return desk.show(open(request, signed, Filled.nothing("money", Map.of("currency", "USD"))));
    }

    @Demands("money.plan")
    @PostMapping("/app/money/new")
    ResponseEntity<byte[]> opened(HttpServletRequest request, Signed signed, @RequestParam Map<String, String> fields) {
        Filled filled = new Filled("money", fields);
        String project = filled.oneOf(
                new MoneyWords(desk.texts(signed), projects)
                        .projects().stream().map(Map.Entry::getKey).toList(),
                "project");
        String currency = filled.currency("currency");
        LocalDate starts = filled.day("starts");
        LocalDate ends = filled.day("ends");
        if (filled.isRight() && ends.isBefore(starts)) {
            filled.refuse("ends", "order");
        }
        if (filled.isRight()) {
            switch (books.open(signed.actor(), project, currency, starts, ends)) {
                case Outcome.Done(UUID id) -> {
                    return desk.answers().goTo("/app/money/" + id + "?done=opened");
                }
                case Outcome.Refusal refusal -> filled.refuse("starts", "there-already");
            }
        }
        return desk.show(open(request, signed, filled));
    }

    private FormPage open(HttpServletRequest request, Signed signed, Filled filled) {
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get("money.open"));
        return new FormPage(
                frame,
                Head.of(texts.get("money.open"), texts.get("money.open.text"))
                        .below(texts.get("money.title"), "/app/money"),
                Form.of(
                        frame,
                        "/app/money/new",
                        List.of(
                                filled.options("project", new MoneyWords(texts, projects).projects(), texts),
                                filled.field("text", "currency", texts).longest(3),
                                filled.field("date", "starts", texts),
                                filled.field("date", "ends", texts)),
                        texts.get("money.open.button")),
                List.of());
    }

    @Demands("money.read")
    @GetMapping("/app/money/{id}")
    ResponseEntity<byte[]> one(HttpServletRequest request, Signed signed, @PathVariable UUID id) {
        Budget budget = books.budget(signed.actor(), id).orElseThrow(NotFound::new);
        Texts texts = desk.texts(signed);
        MoneyWords words = new MoneyWords(texts, projects);
        AppFrame frame = desk.frame(request, signed, texts.get("money.budget"));
        String address = "/app/money/" + id;
        List<AppFrame.Link> links = new ArrayList<>();
        if (permissions.may(signed.actor(), "money.spend") && !budget.lines().isEmpty()) {
            links.add(new AppFrame.Link(texts.get("money.spend"), address + "/spend", true));
        }
        if (permissions.may(signed.actor(), "money.plan")) {
            links.add(new AppFrame.Link(
                    texts.get("money.line.add"),
                    address + "/lines",
                    budget.lines().isEmpty()));
        }
        return desk.show(DeskPage.of(
                frame,
                Head.of(words.project(budget), words.period(budget))
                        .below(texts.get("money.title"), "/app/money")
                        .saying("ok", Desk.done(request, texts, "money")),
                List.of(
                        Section.of("lines", texts.get("money.lines"))
                                .table(words.lines(budget))
                                .links(links),
                        promises.section(signed, budget, words, texts),
                        advances.section(signed, budget, words, texts),
                        revisions(budget, address, signed, texts, words),
                        entries(books.entries(signed.actor(), id, SHOWN), texts, words))));
    }

    /** Lines whose sum can be said anew. */
    private Section revisions(Budget budget, String address, Signed signed, Texts texts, MoneyWords words) {
        Section section = Section.of("revise", texts.get("money.allot"), texts.get("money.allot.text"));
        return permissions.may(signed.actor(), "money.plan")
                ? section.links(budget.lines().stream()
                        .map(line -> new AppFrame.Link(words.line(line), address + "/lines/" + line.id(), false))
                        .toList())
                : section;
    }

    private static Section entries(List<Entry> entries, Texts texts, MoneyWords words) {
        return Section.of("entries", texts.get("money.entries"))
                .table(new Section.Table(
                        texts.get("money.entries"),
                        List.of(
                                texts.get("money.field.day"),
                                texts.get("money.field.words"),
                                texts.get("money.field.purpose"),
                                texts.get("money.field.amount"),
                                ""),
                        entries.stream()
                                .map(entry -> List.of(
                                        Cell.text(DateWords.of(entry.day(), texts)),
                                        Cell.link(entry.words(), "/app/money/entries/" + entry.id()),
                                        Cell.text(texts.choice(entry.purpose())),
                                        Cell.text(words.sum(
                                                entry.sides().stream().anyMatch(side -> side.line() != null)
                                                        ? entry.charged()
                                                        : entry.given())),
                                        state(entry, texts)))
                                .toList(),
                        texts.get("money.entries.none")));
    }

    static Cell state(Entry entry, Texts texts) {
        if (entry.reverses() != null) {
            return Cell.badge(texts.get("money.reversal"), "calm");
        }
        if (entry.reversedBy() != null) {
            return Cell.badge(texts.get("money.reversed"), "warn");
        }
        return entry.advance().isPresent() ? Cell.badge(texts.get("money.advance.side"), "calm") : Cell.text("");
    }

    @Demands("money.plan")
    @GetMapping("/app/money/{id}/lines")
    ResponseEntity<byte[]> line(HttpServletRequest request, Signed signed, @PathVariable UUID id) {
        Budget budget = books.budget(signed.actor(), id).orElseThrow(NotFound::new);
        return desk.show(line(request, signed, budget, Filled.nothing("money", Map.of())));
    }

    @Demands("money.plan")
    @PostMapping("/app/money/{id}/lines")
    ResponseEntity<byte[]> lined(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID id,
            @RequestParam Map<String, String> fields) {
        Budget budget = books.budget(signed.actor(), id).orElseThrow(NotFound::new);
        Filled filled = new Filled("money", fields);
        String code = filled.code("code");
        String title = filled.text("title", 200);
        Category category = filled.choice(Category.class, "category");
        BigDecimal amount = filled.amount("amount", true);
        String why = filled.text("why", 400);
        if (filled.isRight()) {
            switch (books.line(signed.actor(), id, code, title, category, amount, why)) {
                case Outcome.Done done -> {
                    return desk.answers().goTo("/app/money/" + id + "?done=lined");
                }
                case Outcome.Refusal refusal -> filled.refuse("code", "there-already");
            }
        }
        return desk.show(line(request, signed, budget, filled));
    }

    private FormPage line(HttpServletRequest request, Signed signed, Budget budget, Filled filled) {
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get("money.line.add"));
        return new FormPage(
                frame,
                below(budget, texts.get("money.line.add"), texts),
                Form.of(
                        frame,
                        "/app/money/" + budget.id() + "/lines",
                        List.of(
                                filled.field("text", "code", texts).longest(20),
                                filled.field("text", "title", texts),
                                filled.choices(Category.class, "category", texts),
                                filled.field("text", "amount", texts).longest(20),
                                filled.field("text", "why", texts).longest(400)),
                        texts.get("money.save")),
                List.of());
    }

    private Head below(Budget budget, String title, Texts texts) {
        MoneyWords words = new MoneyWords(texts, projects);
        return Head.of(title, words.project(budget) + ", " + budget.currency())
                .below(texts.get("money.budget"), "/app/money/" + budget.id());
    }

    @Demands("money.plan")
    @GetMapping("/app/money/{id}/lines/{line}")
    ResponseEntity<byte[]> allot(
            HttpServletRequest request, Signed signed, @PathVariable UUID id, @PathVariable UUID line) {
        Budget budget = books.budget(signed.actor(), id).orElseThrow(NotFound::new);
        return desk.show(allot(request, signed, budget, line, Filled.nothing("money", Map.of())));
    }

    @Demands("money.plan")
    @PostMapping("/app/money/{id}/lines/{line}")
    ResponseEntity<byte[]> allotted(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID id,
            @PathVariable UUID line,
            @RequestParam Map<String, String> fields) {
        Budget budget = books.budget(signed.actor(), id).orElseThrow(NotFound::new);
        Filled filled = new Filled("money", fields);
        BigDecimal amount = filled.amount("amount", true);
        String why = filled.text("why", 400);
        if (!filled.isRight()) {
            return desk.show(allot(request, signed, budget, line, filled));
        }
        return switch (books.allot(signed.actor(), line, amount, why)) {
            case Outcome.Done done -> desk.answers().goTo("/app/money/" + id + "?done=allotted");
            case Outcome.Refusal refusal -> throw new NotFound();
        };
    }

    private FormPage allot(HttpServletRequest request, Signed signed, Budget budget, UUID line, Filled filled) {
        Texts texts = desk.texts(signed);
        MoneyWords words = new MoneyWords(texts, projects);
        AppFrame frame = desk.frame(request, signed, texts.get("money.allot"));
        Budget.Line of = budget.lines().stream()
                .filter(each -> each.id().equals(line))
                .findFirst()
                .orElseThrow(NotFound::new);
        return new FormPage(
                frame,
                below(budget, words.line(of), texts),
                Form.of(
                        frame,
                        "/app/money/" + budget.id() + "/lines/" + line,
                        List.of(
                                filled.field("text", "amount", texts)
                                        .longest(20)
                                        .hint(texts.get(
                                                "money.allot.now",
                                                Map.of(
                                                        "allotted", words.sum(of.allotted()),
                                                        "spent", words.sum(of.spent())))),
                                filled.field("text", "why", texts).longest(400)),
                        texts.get("money.save")),
                List.of());
    }
}
