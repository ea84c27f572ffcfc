package org.kerwen.movements;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.Demands;
import org.kerwen.access.Desk;
import org.kerwen.access.OrganisationNames;
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
import org.kerwen.web.NotFound;
import org.kerwen.web.Texts;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What an agency was asked, and its answer. Nothing else of anybody is shown here. */
@RestController
final class ClearancePages {
    private static final int ON_A_PAGE = 50;

    private final Desk desk;
    private final Clearances clearances;
    private final OrganisationNames organisations;
    private final Permissions permissions;

    ClearancePages(Desk desk, Clearances clearances, OrganisationNames organisations, Permissions permissions) {
        this.desk = desk;
        this.clearances = clearances;
        this.organisations = organisations;
        this.permissions = permissions;
    }

    @Demands("clearance.read")
    @GetMapping("/app/requests")
    ResponseEntity<byte[]> list(
            HttpServletRequest request,
            Signed signed,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String after) {
        Texts texts = desk.texts(signed);
        boolean open = !state.equals("all");
        List<Clearance> found = clearances.addressed(signed.actor(), open, after(after), ON_A_PAGE + 1);
        List<Clearance> shown = found.subList(0, Math.min(ON_A_PAGE, found.size()));
        List<AppFrame.Link> links = found.size() > ON_A_PAGE
                ? List.of(new AppFrame.Link(
                        texts.get("movements.more"),
                        "/app/requests?state=%s&after=%s,%s"
                                .formatted(
                                        open ? "open" : "all",
                                        shown.getLast().due(),
                                        shown.getLast().id()),
                        false))
                : List.of();
        List<List<Cell>> rows = shown.stream()
                .map(each -> List.of(
                        Cell.link(name(each), "/app/requests/" + each.id()),
                        Cell.text(texts.choice(each.kind())),
                        Cell.text(DateWords.of(each.due(), texts)),
                        answer(each, texts)))
                .toList();
        return desk.show(DeskPage.of(
                        desk.frame(request, signed, texts.get("movements.requests")),
                        Head.of(texts.get("movements.requests"), texts.get("movements.requests.text"))
                                .saying("ok", Desk.done(request, texts, "movements")),
                        List.of(Section.of("requests", texts.get("movements.requests"))
                                .table(new Section.Table(
                                        texts.get("movements.requests"),
                                        List.of(
                                                texts.get("movements.name"),
                                                texts.get("movements.asked.for"),
                                                texts.get("movements.asked.due"),
                                                texts.get("movements.answer")),
                                        rows,
                                        texts.get("movements.requests.none")))
                                .links(links)))
                .narrowedBy(new DeskPage.Filter(
                        "/app/requests",
                        List.of(Form.Field.of("select", "state", texts.get("movements.requests.which"))
                                .options(List.of(
                                        new Form.Option("open", texts.get("movements.requests.open"), null, open),
                                        new Form.Option("all", texts.get("movements.requests.all"), null, !open)))),
                        texts.get("movements.narrow"))));
    }

    private static ClearanceStore.@Nullable After after(String written) {
        String[] parts = written.split(",", -1);
        try {
            return parts.length == 2
                    ? new ClearanceStore.After(LocalDate.parse(parts[0]), UUID.fromString(parts[1]))
                    : null;
        } catch (DateTimeException | IllegalArgumentException e) {
            return null;
        }
    }

    private static String name(Clearance clearance) {
        return String.join(" ", clearance.content().subList(0, 3)).strip();
    }

    private static Cell answer(Clearance clearance, Texts texts) {
        if (clearance.answer() == null) {
            return Cell.badge(texts.get("movements.answer.waits"), "warn");
        }
        return Cell.badge(
                texts.choice(clearance.answer().answer()),
                switch (clearance.answer().answer()) {
                    case PERMITTED -> "ok";
                    case NOT_PERMITTED -> "stop";
                    case MORE_NEEDED -> "warn";
                });
    }

    @Demands("clearance.read")
    @GetMapping("/app/requests/{request}")
    ResponseEntity<byte[]> one(HttpServletRequest http, Signed signed, @PathVariable UUID request) {
        Clearance clearance = clearances.addressed(signed.actor(), request).orElseThrow(NotFound::new);
        return desk.show(one(http, signed, clearance, new Filled("movements", Map.of())));
    }

