package org.kerwen.intake;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.kerwen.access.Demands;
import org.kerwen.access.Desk;
import org.kerwen.access.Signed;
import org.kerwen.access.pages.Cell;
import org.kerwen.access.pages.DeskPage;
import org.kerwen.access.pages.Head;
import org.kerwen.access.pages.Section;
import org.kerwen.linkage.Likeness;
import org.kerwen.people.Registration;
import org.kerwen.web.AppFrame;
import org.kerwen.web.Form;
import org.kerwen.web.NotFound;
import org.kerwen.web.Texts;
import org.kerwen.web.WebSettings;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Rows of people who may be there already: somebody decides for each, or for all. */
@RestController
final class AlikePages {
    private static final int ON_A_PAGE = 20;
    private static final Set<String> DECISIONS = Set.of("record", "leave-out", "same");
    private static final String DECIDE = "decision-";

    private final Desk desk;
    private final Imports imports;
    private final Clock clock;
    private final ZoneId zone;

    AlikePages(Desk desk, Imports imports, Clock clock, WebSettings settings) {
        this.desk = desk;
        this.imports = imports;
        this.clock = clock;
        this.zone = settings.timeZone();
    }

    @Demands("person.import")
    @GetMapping("/app/people/import/{id}/alike")
    ResponseEntity<byte[]> page(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int after) {
        Imports.Shown shown = imports.find(signed.actor(), id).orElseThrow(NotFound::new);
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get("intake.alike.title"));
        String path = "/app/people/import/" + id;
        boolean open = shown.it().state() == Import.State.CHECKED;
        List<Row> found = imports.rows(signed.actor(), id, "alike", after, ON_A_PAGE + 1);
        List<Row> rows = found.subList(0, Math.min(ON_A_PAGE, found.size()));
        List<Section> sections = new ArrayList<>();
        if (open && shown.counts().undecided() > 0) {
            sections.add(forAll(frame, path, shown.counts().undecided()));
        }
        Section each = Section.of("each", texts.get("intake.alike.each"), texts.get("intake.alike.text"))
                .table(table(signed, shown.it(), rows, texts));
        if (found.size() > ON_A_PAGE) {
            each = each.links(List.of(new AppFrame.Link(
                    texts.get("intake.alike.more"),
                    path + "/alike?after=" + rows.getLast().line(),
                    false)));
        }
        List<Form.Field> fields = rows.stream()
                .filter(row -> !row.cells().isEmpty())
                .map(row -> field(row, texts))
                .toList();
        if (open && !fields.isEmpty()) {
            each = each.forms(List.of(Form.of(frame, path + "/alike", fields, texts.get("intake.alike.keep"))
                    .with(Map.of("after", String.valueOf(after)))));
        }
        sections.add(each);
        return desk.show(DeskPage.of(
                frame, Head.of(texts.get("intake.alike.title")).below(texts.get("intake.import"), path), sections));
    }

    private static Section forAll(AppFrame frame, String path, int undecided) {
        Texts texts = frame.texts();
        return Section.of("all", texts.get("intake.alike.all", Map.of("count", undecided)))
                .forms(List.of(Form.of(
                                frame,
                                path + "/alike/all",
                                List.of(Form.Field.of("select", "decision", texts.get("intake.alike.decision"))
                                        .options(options("leave-out", texts, false))),
                                texts.get("intake.alike.all.button"))
                        .styled("plain")));
    }

    private static Form.Field field(Row row, Texts texts) {
        String decision = row.decision() == null ? "" : row.decision();
        return Form.Field.of(
                        "select",
                        DECIDE + row.line(),
                        texts.get("intake.alike.line", Map.of("line", new ImportWords(texts).number(row.line()))))
                .options(options(decision, texts, true));
    }

    private static List<Form.Option> options(String chosen, Texts texts, boolean mayWait) {
        List<Form.Option> options = new ArrayList<>();
        if (mayWait) {
            options.add(new Form.Option("", texts.get("intake.decision.none"), null, chosen.isEmpty()));
        }
        for (String decision : List.of("record", "leave-out", "same")) {
            options.add(
                    new Form.Option(decision, texts.get("intake.decision." + decision), null, decision.equals(chosen)));
        }
        return options;
    }

    private Section.Table table(Signed signed, Import it, List<Row> rows, Texts texts) {
        ImportWords words = new ImportWords(texts);
        RowReading reading = it.reading();
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        Map<UUID, String> called = imports.called(signed.actor(), it.id(), rows);
        List<List<Cell>> cells = new ArrayList<>();
        for (Row row : rows) {
            Registration registration = row.cells().isEmpty()
                    ? null
                    : reading.read(row.cells(), today).registration();
            cells.add(List.of(
                    Cell.text(words.number(row.line())),
                    Cell.name(registration == null ? "" : words.line(registration)),
                    like(row, called, texts),
                    Cell.text(likely(row, texts))));
        }
        return new Section.Table(
                texts.get("intake.alike.each"),
                List.of(
                        texts.get("intake.line"),
                        texts.get("intake.alike.row"),
                        texts.get("people.alike"),
                        texts.get("intake.alike.likely")),
                cells,
                texts.get("intake.alike.none"));
    }

    private static Cell like(Row row, Map<UUID, String> called, Texts texts) {
        UUID person = row.likePerson();
        if (person == null) {
            return Cell.text(texts.get(
                    "intake.alike.line",
                    Map.of("line", new ImportWords(texts).number(row.likeLine() == null ? 0 : row.likeLine()))));
        }
        String name = called.get(person);
        return name == null ? Cell.text("–") : Cell.link(name, "/app/people/" + person);
    }

    private static String likely(Row row, Texts texts) {
        Likeness likeness = new Likeness(0, List.of()).through(row.likeness() == null ? 0 : row.likeness());
        return texts.get("people.like."
                + likeness.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    @Demands("person.import")
    @PostMapping("/app/people/import/{id}/alike")
    ResponseEntity<byte[]> decide(Signed signed, @PathVariable UUID id, @RequestParam Map<String, String> fields) {
        Map<Integer, String> decisions = new LinkedHashMap<>();
        fields.forEach((field, decision) -> {
            if (field.matches(DECIDE + "[0-9]{1,7}") && DECISIONS.contains(decision)) {
                decisions.put(Integer.valueOf(field.substring(DECIDE.length())), decision);
            }
        });
        int last = decisions.keySet().stream().mapToInt(line -> line).max().orElse(0);
        return after(id, imports.decide(signed.actor(), id, decisions), last);
    }

    @Demands("person.import")
    @PostMapping("/app/people/import/{id}/alike/all")
    ResponseEntity<byte[]> decideAll(
            Signed signed, @PathVariable UUID id, @RequestParam(defaultValue = "") String decision) {
        return after(
                id, imports.decideAll(signed.actor(), id, DECISIONS.contains(decision) ? decision : "leave-out"), 0);
    }

    private ResponseEntity<byte[]> after(UUID id, Imports.Outcome outcome, int last) {
        if (outcome == Imports.Outcome.NOT_THERE) {
            throw new NotFound();
        }
        return desk.answers().goTo("/app/people/import/" + id + (last > 0 ? "/alike?after=" + last : ""));
    }
}
