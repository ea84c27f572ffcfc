package org.kerwen.money;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.ColleagueNames;
import org.kerwen.access.Demands;
import org.kerwen.access.Desk;
import org.kerwen.access.Permissions;
import org.kerwen.access.Signed;
import org.kerwen.access.pages.Cell;
import org.kerwen.access.pages.DeskPage;
import org.kerwen.access.pages.FormPage;
import org.kerwen.access.pages.Head;
import org.kerwen.access.pages.Section;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.Money;
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

/** Writing down what was paid, looking at an entry, taking one back. */
@RestController
final class SpendPages {
    private final Desk desk;
    private final Books books;
    private final Projects projects;
    private final Permissions permissions;
    private final ColleagueNames colleagues;
    private final Promises promises;
    private final Advances advances;

    SpendPages(
            Desk desk,
            Books books,
            Promises promises,
            Advances advances,
            Projects projects,
            Permissions permissions,
            ColleagueNames colleagues) {
        this.desk = desk;
        this.books = books;
        this.promises = promises;
        this.advances = advances;
        this.projects = projects;
        this.permissions = permissions;
        this.colleagues = colleagues;
    }

    @Demands("money.spend")
    @GetMapping("/app/money/{id}/spend")
    ResponseEntity<byte[]> form(HttpServletRequest request, Signed signed, @PathVariable UUID id) {
        Budget budget = books.budget(signed.actor(), id).orElseThrow(NotFound::new);
        return desk.show(form(
                request,
                signed,
                budget,
                Filled.nothing(
                        "money",
                        Map.of("day", books.today().toString(), "currency", budget.currency(), "from", "bank"))));
    }

    @Demands("money.spend")
    @PostMapping("/app/money/{id}/spend")
    ResponseEntity<byte[]> spend(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID id,
            @RequestParam Map<String, String> fields) {
        Budget budget = books.budget(signed.actor(), id).orElseThrow(NotFound::new);
        Filled filled = new Filled("money", fields);
        String line = filled.oneOf(
                budget.lines().stream().map(each -> each.id().toString()).toList(), "line");
        LocalDate day = filled.day("day");
        BigDecimal amount = filled.amount("amount", false);
        String currency = filled.currency("currency");
        Source from = from(filled, advances.open(signed.actor(), id));
        Purpose purpose = filled.choice(Purpose.class, "purpose");
        String words = filled.text("words", 400);
        UUID about = about(signed, purpose, filled);
        UUID promise = filled.isEmpty("promise")
                ? null
                : filled.idOf(
                        promises.open(signed.actor(), id).stream()
                                .map(Promise::id)
                                .toList(),
                        "promise");
        if (filled.isRight()) {
            switch (books.spend(
                    signed.actor(),
                    new Spending(
                            Desk.sent(request).id(),
                            UUID.fromString(line),
                            day,
                            new Money(amount, currency),
                            from,
                            purpose,
                            words,
                            about,
                            promise))) {
                case Outcome.Done done -> {
                    return desk.answers().goTo("/app/money/" + id + "?done=spent");
                }
                case Outcome.Refusal(Outcome.Why why) -> filled.refuse(field(why), why.word());
            }
        }
        return desk.show(form(request, signed, budget, filled));
    }

    /** An account of the office, or an advance that is not settled. */
    private static Source from(Filled filled, List<Advance> open) {
        return open.stream()
                .map(Advance::id)
                .filter(id -> id.toString().equals(filled.plain("from")))
                .findFirst()
                .<Source>map(Source.Advance::new)
                .orElseGet(() -> filled.choice(PaidFrom.class, "from"));
    }

    /** The case or the journey that was named; null where none was. */
    private @Nullable UUID about(Signed signed, Purpose purpose, Filled filled) {
        String called = filled.anyText("about", 120);
        if (called.isEmpty()) {
            return null;
        }
        Optional<UUID> found = books.called(signed.actor(), purpose, called);
        if (found.isEmpty()) {
            filled.refuse("about", "not-called");
        }
        return found.orElse(null);
    }

