package org.kerwen.cases;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.ColleagueNames;
import org.kerwen.access.Demands;
import org.kerwen.access.Desk;
import org.kerwen.access.Signed;
import org.kerwen.access.pages.Cell;
import org.kerwen.access.pages.DeskPage;
import org.kerwen.access.pages.FormPage;
import org.kerwen.access.pages.Head;
import org.kerwen.access.pages.Section;
import org.kerwen.casework.Programme;
import org.kerwen.kernel.CaseId;
import org.kerwen.kernel.Money;
import org.kerwen.money.Books;
import org.kerwen.money.Budget;
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

/** Grants that wait to be paid: how much, for how many, from which line; not for whom, which whoever pays need not know. */
@RestController
final class GrantPages {
    private static final String LIST = "/app/grants";
    private static final int SHOWN = 100;

    private final Desk desk;
    private final Grants grants;
    private final Books books;
    private final ColleagueNames colleagues;
    private final PooledPages pooled;

    GrantPages(Desk desk, Grants grants, Books books, ColleagueNames colleagues, PooledPages pooled) {
        this.desk = desk;
        this.grants = grants;
        this.books = books;
        this.colleagues = colleagues;
        this.pooled = pooled;
    }

    @Demands("grant.ask")
    @PostMapping(CaseListPages.LIST + "/{id}/grants")
    ResponseEntity<byte[]> ask(
            Signed signed, @PathVariable UUID id, @RequestParam String award, @RequestParam int instalment) {
        CaseAnswer answer = grants.ask(signed.actor(), new CaseId(id), award, instalment);
        if (answer instanceof CaseAnswer.Refused refused) {
            CasePages.orNotFound(refused);
            return desk.answers().goTo(CaseListPages.LIST + "/" + id);
        }
        return desk.answers().goTo(CaseListPages.LIST + "/" + id + "?done=grant");
    }

