package org.kerwen.hotline;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.kerwen.access.ColleagueNames;
import org.kerwen.access.Demands;
import org.kerwen.access.Desk;
import org.kerwen.access.Signed;
import org.kerwen.access.pages.Cell;
import org.kerwen.access.pages.DeskPage;
import org.kerwen.access.pages.Head;
import org.kerwen.access.pages.Section;
import org.kerwen.directory.Directory;
import org.kerwen.kernel.AccountId;
import org.kerwen.web.AppFrame;
import org.kerwen.web.Form;
import org.kerwen.web.Form.Field;
import org.kerwen.web.Form.Option;
import org.kerwen.web.Texts;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where a shift begins and ends: what the one before left, and what is due. */
@RestController
final class ShiftPages {
    private static final int SHOWN = 20;

    private final Desk desk;
    private final Hotline hotline;
    private final Directory directory;
    private final ColleagueNames names;

    ShiftPages(Desk desk, Hotline hotline, Directory directory, ColleagueNames names) {
        this.desk = desk;
        this.hotline = hotline;
        this.directory = directory;
        this.names = names;
    }

    @Demands("hotline.read")
    @GetMapping("/app/hotline")
    ResponseEntity<byte[]> begin(HttpServletRequest request, Signed signed) {
        return desk.show(page(request, signed, new Typed(new LinkedMultiValueMap<>())));
    }

    @Demands("hotline.answer")
    @PostMapping("/app/hotline/shift")
    ResponseEntity<byte[]> begun(
            HttpServletRequest request, Signed signed, @RequestParam MultiValueMap<String, String> fields) {
        Typed typed = new Typed(fields);
        if (!words(desk.texts(signed)).lines().containsKey(typed.get("line"))) {
            typed.refuse("line", "choose");
            return desk.refused(page(request, signed, typed));
        }
        hotline.begin(signed.actor(), typed.get("line"));
        return desk.answers().goTo("/app/hotline/call");
    }

    @Demands("hotline.end")
    @PostMapping("/app/hotline/shift/end")
    ResponseEntity<byte[]> ended(
            HttpServletRequest request, Signed signed, @RequestParam MultiValueMap<String, String> fields) {
        Typed typed = new Typed(fields);
        String note = typed.note();
        if (!typed.isRight()) {
            return desk.refused(page(request, signed, typed));
        }
        hotline.end(signed.actor(), note);
        return desk.answers().goTo("/app/hotline?done=ended");
    }

    /** Who is not there is answered as where nothing had to be done: a page that lists what is due. */
    @Demands("hotline.follow")
    @PostMapping("/app/hotline/follow-ups/{call}")
    ResponseEntity<byte[]> followed(Signed signed, @PathVariable UUID call) {
        return desk.answers()
                .goTo(
                        hotline.follow(signed.actor(), call)
                                ? "/app/hotline?done=followed"
                                : "/app/hotline?done=no-shift");
    }

    private HotlineWords words(Texts texts) {
        return new HotlineWords(texts, directory);
    }

    private DeskPage page(HttpServletRequest request, Signed signed, Typed typed) {
        Texts texts = desk.texts(signed);
        HotlineWords words = words(texts);
        AppFrame frame = desk.frame(request, signed, texts.get("hotline.title"));
        Optional<Shift> shift = hotline.shift(signed.actor());
        Hotline.HandOver handOver = hotline.handOver(signed.actor(), SHOWN);
        String done = Desk.done(request, texts, "hotline");
        String colour = "no-shift".equals(request.getParameter("done")) ? "warn" : "ok";
        List<Section> asides = new ArrayList<>();
        asides.add(shift.map(open -> going(frame, typed, open, words, texts))
                .orElseGet(() -> beginning(frame, typed, handOver, words, texts)));
        asides.add(Section.of("more", texts.get("hotline.more"))
                .links(List.of(
                        new AppFrame.Link(texts.get("hotline.calls"), "/app/hotline/calls", false),
                        new AppFrame.Link(texts.get("hotline.counts"), "/app/hotline/counts", false))));
        return DeskPage.of(
                        frame,
                        Head.of(texts.get("hotline.title"), texts.get("hotline.text"))
                                .saying(colour, done),
                        List.of(
                                due(frame, handOver.due(), shift.isPresent(), words, texts),
                                left(signed, handOver.shifts(), words, texts)))
                .beside(asides);
    }

