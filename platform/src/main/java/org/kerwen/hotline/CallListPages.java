package org.kerwen.hotline;

import jakarta.servlet.http.HttpServletRequest;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.Demands;
import org.kerwen.access.Desk;
import org.kerwen.access.Signed;
import org.kerwen.access.pages.Cell;
import org.kerwen.access.pages.DeskPage;
import org.kerwen.access.pages.Head;
import org.kerwen.access.pages.Section;
import org.kerwen.directory.Directory;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.web.AppFrame;
import org.kerwen.web.DateWords;
import org.kerwen.web.Form.Field;
import org.kerwen.web.Form.Option;
import org.kerwen.web.Texts;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Calls of the own hotline as a list, and how many there were of what. */
@RestController
final class CallListPages {
    private static final int ON_A_PAGE = 50;
    private static final int MONTHS = 12;

    private final Desk desk;
    private final Hotline hotline;
    private final Directory directory;
    private final AdviceDesk advice;

    CallListPages(Desk desk, Hotline hotline, Directory directory, AdviceDesk advice) {
        this.desk = desk;
        this.hotline = hotline;
        this.directory = directory;
        this.advice = advice;
    }

    @Demands("hotline.read")
    @GetMapping("/app/hotline/calls")
    ResponseEntity<byte[]> list(
            HttpServletRequest request,
            Signed signed,
            @RequestParam(defaultValue = "") String signal,
            @RequestParam(defaultValue = "") String topic,
            @RequestParam(defaultValue = "") String after) {
        Texts texts = desk.texts(signed);
        HotlineWords words = new HotlineWords(texts, directory);
        AppFrame frame = desk.frame(request, signed, texts.get("hotline.calls"));
        // One more than is shown tells whether there is a next page.
        List<HotlineStore.Listed> found = hotline.list(
                signed.actor(), find(Signal.class, signal), find(Topic.class, topic), place(after), ON_A_PAGE + 1);
        List<HotlineStore.Listed> shown = found.subList(0, Math.min(found.size(), ON_A_PAGE));
        Section calls = Section.of("calls", texts.get("hotline.calls"))
                .table(new Section.Table(
                        texts.get("hotline.calls"),
                        List.of(
                                texts.get("hotline.shift"),
                                texts.get("hotline.field.topics"),
                                texts.get("hotline.field.role"),
                                texts.get("hotline.field.signal"),
                                texts.get("hotline.advised.what"),
                                texts.get("hotline.field.notes")),
                        shown.stream().map(listed -> row(listed, words, texts)).toList(),
                        texts.get("hotline.calls.none")));
        if (found.size() > ON_A_PAGE) {
            HotlineStore.Listed last = shown.getLast();
            calls = calls.links(List.of(new AppFrame.Link(
                    texts.get("hotline.next"),
                    "/app/hotline/calls?signal=%s&topic=%s&after=%s_%s"
                            .formatted(
                                    word(Signal.class, signal),
                                    word(Topic.class, topic),
                                    last.shift(),
                                    last.call().id()),
                    false)));
        }
        return desk.show(DeskPage.of(
                        frame,
                        Head.of(texts.get("hotline.calls"), texts.get("hotline.calls.text"))
                                .below(texts.get("hotline.title"), "/app/hotline"),
                        List.of(calls))
                .narrowedBy(new DeskPage.Filter(
                        "/app/hotline/calls",
                        List.of(
                                Field.of("select", "signal", texts.get("hotline.field.signal"))
                                        .options(words.options(
                                                "signal", Signal.class, signal, texts.get("hotline.any"))),
                                Field.of("select", "topic", texts.get("hotline.field.topics"))
                                        .options(words.options("topic", Topic.class, topic, texts.get("hotline.any")))),
                        texts.get("access.narrow"))));
    }

    private List<Cell> row(HotlineStore.Listed listed, HotlineWords words, Texts texts) {
        Call call = listed.call();
        return List.of(
                Cell.text(desk.day(listed.begun(), texts) + ", " + words.line(call.line())),
                Cell.text(words.about(call)),
                Cell.text(words.of("role", call.caller().role())),
                Cell.badge(words.of("signal", call.signal()), call.signal().colour()),
                Cell.text(call.advised().stream()
                        .map(id -> advice.title(id, texts))
                        .collect(Collectors.joining(", "))),
                Cell.text(call.notes()));
    }

