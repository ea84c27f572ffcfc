package org.kerwen.money;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kerwen.access.Demands;
import org.kerwen.access.Desk;
import org.kerwen.access.Permissions;
import org.kerwen.access.Signed;
import org.kerwen.access.pages.Cell;
import org.kerwen.access.pages.DeskPage;
import org.kerwen.access.pages.Head;
import org.kerwen.access.pages.Section;
import org.kerwen.web.AppFrame;
import org.kerwen.web.DateWords;
import org.kerwen.web.Filled;
import org.kerwen.web.Form;
import org.kerwen.web.Texts;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What currencies were worth, each from a day on: the rate of an entry is that of its day. */
@RestController
final class RatePages {
    private static final int SHOWN = 200;

    private final Desk desk;
    private final Books books;
    private final Permissions permissions;

    RatePages(Desk desk, Books books, Permissions permissions) {
        this.desk = desk;
        this.books = books;
        this.permissions = permissions;
    }

    @Demands("money.read")
    @GetMapping("/app/money/rates")
    ResponseEntity<byte[]> rates(HttpServletRequest request, Signed signed) {
        return desk.show(page(
                request,
                signed,
                Filled.nothing("money", Map.of("day", books.today().toString(), "currency", "USD"))));
    }

    @Demands("money.spend")
    @PostMapping("/app/money/rates")
    ResponseEntity<byte[]> rate(HttpServletRequest request, Signed signed, @RequestParam Map<String, String> fields) {
        Filled filled = new Filled("money", fields);
        String given = filled.currency("given");
        String currency = filled.currency("currency");
        LocalDate day = filled.day("day");
        BigDecimal rate = filled.rate("rate");
        if (filled.isRight() && given.equals(currency)) {
            filled.refuse("currency", "same");
        }
        if (filled.isRight() && day.isAfter(books.today())) {
            filled.refuse("day", "not-yet");
        }
        if (filled.isRight()) {
            switch (books.rate(signed.actor(), given, currency, day, rate)) {
                case Outcome.Done done -> {
                    return desk.answers().goTo("/app/money/rates?done=rated");
                }
                case Outcome.Refusal refusal -> filled.refuse("day", "there-already");
            }
        }
        return desk.refused(page(request, signed, filled));
    }

    private DeskPage page(HttpServletRequest request, Signed signed, Filled filled) {
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get("money.rates"));
        List<Section> sections = new ArrayList<>();
        sections.add(Section.of("rates", texts.get("money.rates"))
                .table(new Section.Table(
                        texts.get("money.rates"),
                        List.of(
                                texts.get("money.field.given"),
                                texts.get("money.field.currency"),
                                texts.get("money.rate.from"),
                                texts.get("money.field.rate")),
                        books.rates(signed.actor(), SHOWN).stream()
                                .map(rate -> List.of(
                                        Cell.code(rate.given()),
                                        Cell.code(rate.currency()),
                                        Cell.text(DateWords.of(rate.day(), texts)),
                                        Cell.code(rate.perUnit()
                                                .stripTrailingZeros()
                                                .toPlainString())))
                                .toList(),
                        texts.get("money.rates.none"))));
        if (permissions.may(signed.actor(), "money.spend")) {
            sections.add(Section.of("add", texts.get("money.rate.add"))
                    .forms(List.of(Form.of(
                            frame,
                            "/app/money/rates",
                            List.of(
                                    filled.field("text", "given", texts).longest(3),
                                    filled.field("text", "currency", texts).longest(3),
                                    filled.field("date", "day", texts),
                                    filled.field("text", "rate", texts).longest(20)),
                            texts.get("money.save")))));
        }
        return DeskPage.of(
                frame,
                Head.of(texts.get("money.rates"), texts.get("money.rates.text"))
                        .below(texts.get("money.title"), "/app/money")
                        .saying("ok", Desk.done(request, texts, "money")),
                sections);
    }
}
