package org.kerwen.money;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.kerwen.access.ColleagueNames;
import org.kerwen.access.Demands;
import org.kerwen.access.Desk;
import org.kerwen.access.Permissions;
import org.kerwen.access.Signed;
import org.kerwen.access.pages.Cell;
import org.kerwen.access.pages.FormPage;
import org.kerwen.access.pages.Head;
import org.kerwen.access.pages.Section;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.Money;
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

/** Advances: given to a colleague, shown with their budget, taken back. What they paid is written down like any other cost. */
@RestController
final class AdvancePages {
    private static final int COLLEAGUES = 1000;
    private static final List<PaidFrom> HANDS = List.of(PaidFrom.CASH, PaidFrom.BANK);

    private final Desk desk;
    private final Books books;
    private final Advances advances;
    private final Permissions permissions;
    private final ColleagueNames colleagues;

    AdvancePages(Desk desk, Books books, Advances advances, Permissions permissions, ColleagueNames colleagues) {
        this.desk = desk;
        this.books = books;
        this.advances = advances;
        this.permissions = permissions;
        this.colleagues = colleagues;
    }

    /** The part of a budget's page. */
    Section section(Signed signed, Budget budget, MoneyWords words, Texts texts) {
        boolean spends = permissions.may(signed.actor(), "money.spend");
        List<Advance> open = advances.open(signed.actor(), budget.id());
        Map<AccountId, String> names =
                colleagues.of(signed.actor(), open.stream().map(Advance::holder).toList());
        Section section = Section.of("advances", texts.get("money.advances"))
                .table(new Section.Table(
                        texts.get("money.advances"),
                        List.of(
                                texts.get("money.field.holder"),
                                texts.get("money.field.words"),
                                texts.get("money.advance.given"),
                                texts.get("money.advance.left"),
                                ""),
                        open.stream()
                                .map(each -> List.of(
                                        Cell.name(names.getOrDefault(each.holder(), "")),
                                        Cell.name(each.words()),
                                        Cell.text(words.sum(each.given())),
                                        Cell.text(words.sum(each.left())),
                                        spends
                                                ? Cell.link(
                                                        texts.get("money.advance.back"),
                                                        "/app/money/advances/" + each.id() + "/back")
                                                : Cell.text("")))
                                .toList(),
                        texts.get("money.advances.none")));
        return spends
                ? section.links(List.of(
                        new AppFrame.Link(texts.get("money.advance"), "/app/money/" + budget.id() + "/advance", false)))
                : section;
    }

    /** What can be handed over: an advance that is only owed is none. */
    private static List<Map.Entry<String, String>> hands(Texts texts) {
        return HANDS.stream()
                .map(each -> Map.entry(each.word(), texts.choice(each)))
                .toList();
    }

    private static PaidFrom hand(Filled filled, String name) {
        String word = filled.oneOf(HANDS.stream().map(PaidFrom::word).toList(), name);
        return word.equals(PaidFrom.BANK.word()) ? PaidFrom.BANK : PaidFrom.CASH;
    }

    @Demands("money.spend")
    @GetMapping("/app/money/{id}/advance")
    ResponseEntity<byte[]> form(HttpServletRequest request, Signed signed, @PathVariable UUID id) {
        Budget budget = books.budget(signed.actor(), id).orElseThrow(NotFound::new);
        return desk.show(form(
                request,
                signed,
                budget,
                Filled.nothing(
                        "money",
                        Map.of("day", books.today().toString(), "currency", budget.currency(), "from", "cash"))));
    }