    /** At which field somebody can mend it. */
    static String field(Outcome.Why why) {
        return switch (why) {
            case OUTSIDE_PERIOD, NOT_YET -> "day";
            case NO_RATE -> "currency";
            case NOT_ENOUGH_LEFT, TOO_LITTLE -> "amount";
            case NOT_PROMISED -> "promise";
            case ADVANCE_TOO_SMALL -> "from";
            case NOT_THERE, NOT_REVERSIBLE, ADVANCE_USED, THERE_ALREADY -> "line";
        };
    }

    private FormPage form(HttpServletRequest request, Signed signed, Budget budget, Filled filled) {
        Texts texts = desk.texts(signed);
        MoneyWords words = new MoneyWords(texts, projects);
        AppFrame frame = desk.frame(request, signed, texts.get("money.spend"));
        return new FormPage(
                frame,
                Head.of(texts.get("money.spend"), words.project(budget) + ", " + words.period(budget))
                        .below(texts.get("money.budget"), "/app/money/" + budget.id()),
                Form.of(
                        frame,
                        "/app/money/" + budget.id() + "/spend",
                        List.of(
                                filled.options("line", lines(budget, words, texts), texts),
                                filled.field("date", "day", texts),
                                filled.field("text", "amount", texts).longest(20),
                                filled.field("text", "currency", texts).longest(3),
                                filled.options("from", sources(signed, budget, words, texts), texts),
                                filled.choices(Purpose.class, "purpose", texts),
                                filled.field("text", "words", texts).longest(400),
                                filled.field("text", "about", texts)
                                        .longest(120)
                                        .optional(),
                                filled.options("promise", promised(signed, budget, words, texts), texts)
                                        .optional()),
                        texts.get("money.spend.button")),
                List.of());
    }

    private List<Map.Entry<String, String>> sources(Signed signed, Budget budget, MoneyWords words, Texts texts) {
        List<Map.Entry<String, String>> sources = new ArrayList<>();
        for (PaidFrom each : PaidFrom.values()) {
            sources.add(Map.entry(each.word(), texts.choice(each)));
        }
        List<Advance> open = advances.open(signed.actor(), budget.id());
        Map<AccountId, String> names =
                colleagues.of(signed.actor(), open.stream().map(Advance::holder).toList());
        open.forEach(each -> sources.add(Map.entry(
                each.id().toString(),
                texts.get(
                        "money.advance.option",
                        Map.of(
                                "who", names.getOrDefault(each.holder(), ""),
                                "what", each.words(),
                                "left", words.sum(each.left()))))));
        return sources;
    }

    private List<Map.Entry<String, String>> promised(Signed signed, Budget budget, MoneyWords words, Texts texts) {
        return promises.open(signed.actor(), budget.id()).stream()
                .map(each -> Map.entry(
                        each.id().toString(),
                        texts.get(
                                "money.promise.option",
                                Map.of(
                                        "what", each.words(),
                                        "line", budget.line(each.line()).code(),
                                        "rest", words.sum(each.rest())))))
                .toList();
    }

    static List<Map.Entry<String, String>> lines(Budget budget, MoneyWords words, Texts texts) {
        return budget.lines().stream()
                .map(line -> Map.entry(
                        line.id().toString(),
                        texts.get("money.line.left", Map.of("line", words.line(line), "left", words.sum(line.left())))))
                .toList();
    }

    @Demands("money.read")
    @GetMapping("/app/money/entries/{entry}")
    ResponseEntity<byte[]> entry(HttpServletRequest request, Signed signed, @PathVariable UUID entry) {
        return desk.show(page(request, signed, entry, Filled.nothing("money", Map.of())));
    }