    @Demands("clearance.answer")
    @PostMapping("/app/requests/{request}")
    ResponseEntity<byte[]> answer(
            HttpServletRequest http,
            Signed signed,
            @PathVariable UUID request,
            @RequestParam Map<String, String> fields) {
        Clearance clearance = clearances.addressed(signed.actor(), request).orElseThrow(NotFound::new);
        Filled filled = new Filled("movements", fields);
        ClearanceAnswer answer = filled.choice(ClearanceAnswer.class, "answer");
        boolean permitted = filled.isRight() && answer == ClearanceAnswer.PERMITTED;
        LocalDate from = permitted ? filled.day("validFrom") : null;
        LocalDate until = permitted ? filled.day("validUntil") : null;
        if (filled.isRight() && from != null && until != null && until.isBefore(from)) {
            filled.refuse("validUntil", "order");
        }
        String reference = filled.anyText("reference", 60);
        String words = filled.anyText("answerWords", 400);
        if (filled.isRight()) {
            switch (clearances.answer(signed.actor(), request, answer, from, until, words, reference)) {
                case Outcome.Done done -> {
                    return desk.answers().goTo("/app/requests?done=answered");
                }
                case Outcome.Refusal(Outcome.Why why) -> filled.refuse("answer", why.word());
            }
        }
        return desk.refused(one(http, signed, clearance, filled));
    }

    private DeskPage one(HttpServletRequest request, Signed signed, Clearance clearance, Filled filled) {
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get("movements.asked"));
        List<Section> sections = new ArrayList<>();
        List<Section.Fact> facts = new ArrayList<>(List.of(
                new Section.Fact(texts.get("movements.asked.for"), Cell.text(texts.choice(clearance.kind()))),
                new Section.Fact(texts.get("movements.asked.by"), Cell.text(organisations.of(clearance.from(), texts))),
                new Section.Fact(texts.get("movements.asked.on"), Cell.text(DateWords.of(clearance.asked(), texts))),
                new Section.Fact(texts.get("movements.asked.due"), Cell.text(DateWords.of(clearance.due(), texts)))));
        for (int field = 0; field < clearance.content().size(); field++) {
            ListField of = Clearance.FIELDS.get(field);
            facts.add(new Section.Fact(
                    texts.choice(of),
                    Cell.text(ListPrinter.inWords(of, clearance.content().get(field), texts))));
        }
        sections.add(Section.of("asked", texts.get("movements.asked")).facts(facts));
        if (clearance.answer() != null) {
            sections.add(answered(clearance, clearance.answer(), texts));
        }
        if (!clearance.isClosed() && permissions.may(signed.actor(), "clearance.answer")) {
            sections.add(Section.of("reply", texts.get("movements.answer"), texts.get("movements.answer.text"))
                    .forms(List.of(Form.of(
                            frame,
                            "/app/requests/" + clearance.id(),
                            List.of(
                                    filled.choices(ClearanceAnswer.class, "answer", texts),
                                    filled.field("date", "validFrom", texts).optional(),
                                    filled.field("date", "validUntil", texts).optional(),
                                    filled.field("text", "reference", texts)
                                            .longest(60)
                                            .optional(),
                                    filled.field("text", "answerWords", texts)
                                            .longest(400)
                                            .optional()),
                            texts.get("movements.answer.button")))));
        }
        return DeskPage.of(
                frame,
                Head.of(name(clearance)).named().below(texts.get("movements.requests"), "/app/requests"),
                sections);
    }

    private static Section answered(Clearance clearance, Clearance.Answer answer, Texts texts) {
        List<Section.Fact> facts = new ArrayList<>();
        facts.add(new Section.Fact(texts.get("movements.answer"), answer(clearance, texts)));
        if (answer.validFrom() != null && answer.validUntil() != null) {
            facts.add(new Section.Fact(
                    texts.get("movements.field.validFrom"), Cell.text(DateWords.of(answer.validFrom(), texts))));
            facts.add(new Section.Fact(
                    texts.get("movements.field.validUntil"), Cell.text(DateWords.of(answer.validUntil(), texts))));
        }
        facts.add(new Section.Fact(texts.get("movements.field.reference"), Cell.text(answer.reference())));
        facts.add(new Section.Fact(texts.get("movements.field.answerWords"), Cell.text(answer.words())));
        return Section.of("answered", texts.get("movements.answered")).facts(facts);
    }
}