    private static <E extends Enum<E> & Choice> @Nullable E find(Class<E> list, String word) {
        return Choice.words(list).contains(word) ? Choice.of(list, word) : null;
    }

    private static <E extends Enum<E> & Choice> String word(Class<E> list, String word) {
        return Choice.words(list).contains(word) ? word : "";
    }

    private static HotlineStore.@Nullable Place place(String after) {
        String[] parts = after.split("_", -1);
        try {
            return parts.length == 2
                    ? new HotlineStore.Place(UUID.fromString(parts[0]), UUID.fromString(parts[1]))
                    : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    @Demands("hotline.count")
    @GetMapping("/app/hotline/counts")
    ResponseEntity<byte[]> counts(
            HttpServletRequest request,
            Signed signed,
            @RequestParam(defaultValue = "") String month,
            @RequestParam(defaultValue = "") String line) {
        Texts texts = desk.texts(signed);
        HotlineWords words = new HotlineWords(texts, directory);
        AppFrame frame = desk.frame(request, signed, texts.get("hotline.counts"));
        YearMonth now = YearMonth.from(hotline.today());
        YearMonth chosen = month(month);
        List<Counted> counted = hotline
                .counts(
                        signed.actor(),
                        chosen == null ? now.minusMonths(MONTHS - 1) : chosen,
                        chosen == null ? now : chosen)
                .stream()
                .filter(count -> line.isEmpty() || count.line().equals(line))
                .toList();
        return desk.show(DeskPage.of(
                        frame,
                        Head.of(texts.get("hotline.counts"), texts.get("hotline.counts.text"))
                                .below(texts.get("hotline.title"), "/app/hotline"),
                        List.of(Section.of("counts", texts.get("hotline.counts"))
                                .table(new Section.Table(
                                        texts.get("hotline.counts"),
                                        List.of(
                                                texts.get("hotline.month"),
                                                texts.get("hotline.field.line"),
                                                texts.get("hotline.field.topics"),
                                                texts.get("hotline.how-often")),
                                        rows(counted, words, texts),
                                        texts.get("hotline.counts.none")))))
                .narrowedBy(new DeskPage.Filter(
                        "/app/hotline/counts",
                        List.of(months(now, chosen, texts), lines(line, words, texts)),
                        texts.get("access.narrow"))));
    }

    private static List<List<Cell>> rows(List<Counted> counted, HotlineWords words, Texts texts) {
        List<List<Cell>> rows = new ArrayList<>();
        counted.forEach(count -> rows.add(List.of(
                Cell.text(said(count.month(), texts)),
                Cell.text(words.line(count.line())),
                Cell.text(words.of("topic", Choice.of(Topic.class, count.topic()))),
                Cell.text(String.valueOf(count.count())))));
        if (!counted.isEmpty()) {
            rows.add(List.of(
                    Cell.text(texts.get("hotline.all")),
                    Cell.text(""),
                    Cell.text(""),
                    Cell.text(String.valueOf(
                            counted.stream().mapToInt(Counted::count).sum()))));
        }
        return rows;
    }

    private static String said(YearMonth month, Texts texts) {
        return DateWords.of(new FuzzyDate.OfMonth(month), texts);
    }

    private static Field months(YearMonth now, @Nullable YearMonth chosen, Texts texts) {
        List<Option> options = new ArrayList<>();
        options.add(new Option("", texts.get("hotline.year"), null, chosen == null));
        for (int before = 0; before < MONTHS; before++) {
            YearMonth month = now.minusMonths(before);
            options.add(new Option(month.toString(), said(month, texts), null, month.equals(chosen)));
        }
        return Field.of("select", "month", texts.get("hotline.month")).options(options);
    }

    private static Field lines(String chosen, HotlineWords words, Texts texts) {
        List<Option> options = new ArrayList<>();
        options.add(new Option("", texts.get("hotline.any"), null, chosen.isEmpty()));
        words.lines().forEach((id, name) -> options.add(new Option(id, name, null, id.equals(chosen))));
        return Field.of("select", "line", texts.get("hotline.field.line")).options(options);
    }

    private static @Nullable YearMonth month(String typed) {
        try {
            return typed.isEmpty() ? null : YearMonth.parse(typed);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