    @Demands("grant.list")
    @GetMapping(LIST)
    ResponseEntity<byte[]> list(HttpServletRequest request, Signed signed) {
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get("cases.grants.title"));
        List<List<Cell>> rows = grants.asked(signed.actor(), SHOWN).stream()
                .map(payment -> List.of(
                        Cell.link(sum(payment, texts), LIST + "/" + payment.id()),
                        Cell.code(payment.reference()),
                        Cell.text(count(payment, texts)),
                        Cell.text(DateWords.of(payment.askedOn(), texts))))
                .toList();
        return desk.show(DeskPage.of(
                frame,
                Head.of(texts.get("cases.grants.title"), texts.get("cases.grants.text"))
                        .saying("ok", Desk.done(request, texts, "cases")),
                List.of(
                        Section.of("asked", texts.get("cases.grants.asked"))
                                .table(new Section.Table(
                                        texts.get("cases.grants.asked"),
                                        List.of(
                                                texts.get("cases.grant.amount"),
                                                texts.get("cases.field.reference"),
                                                texts.get("cases.grant.for"),
                                                texts.get("cases.grant.since")),
                                        rows,
                                        texts.get("cases.grants.none"))),
                        pooled.section(signed, texts))));
    }

    static String sum(Payment payment, Texts texts) {
        return sum(payment.amount(), texts);
    }

    static String sum(Money money, Texts texts) {
        return texts.get("money.sum", Map.of("amount", money.amount(), "currency", money.currency()));
    }

    /** The lines of all budgets, each with what it has left. */
    static List<Map.Entry<String, String>> lines(List<Budget> budgets, Texts texts) {
        return budgets.stream()
                .flatMap(budget -> budget.lines().stream())
                .map(line -> Map.entry(
                        line.id().toString(),
                        texts.get(
                                "money.line.left",
                                Map.of("line", line.code() + " " + line.title(), "left", sum(line.left(), texts)))))
                .toList();
    }

    private static String count(Payment payment, Texts texts) {
        return texts.get("cases.grant.count", Map.of("adults", payment.adults(), "children", payment.children()));
    }

    @Demands("grant.pay")
    @GetMapping(LIST + "/{payment}")
    ResponseEntity<byte[]> form(HttpServletRequest request, Signed signed, @PathVariable UUID payment) {
        return page(
                request,
                signed,
                payment,
                Filled.nothing("cases", Map.of("day", books.today().toString(), "paidFrom", "cash")),
                null);
    }

    private ResponseEntity<byte[]> page(
            HttpServletRequest request, Signed signed, UUID id, Filled filled, @Nullable String refused) {
        Payment payment = grants.find(signed.actor(), id).orElseThrow(NotFound::new);
        Programme programme = grants.programme(signed.actor(), payment);
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get("cases.grant.pay"));
        String award = new Labels(programme, texts::of).award(payment.award(), payment.instalment());
        List<Map.Entry<String, String>> lines = lines(books.budgets(signed.actor()), texts);
        Head head = Head.of(
                        sum(payment, texts),
                        award,
                        count(payment, texts),
                        texts.get(
                                "cases.grant.by",
                                Map.of(
                                        "who",
                                        colleagues
                                                .of(signed.actor(), List.of(payment.askedBy()))
                                                .getOrDefault(payment.askedBy(), ""))))
                .below(texts.get("cases.grants.title"), LIST);
        if (payment.state() != Payment.State.REQUESTED) {
            return desk.show(DeskPage.of(frame, head.saying("calm", texts.choice(payment.state())), List.of()));
        }
        return desk.show(new FormPage(
                        frame,
                        head,
                        Form.of(
                                        frame,
                                        LIST + "/" + id,
                                        List.of(
                                                filled.options("line", lines, texts),
                                                filled.field("date", "day", texts),
                                                filled.choices(PaidFrom.class, "paidFrom", texts)),
                                        texts.get("cases.grant.pay"))
                                .refused(refused),
                        List.of())
                .also(Form.button(frame, LIST + "/" + id + "/decline", texts.get("cases.grant.decline"))));
    }

    @Demands("grant.pay")
    @PostMapping(LIST + "/{payment}")
    ResponseEntity<byte[]> pay(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID payment,
            @RequestParam Map<String, String> fields) {
        Texts texts = desk.texts(signed);
        Filled filled = new Filled("cases", fields);
        String line = filled.oneOf(
                books.budgets(signed.actor()).stream()
                        .flatMap(budget -> budget.lines().stream())
                        .map(each -> each.id().toString())
                        .toList(),
                "line");
        LocalDate day = filled.day("day");
        PaidFrom from = filled.choice(PaidFrom.class, "paidFrom");
        if (!filled.isRight()) {
            return page(request, signed, payment, filled, null);
        }
        return switch (grants.pay(signed.actor(), payment, UUID.fromString(line), day, from)) {
            case Grants.Answer.Done done -> desk.answers().goTo(LIST + "?done=paid");
            case Grants.Answer.Refused(CaseAnswer.Why why) -> {
                if (why == CaseAnswer.Why.NOT_THERE) {
                    throw new NotFound();
                }
                yield page(request, signed, payment, filled, texts.get("cases.refused." + why.word()));
            }
            case Grants.Answer.NotCharged(var why) ->
                page(request, signed, payment, filled, texts.get("money.wrong." + why.word()));
        };
    }

    @Demands("grant.pay")
    @PostMapping(LIST + "/{payment}/decline")
    ResponseEntity<byte[]> decline(Signed signed, @PathVariable UUID payment) {
        return switch (grants.decline(signed.actor(), payment)) {
            case Grants.Answer.Refused(CaseAnswer.Why why) when why == CaseAnswer.Why.NOT_THERE -> throw new NotFound();
            case Grants.Answer.Refused refused -> desk.answers().goTo(LIST + "/" + payment);
            case Grants.Answer.Done done -> desk.answers().goTo(LIST + "?done=grant-declined");
            case Grants.Answer.NotCharged any -> desk.answers().goTo(LIST + "/" + payment);
        };
    }
}
