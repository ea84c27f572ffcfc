package org.kerwen.money;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.kerwen.access.Demands;
import org.kerwen.access.Desk;
import org.kerwen.access.Permissions;
import org.kerwen.access.Signed;
import org.kerwen.access.pages.Cell;
import org.kerwen.access.pages.FormPage;
import org.kerwen.access.pages.Head;
import org.kerwen.access.pages.Section;
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

/** What was ordered and is not paid yet: written down, shown with its budget, ended. */
@RestController
final class PromisePages {
    private final Desk desk;
    private final Books books;
    private final Promises promises;
    private final Projects projects;
    private final Permissions permissions;

    PromisePages(Desk desk, Books books, Promises promises, Projects projects, Permissions permissions) {
        this.desk = desk;
        this.books = books;
        this.promises = promises;
        this.projects = projects;
        this.permissions = permissions;
    }

    /** The part of a budget's page. */
    Section section(Signed signed, Budget budget, MoneyWords words, Texts texts) {
        boolean spends = permissions.may(signed.actor(), "money.spend");
        Section section = Section.of("promises", texts.get("money.promises"))
                .table(new Section.Table(
                        texts.get("money.promises"),
                        List.of(
                                texts.get("money.field.day"),
                                texts.get("money.field.words"),
                                texts.get("money.line"),
                                texts.get("money.promised"),
                                texts.get("money.promise.rest"),
                                ""),
                        promises.open(signed.actor(), budget.id()).stream()
                                .map(each -> List.of(
                                        Cell.text(DateWords.of(each.day(), texts)),
                                        Cell.name(each.words()),
                                        Cell.name(words.line(budget.line(each.line()))),
                                        Cell.text(words.sum(each.amount())),
                                        Cell.text(words.sum(each.rest())),
                                        spends
                                                ? Cell.link(
                                                        texts.get("money.promise.end"),
                                                        "/app/money/promises/" + each.id() + "/end")
                                                : Cell.text("")))
                                .toList(),
                        texts.get("money.promises.none")));
        return spends && !budget.lines().isEmpty()
                ? section.links(List.of(
                        new AppFrame.Link(texts.get("money.promise"), "/app/money/" + budget.id() + "/promise", false)))
                : section;
    }

    @Demands("money.spend")
    @GetMapping("/app/money/{id}/promise")
    ResponseEntity<byte[]> form(HttpServletRequest request, Signed signed, @PathVariable UUID id) {
        Budget budget = books.budget(signed.actor(), id).orElseThrow(NotFound::new);
        return desk.show(form(
                request,
                signed,
                budget,
                Filled.nothing("money", Map.of("day", books.today().toString(), "currency", budget.currency()))));
    }

    private FormPage form(HttpServletRequest request, Signed signed, Budget budget, Filled filled) {
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get("money.promise"));
        return new FormPage(
                frame,
                Head.of(texts.get("money.promise"), texts.get("money.promise.text"))
                        .below(texts.get("money.budget"), "/app/money/" + budget.id()),
                Form.of(
                        frame,
                        "/app/money/" + budget.id() + "/promise",
                        List.of(
                                filled.options(
                                        "line",
                                        SpendPages.lines(budget, new MoneyWords(texts, projects), texts),
                                        texts),
                                filled.field("date", "day", texts),
                                filled.field("text", "amount", texts).longest(20),
                                filled.field("text", "currency", texts).longest(3),
                                filled.field("text", "words", texts).longest(400)),
                        texts.get("money.promise.button")),
                List.of());
    }

    @Demands("money.spend")
    @PostMapping("/app/money/{id}/promise")
    ResponseEntity<byte[]> promise(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID id,
            @RequestParam Map<String, String> fields) {
        Budget budget = books.budget(signed.actor(), id).orElseThrow(NotFound::new);
        Filled filled = new Filled("money", fields);
        UUID line = filled.idOf(budget.lines().stream().map(Budget.Line::id).toList(), "line");
        LocalDate day = filled.day("day");
        BigDecimal amount = filled.amount("amount", false);
        String currency = filled.currency("currency");
        String words = filled.text("words", 400);
        if (filled.isRight()) {
            switch (promises.make(
                    signed.actor(),
                    new Promise.Made(Desk.sent(request).id(), line, day, new Money(amount, currency), words))) {
                case Outcome.Done done -> {
                    return desk.answers().goTo("/app/money/" + id + "?done=promised");
                }
                case Outcome.Refusal(Outcome.Why why) -> filled.refuse(SpendPages.field(why), why.word());
            }
        }
        return desk.show(form(request, signed, budget, filled));
    }

    @Demands("money.spend")
    @GetMapping("/app/money/promises/{promise}/end")
    ResponseEntity<byte[]> end(HttpServletRequest request, Signed signed, @PathVariable UUID promise) {
        UUID budget = promises.budget(signed.actor(), promise).orElseThrow(NotFound::new);
        return desk.show(end(request, signed, promise, budget, Filled.nothing("money", Map.of())));
    }

    private FormPage end(HttpServletRequest request, Signed signed, UUID promise, UUID budget, Filled filled) {
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get("money.promise.end"));
        return new FormPage(
                frame,
                Head.of(texts.get("money.promise.end"), texts.get("money.promise.end.text"))
                        .below(texts.get("money.budget"), "/app/money/" + budget),
                Form.of(
                        frame,
                        "/app/money/promises/" + promise + "/end",
                        List.of(filled.field("text", "why", texts).longest(400)),
                        texts.get("money.promise.end.button")),
                List.of());
    }

    @Demands("money.spend")
    @PostMapping("/app/money/promises/{promise}/end")
    ResponseEntity<byte[]> ended(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID promise,
            @RequestParam Map<String, String> fields) {
        UUID budget = promises.budget(signed.actor(), promise).orElseThrow(NotFound::new);
        Filled filled = new Filled("money", fields);
        String why = filled.text("why", 400);
        if (!filled.isRight()) {
            return desk.show(end(request, signed, promise, budget, filled));
        }
        // Whoever ends what somebody else has just ended finds it ended.
        promises.end(signed.actor(), promise, why);
        return desk.answers().goTo("/app/money/" + budget + "?done=ended");
    }
}