    private DeskPage page(HttpServletRequest request, Signed signed, UUID id, Filled filled) {
        Entry entry = books.entry(signed.actor(), id).orElseThrow(NotFound::new);
        Texts texts = desk.texts(signed);
        MoneyWords words = new MoneyWords(texts, projects);
        AppFrame frame = desk.frame(request, signed, texts.get("money.entry"));
        List<Section.Fact> facts = new ArrayList<>();
        facts.add(new Section.Fact(texts.get("money.field.day"), Cell.text(DateWords.of(entry.day(), texts))));
        facts.add(new Section.Fact(texts.get("money.field.words"), Cell.name(entry.words())));
        facts.add(new Section.Fact(texts.get("money.field.purpose"), Cell.text(texts.choice(entry.purpose()))));
        about(signed, entry).ifPresent(about -> facts.add(new Section.Fact(texts.get("money.field.about"), about)));
        facts.add(new Section.Fact(texts.get("money.given"), Cell.text(words.sum(entry.given()))));
        if (!entry.given().currency().equals(entry.charged().currency())) {
            facts.add(new Section.Fact(
                    texts.get("money.field.rate"),
                    Cell.code(entry.rate().stripTrailingZeros().toPlainString())));
        }
        facts.add(new Section.Fact(
                texts.get("money.by"),
                Cell.name(colleagues.of(signed.actor(), List.of(entry.by())).getOrDefault(entry.by(), ""))));
        facts.add(new Section.Fact(texts.get("money.written"), Cell.text(desk.when(entry.at(), texts))));
        List<Section> sections = new ArrayList<>();
        sections.add(Section.of("entry", texts.get("money.entry"))
                .facts(facts)
                .table(new Section.Table(
                        texts.get("money.sides"),
                        List.of(texts.get("money.side"), texts.get("money.field.amount")),
                        entry.sides().stream()
                                .map(side -> List.of(
                                        side.account() == null
                                                ? Cell.name(String.valueOf(side.line()))
                                                : Cell.text(words.source(side.account())),
                                        Cell.text(words.sum(side.amount()))))
                                .toList(),
                        ""))
                .links(others(entry, texts)));
        if (entry.reverses() == null && entry.reversedBy() == null && permissions.may(signed.actor(), "money.spend")) {
            sections.add(Section.of("reverse", texts.get("money.reverse"), texts.get("money.reverse.text"))
                    .forms(List.of(Form.of(
                                    frame,
                                    "/app/money/entries/" + id + "/reverse",
                                    List.of(filled.field("text", "why", texts).longest(400)),
                                    texts.get("money.reverse.button"))
                            .styled("danger"))));
        }
        return DeskPage.of(
                frame,
                Head.of(texts.get("money.entry"))
                        .below(texts.get("money.budget"), "/app/money/" + entry.budget())
                        .saying("ok", Desk.done(request, texts, "money"))
                        .saying("warn", entry.reversedBy() == null ? null : texts.get("money.entry.reversed")),
                sections);
    }

    /** What it was for, as a way there for those who may read it. */
    private Optional<Cell> about(Signed signed, Entry entry) {
        UUID id = entry.about();
        CostBearer bearer = books.bearer(entry.purpose()).orElse(null);
        return id == null || bearer == null
                ? Optional.empty()
                : books.name(signed.actor(), entry)
                        .map(name -> permissions.may(signed.actor(), bearer.operation())
                                ? Cell.link(name, bearer.address(id))
                                : Cell.name(name));
    }

    private static List<AppFrame.Link> others(Entry entry, Texts texts) {
        List<AppFrame.Link> links = new ArrayList<>();
        if (entry.reverses() != null) {
            links.add(
                    new AppFrame.Link(texts.get("money.entry.first"), "/app/money/entries/" + entry.reverses(), false));
        }
        if (entry.reversedBy() != null) {
            links.add(new AppFrame.Link(
                    texts.get("money.entry.reversal"), "/app/money/entries/" + entry.reversedBy(), false));
        }
        return links;
    }

    @Demands("money.spend")
    @PostMapping("/app/money/entries/{entry}/reverse")
    ResponseEntity<byte[]> reverse(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID entry,
            @RequestParam Map<String, String> fields) {
        Filled filled = new Filled("money", fields);
        String why = filled.text("why", 400);
        if (!filled.isRight()) {
            return desk.refused(page(request, signed, entry, filled));
        }
        return switch (books.reverse(signed.actor(), entry, Desk.sent(request).id(), why)) {
            case Outcome.Done(UUID id) -> desk.answers().goTo("/app/money/entries/" + id + "?done=reversed");
            case Outcome.Refusal(Outcome.Why refused) -> {
                if (refused == Outcome.Why.NOT_THERE) {
                    throw new NotFound();
                }
                if (refused == Outcome.Why.ADVANCE_USED) {
                    filled.refuse("why", refused.word());
                    yield desk.refused(page(request, signed, entry, filled));
                }
                // Somebody else was faster: the page shows by what it was taken back.
                yield desk.answers().goTo("/app/money/entries/" + entry);
            }
        };
    }
}