    private static Section beginning(
            AppFrame frame, Typed typed, Hotline.HandOver handOver, HotlineWords words, Texts texts) {
        String last = handOver.shifts().stream().map(Shift::line).findFirst().orElse("");
        Field line = new CallFields(typed, words, texts)
                .shown(Field.of("select", "line", texts.get("hotline.field.line"))
                        .options(words.lines().entrySet().stream()
                                .map(each -> new Option(
                                        each.getKey(),
                                        each.getValue(),
                                        null,
                                        each.getKey().equals(last)))
                                .toList()));
        return Section.of("shift", texts.get("hotline.shift.begin"), texts.get("hotline.shift.begin.text"))
                .forms(List.of(
                        Form.of(frame, "/app/hotline/shift", List.of(line), texts.get("hotline.shift.begin.button"))));
    }

    private static Section going(AppFrame frame, Typed typed, Shift shift, HotlineWords words, Texts texts) {
        Field note = new CallFields(typed, words, texts)
                .shown(Field.of("textarea", "note", texts.get("hotline.field.note"))
                        .value(typed.get("note"))
                        .longest(2000)
                        .optional());
        return Section.of(
                        "shift",
                        texts.get("hotline.shift.goes-on"),
                        texts.get(
                                "hotline.shift.calls",
                                Map.of("count", shift.calls(), "line", words.line(shift.line()))))
                .links(List.of(new AppFrame.Link(texts.get("hotline.answer"), "/app/hotline/call", true)))
                .forms(List.of(
                        Form.of(frame, "/app/hotline/shift/end", List.of(note), texts.get("hotline.shift.end.button"))
                                .styled("plain")));
    }

    private static Section due(AppFrame frame, List<Call> due, boolean answers, HotlineWords words, Texts texts) {
        return Section.of("due", texts.get("hotline.due"))
                .table(new Section.Table(
                        texts.get("hotline.due"),
                        List.of(
                                texts.get("hotline.when"),
                                texts.get("hotline.field.toDo"),
                                texts.get("hotline.field.topics"),
                                texts.get("hotline.field.signal"),
                                ""),
                        due.stream()
                                .map(call -> row(frame, call, answers, words, texts))
                                .toList(),
                        texts.get("hotline.due.none")));
    }

    private static List<Cell> row(AppFrame frame, Call call, boolean answers, HotlineWords words, Texts texts) {
        Call.FollowUp followUp = Objects.requireNonNull(call.followUp());
        return List.of(
                Cell.text(words.due(followUp)),
                Cell.text(followUp.toDo().isEmpty() ? texts.get("hotline.due.look") : followUp.toDo()),
                Cell.text(words.about(call)),
                Cell.badge(words.of("signal", call.signal()), call.signal().colour()),
                answers
                        ? Cell.form(Form.button(
                                frame, "/app/hotline/follow-ups/" + call.id(), texts.get("hotline.due.done")))
                        : Cell.text(""));
    }

    private Section left(Signed signed, List<Shift> shifts, HotlineWords words, Texts texts) {
        Map<AccountId, String> who =
                names.of(signed.actor(), shifts.stream().map(Shift::adviser).toList());
        return Section.of("shifts", texts.get("hotline.shifts"))
                .table(new Section.Table(
                        texts.get("hotline.shifts"),
                        List.of(
                                texts.get("hotline.shift"),
                                texts.get("hotline.field.line"),
                                texts.get("hotline.adviser"),
                                texts.get("hotline.shift.count"),
                                texts.get("hotline.field.note")),
                        shifts.stream()
                                .map(shift -> List.of(
                                        Cell.text(desk.when(shift.begun(), texts)),
                                        Cell.text(words.line(shift.line())),
                                        Cell.name(who.getOrDefault(shift.adviser(), "")),
                                        Cell.text(String.valueOf(shift.calls())),
                                        Cell.text(shift.note())))
                                .toList(),
                        texts.get("hotline.shifts.none")));
    }
}
