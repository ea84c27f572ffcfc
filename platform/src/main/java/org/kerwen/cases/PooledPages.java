package org.kerwen.cases;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.Demands;
import org.kerwen.access.Desk;
import org.kerwen.access.Permissions;
import org.kerwen.access.Signed;
import org.kerwen.access.pages.Cell;
import org.kerwen.access.pages.FormPage;
import org.kerwen.access.pages.Head;
import org.kerwen.access.pages.Section;
import org.kerwen.kernel.CaseId;
import org.kerwen.kernel.Money;
import org.kerwen.money.Books;
import org.kerwen.money.PaidFrom;
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

/** What sealed cases cost: written down in the case by its team, charged by the month by who keeps the books. */
@RestController
final class PooledPages {
    private static final String COSTS = CaseListPages.LIST + "/{id}/costs";
    private static final String POOLED = "/app/pooled/";
    private static final String CAME_BACK = "came-back";

    private final Desk desk;
    private final Cases cases;
    private final PooledCosts costs;
    private final Books books;
    private final Permissions permissions;

    PooledPages(Desk desk, Cases cases, PooledCosts costs, Books books, Permissions permissions) {
        this.desk = desk;
        this.cases = cases;
        this.costs = costs;
        this.books = books;
        this.permissions = permissions;
    }

    @Demands("case.work")
    @GetMapping(COSTS)
    ResponseEntity<byte[]> form(HttpServletRequest request, Signed signed, @PathVariable UUID id) {
        return desk.show(form(
                request,
                signed,
                id,
                Filled.nothing("cases", Map.of("day", cases.today().toString(), "currency", "USD", "way", "paid"))));
    }

    /** An open case is not there: what it cost stands in the books. */
    private FormPage form(HttpServletRequest request, Signed signed, UUID id, Filled filled) {
        Cases.Opened opened = cases.read(signed.actor(), new CaseId(id))
                .filter(each -> each.file().sealed())
                .orElseThrow(NotFound::new);
        Texts texts = desk.texts(signed);
        CaseWords words = new CaseWords(opened.rules().programme(), opened.people(), texts);
        AppFrame frame = desk.frame(request, signed, texts.get("cases.cost"));
        String address = CaseListPages.LIST + "/" + id;
        return new FormPage(
                frame,
                Head.of(texts.get("cases.cost"), texts.get("cases.cost.text"))
                        .below(words.called(opened.file().people()), address),
                Form.of(
                        frame,
                        address + "/costs",
                        List.of(
                                filled.options(
                                        "way",
                                        List.of(
                                                Map.entry("paid", texts.get("choice.paid")),
                                                Map.entry(CAME_BACK, texts.get("cases.cost.came-back"))),
                                        texts),
                                filled.field("date", "day", texts),
                                filled.field("text", "amount", texts).longest(20),
                                filled.field("text", "currency", texts).longest(3),
                                filled.field("text", "words", texts).longest(400)),
                        texts.get("cases.cost.button")),
                List.of());
    }

    @Demands("case.work")
    @PostMapping(COSTS)
    ResponseEntity<byte[]> write(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID id,
            @RequestParam Map<String, String> fields) {
        Filled filled = new Filled("cases", fields);
        String way = filled.oneOf(List.of("paid", CAME_BACK), "way");
        LocalDate day = filled.day("day");
        BigDecimal amount = filled.amount("amount", false);
        String currency = filled.currency("currency");
        String words = filled.text("words", 400);
        if (filled.isRight() && day.isAfter(cases.today())) {
            filled.refuse("day", "future");
        }
        if (filled.isRight()) {
            Money sum = new Money(way.equals(CAME_BACK) ? amount.negate() : amount, currency);
            switch (costs.write(
                    signed.actor(), new CaseId(id), Desk.sent(request).id(), day, sum, words)) {
                case CaseAnswer.Refused refused -> {
                    CasePages.orNotFound(refused);
                    filled.refuse("day", refused.why().word());
                }
                default -> {
                    return desk.answers().goTo(CaseListPages.LIST + "/" + id + "?done=cost");
                }
            }
        }
        return desk.show(form(request, signed, id, filled));
    }