    private FormPage form(HttpServletRequest request, Signed signed, Budget budget, Filled filled) {
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get("money.advance"));
        return new FormPage(
                frame,
                Head.of(texts.get("money.advance"), texts.get("money.advance.text"))
                        .below(texts.get("money.budget"), "/app/money/" + budget.id()),
                Form.of(
                        frame,
                        "/app/money/" + budget.id() + "/advance",
                        List.of(
                                filled.options(
                                        "holder",
                                        colleagues.all(signed.actor(), COLLEAGUES).entrySet().stream()
                                                .map(each ->
                                                        Map.entry(each.getKey().toString(), each.getValue()))
                                                .toList(),
                                        texts),
                                filled.field("date", "day", texts),
                                filled.field("text", "amount", texts).longest(20),
                                filled.field("text", "currency", texts).longest(3),
                                filled.options("from", hands(texts), texts),
                                filled.field("text", "words", texts).longest(400)),
                        texts.get("money.advance.button")),
                List.of());
    }

    @Demands("money.spend")
    @PostMapping("/app/money/{id}/advance")
    ResponseEntity<byte[]> give(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID id,
            @RequestParam Map<String, String> fields) {
        Budget budget = books.budget(signed.actor(), id).orElseThrow(NotFound::new);
        Filled filled = new Filled("money", fields);
        UUID holder = filled.idOf(
                colleagues.all(signed.actor(), COLLEAGUES).keySet().stream()
                        .map(AccountId::value)
                        .toList(),
                "holder");
        LocalDate day = filled.day("day");
        BigDecimal amount = filled.amount("amount", false);
        String currency = filled.currency("currency");
        PaidFrom from = hand(filled, "from");
        String words = filled.text("words", 400);
        if (filled.isRight()) {
            switch (advances.give(
                    signed.actor(),
                    new Advance.Given(
                            Desk.sent(request).id(),
                            id,
                            day,
                            new Money(amount, currency),
                            from,
                            new AccountId(holder),
                            words))) {
                case Outcome.Done done -> {
                    return desk.answers().goTo("/app/money/" + id + "?done=given");
                }
                case Outcome.Refusal(Outcome.Why why) -> filled.refuse(SpendPages.field(why), why.word());
            }
        }
        return desk.show(form(request, signed, budget, filled));
    }

    @Demands("money.spend")
    @GetMapping("/app/money/advances/{advance}/back")
    ResponseEntity<byte[]> back(HttpServletRequest request, Signed signed, @PathVariable UUID advance) {
        Advance of = advances.find(signed.actor(), advance).orElseThrow(NotFound::new);
        return desk.show(back(
                request,
                signed,
                of,
                Filled.nothing(
                        "money",
                        Map.of(
                                "day",
                                books.today().toString(),
                                "amount",
                                of.left().amount().toPlainString(),
                                "to",
                                "cash"))));
    }

    private FormPage back(HttpServletRequest request, Signed signed, Advance of, Filled filled) {
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get("money.advance.back"));
        return new FormPage(
                frame,
                Head.of(texts.get("money.advance.back"), of.words())
                        .below(texts.get("money.budget"), "/app/money/" + of.budget()),
                Form.of(
                        frame,
                        "/app/money/advances/" + of.id() + "/back",
                        List.of(
                                filled.field("date", "day", texts),
                                filled.field("text", "amount", texts).longest(20),
                                filled.options("to", hands(texts), texts)),
                        texts.get("money.advance.back.button")),
                List.of());
    }

    @Demands("money.spend")
    @PostMapping("/app/money/advances/{advance}/back")
    ResponseEntity<byte[]> cameBack(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID advance,
            @RequestParam Map<String, String> fields) {
        Advance of = advances.find(signed.actor(), advance).orElseThrow(NotFound::new);
        Filled filled = new Filled("money", fields);
        LocalDate day = filled.day("day");
        BigDecimal amount = filled.amount("amount", false);
        PaidFrom to = hand(filled, "to");
        if (filled.isRight()) {
            switch (advances.giveBack(
                    signed.actor(), advance, Desk.sent(request).id(), day, amount, to)) {
                case Outcome.Done done -> {
                    return desk.answers().goTo("/app/money/" + of.budget() + "?done=back");
                }
                case Outcome.Refusal(Outcome.Why why) ->
                    filled.refuse(why == Outcome.Why.ADVANCE_TOO_SMALL ? "amount" : "day", why.word());
            }
        }
        return desk.show(back(request, signed, of, filled));
    }
}