    /** What waits to be charged, a part of the page of grants. */
    Section section(Signed signed, Texts texts) {
        boolean pays = permissions.may(signed.actor(), "grant.pay");
        return Section.of("pooled", texts.get("cases.pooled"), texts.get("cases.pooled.text"))
                .table(new Section.Table(
                        texts.get("cases.pooled"),
                        List.of(texts.get("cases.pooled.month"), texts.get("cases.grant.amount"), ""),
                        costs.open(signed.actor()).stream()
                                .map(each -> List.of(
                                        Cell.text(month(each, texts)),
                                        Cell.text(GrantPages.sum(each.sum(), texts)),
                                        pays && each.isDue()
                                                ? Cell.link(texts.get("cases.pooled.charge"), POOLED + each.id())
                                                : Cell.text("")))
                                .toList(),
                        texts.get("cases.pooled.none")));
    }

    private static String month(Pooled pooled, Texts texts) {
        return texts.get(
                "money.period",
                Map.of(
                        "from", DateWords.of(pooled.month().atDay(1), texts),
                        "to", DateWords.of(pooled.month().atEndOfMonth(), texts)));
    }

    @Demands("grant.pay")
    @GetMapping(POOLED + "{id}")
    ResponseEntity<byte[]> charging(HttpServletRequest request, Signed signed, @PathVariable UUID id) {
        return desk.show(charging(
                request,
                signed,
                id,
                Filled.nothing("cases", Map.of("day", books.today().toString(), "paidFrom", "cash")),
                null));
    }

    private FormPage charging(
            HttpServletRequest request, Signed signed, UUID id, Filled filled, @Nullable String refused) {
        Pooled pooled = costs.find(signed.actor(), id).filter(Pooled::isDue).orElseThrow(NotFound::new);
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get("cases.pooled.charge"));
        return new FormPage(
                frame,
                Head.of(GrantPages.sum(pooled.sum(), texts), texts.get("cases.pooled"), month(pooled, texts))
                        .below(texts.get("cases.grants.title"), "/app/grants"),
                Form.of(
                                frame,
                                POOLED + id,
                                List.of(
                                        filled.options(
                                                "line", GrantPages.lines(books.budgets(signed.actor()), texts), texts),
                                        filled.field("date", "day", texts),
                                        filled.choices(PaidFrom.class, "paidFrom", texts)),
                                texts.get("cases.pooled.charge"))
                        .refused(refused),
                List.of());
    }

    @Demands("grant.pay")
    @PostMapping(POOLED + "{id}")
    ResponseEntity<byte[]> charge(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID id,
            @RequestParam Map<String, String> fields) {
        Texts texts = desk.texts(signed);
        Pooled pooled = costs.find(signed.actor(), id).orElseThrow(NotFound::new);
        Filled filled = new Filled("cases", fields);
        UUID line = filled.idOf(
                books.budgets(signed.actor()).stream()
                        .flatMap(budget -> budget.lines().stream())
                        .map(each -> each.id())
                        .toList(),
                "line");
        LocalDate day = filled.day("day");
        PaidFrom from = filled.choice(PaidFrom.class, "paidFrom");
        if (!filled.isRight()) {
            return desk.show(charging(request, signed, id, filled, null));
        }
        String words =
                texts.get("cases.pooled.words", Map.of("month", pooled.month().toString()));
        return switch (costs.charge(signed.actor(), id, line, day, from, words)) {
            case Grants.Answer.Done done -> desk.answers().goTo("/app/grants?done=pooled");
            case Grants.Answer.Refused refused -> desk.answers().goTo("/app/grants");
            case Grants.Answer.NotCharged(var why) ->
                desk.show(charging(request, signed, id, filled, texts.get("money.wrong." + why.word())));
        };
    }
}
