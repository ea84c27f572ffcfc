package org.kerwen.intake;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.Demands;
import org.kerwen.access.Desk;
import org.kerwen.access.SafeCsv;
import org.kerwen.access.Signed;
import org.kerwen.access.pages.Cell;
import org.kerwen.access.pages.DeskPage;
import org.kerwen.access.pages.Head;
import org.kerwen.access.pages.Section;
import org.kerwen.kernel.Choice;
import org.kerwen.people.ConsentWay;
import org.kerwen.web.AppFrame;
import org.kerwen.web.Form;
import org.kerwen.web.NotFound;
import org.kerwen.web.Texts;
import org.kerwen.web.WebSettings;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** An import from its columns to its end: what it is at, and what can be done next. */
@RestController
final class ImportPages {
    private static final String PATH = "/app/people/import/";
    private static final int SHOWN = 20;
    private static final int KEPT_SHOWN = 500;
    private static final int ALL = TableFile.MOST_ROWS;

    private final Desk desk;
    private final Imports imports;
    private final Clock clock;
    private final ZoneId zone;

    ImportPages(Desk desk, Imports imports, Clock clock, WebSettings settings) {
        this.desk = desk;
        this.imports = imports;
        this.clock = clock;
        this.zone = settings.timeZone();
    }

    @Demands("person.import")
    @GetMapping("/app/people/import/{id}")
    ResponseEntity<byte[]> page(HttpServletRequest request, Signed signed, @PathVariable UUID id) {
        return page(request, signed, id, null);
    }

    private ResponseEntity<byte[]> page(HttpServletRequest request, Signed signed, UUID id, @Nullable String refused) {
        Imports.Shown shown = imports.find(signed.actor(), id).orElseThrow(NotFound::new);
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get("intake.import"));
        List<Section> sections = switch (shown.it().state()) {
            case MATCHING -> matching(frame, signed, shown.it(), "consent-missing".equals(refused));
            case CHECKING, RECORDING, UNDOING -> List.of(working(frame, shown));
            case CHECKED, UNDONE -> checked(frame, signed, shown);
        };
        return desk.show(DeskPage.of(
                frame,
                Head.of(
                                texts.get("intake.import"),
                                texts.get("intake.about." + shown.it().state().word()))
                        .below(texts.get("intake.title"), "/app/people/import")
                        .saying("stop", refused == null ? null : refusal(refused, texts)),
                sections));
    }

    private static String refusal(String word, Texts texts) {
        return texts.find("intake.refused." + word).orElseGet(() -> texts.get("people.wrong." + word));
    }

    /** What the columns are, and the first rows as they would be read. */
    private List<Section> matching(AppFrame frame, Signed signed, Import it, boolean withoutGround) {
        Texts texts = frame.texts();
        ImportWords words = new ImportWords(texts);
        List<Line> sample = imports.sample(signed.actor(), it);
        List<Form.Field> fields = new ArrayList<>();
        for (int at = 0; at < it.columns().size(); at++) {
            int column = at;
            fields.add(Form.Field.of(
                            "select",
                            "column-" + at,
                            words.column(at, it.headings().get(at)))
                    .hint(sample.stream()
                            .filter(line -> line.cells().size() > column)
                            .map(line -> line.cells().get(column).strip())
                            .filter(cell -> !cell.isEmpty())
                            .findFirst()
                            .map(cell -> texts.get("intake.column.first", Map.of("cell", shortened(cell))))
                            .orElse(null))
                    .options(columns(it.columns().get(at), texts)));
        }
        fields.add(Form.Field.of("radios", "days", texts.get("intake.days"))
                .options(List.of(
                        new Form.Option("day-first", texts.get("intake.days.day"), null, it.dayFirst()),
                        new Form.Option("month-first", texts.get("intake.days.month"), null, !it.dayFirst()))));
        Section columns = Section.of("columns", texts.get("intake.columns"), texts.get("intake.columns.text"))
                .forms(List.of(Form.of(frame, PATH + it.id() + "/columns", fields, texts.get("intake.columns.button"))
                        .styled("plain")));
        Form.Field ground = Form.Field.of("radios", "consent", texts.get("intake.consent"))
                .hint(texts.get("intake.consent.hint"))
                .options(Stream.of(ConsentWay.values())
                        .map(way -> new Form.Option(way.word(), texts.choice(way), null, false))
                        .toList());
        Section preview = Section.of("preview", texts.get("intake.preview"))
                .table(preview(it, sample, texts))
                .forms(List.of(
                        Form.of(
                                frame,
                                PATH + it.id() + "/check",
                                List.of(
                                        withoutGround
                                                ? ground.error(texts.get("people.wrong.consent-missing"))
                                                : ground),
                                texts.get("intake.check")),
                        Form.button(frame, PATH + it.id() + "/remove", texts.get("intake.remove"))));
        return List.of(columns, preview);
    }

    private static String shortened(String cell) {
        return cell.codePointCount(0, cell.length()) <= 60
                ? cell
                : cell.substring(0, cell.offsetByCodePoints(0, 60)) + "…";
    }

    private static List<Form.Option> columns(Optional<Column> chosen, Texts texts) {
        List<Form.Option> options = new ArrayList<>();
        options.add(new Form.Option("", texts.get("intake.column.none"), null, chosen.isEmpty()));
        for (Column column : Column.values()) {
            options.add(
                    new Form.Option(column.word(), texts.get(column.text()), null, chosen.equals(Optional.of(column))));
        }
        return options;
    }

    private Section.Table preview(Import it, List<Line> sample, Texts texts) {
        ImportWords words = new ImportWords(texts);
        RowReading reading = it.reading();
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        List<List<Cell>> rows = new ArrayList<>();
        for (Line line : sample) {
            List<Cell> row = new ArrayList<>();
            row.add(Cell.text(words.number(line.number())));
            String wrongRow = reading.wrongAsRow(line);
            RowReading.Read read = wrongRow == null
                    ? reading.read(reading.cells(line), today)
                    : new RowReading.Read(null, List.of(":" + wrongRow));
            if (read.registration() == null) {
                row.add(Cell.text(words.wrong(read.wrong())));
                for (int empty = 0; empty < 4; empty++) {
                    row.add(Cell.text(""));
                }
            } else {
                words.read(read.registration()).forEach(word -> row.add(Cell.name(word)));
            }
            rows.add(row);
        }
        return new Section.Table(texts.get("intake.preview"), words.headings(), rows, texts.get("intake.preview.none"));
    }

    private static Section working(AppFrame frame, Imports.Shown shown) {
        Texts texts = frame.texts();
        ImportWords words = new ImportWords(texts);
        String path = PATH + shown.it().id();
        Section section = Section.of("work", words.state(shown.it().state()));
        if (shown.isStopped()) {
            return Section.of("work", words.state(shown.it().state()), texts.get("intake.stopped"))
                    .forms(List.of(Form.button(frame, path + "/go-on", texts.get("intake.goOn"))));
        }
        if (shown.job() == null) {
            return Section.of("work", words.state(shown.it().state()), texts.get("intake.others"))
                    .forms(List.of(Form.button(frame, path + "/go-on", texts.get("intake.goOn"))));
        }
        Long of = shown.job().of();
        long percent = of == null || of == 0 ? 0 : 100 * shown.job().done() / of;
        Cell far = Cell.progress(words.progress(shown.job()), Math.clamp(percent, 0, 100));
        return section.facts(List.of(new Section.Fact(texts.get("intake.progress"), far)))
                .links(List.of(
                        new AppFrame.Link(texts.get("intake.again"), path, true),
                        new AppFrame.Link(texts.get("access.jobs.title"), "/app/jobs", false)));
    }

    private List<Section> checked(AppFrame frame, Signed signed, Imports.Shown shown) {
        Texts texts = frame.texts();
        Import.Counts counts = shown.counts();
        String path = PATH + shown.it().id();
        ImportWords words = new ImportWords(texts);
        List<Section.Fact> facts = new ArrayList<>();
        fact(facts, "intake.count.read", counts.read(), words, texts);
        fact(facts, "intake.count.toRecord", counts.toRecord(), words, texts);
        fact(facts, "intake.count.alike", counts.alike(), words, texts);
        fact(facts, "intake.count.undecided", counts.undecided(), words, texts);
        fact(facts, "intake.count.bad", counts.bad(), words, texts);
        fact(facts, "intake.count.recorded", counts.recorded(), words, texts);
        fact(facts, "intake.count.takenAway", counts.takenAway(), words, texts);
        fact(facts, "intake.count.kept", counts.kept(), words, texts);
        boolean undone = shown.it().state() == Import.State.UNDONE;
        List<Form> forms = new ArrayList<>();
        if (!undone && counts.toRecord() > 0) {
            forms.add(Form.button(
                            frame, path + "/record", texts.get("intake.record", Map.of("count", counts.toRecord())))
                    .styled(""));
        }
        if (counts.recorded() + counts.kept() == 0) {
            forms.add(Form.button(frame, path + "/remove", texts.get("intake.remove")));
        }
        List<Section> sections = new ArrayList<>();
        sections.add(Section.of("rows", words.state(shown.it().state()))
                .facts(facts)
                .links(
                        !undone && counts.alike() > 0
                                ? List.of(new AppFrame.Link(
                                        texts.get("intake.alike.title"), path + "/alike", counts.undecided() > 0))
                                : List.of())
                .forms(forms));
        if (counts.bad() > 0) {
            sections.add(bad(signed, shown.it(), path, texts));
        }
        if (counts.kept() > 0) {
            sections.add(kept(signed, shown.it(), texts));
        }
        if (!undone && counts.recorded() > 0) {
            sections.add(Section.of("undo", texts.get("intake.undo"), texts.get("intake.undo.text"))
                    .forms(List.of(Form.button(
                                    frame,
                                    path + "/take-back",
                                    texts.get("intake.undo.button", Map.of("count", counts.recorded())))
                            .styled("danger"))));
        }
        return sections;
    }

    private static void fact(List<Section.Fact> facts, String text, int count, ImportWords words, Texts texts) {
        if (count > 0) {
            facts.add(new Section.Fact(texts.get(text), Cell.text(words.number(count))));
        }
    }

    private Section bad(Signed signed, Import it, String path, Texts texts) {
        ImportWords words = new ImportWords(texts);
        return Section.of("rows-to-fix", texts.get("intake.bad"), texts.get("intake.bad.text"))
                .table(new Section.Table(
                        texts.get("intake.bad"),
                        List.of(texts.get("intake.line"), texts.get("intake.reason")),
                        imports.rows(signed.actor(), it.id(), "bad", 0, SHOWN).stream()
                                .map(row -> List.of(
                                        Cell.text(words.number(row.line())), Cell.text(words.wrong(row.wrong()))))
                                .toList(),
                        ""))
                .links(List.of(new AppFrame.Link(texts.get("intake.bad.file"), path + "/rows-to-fix", true)));
    }

    private Section kept(Signed signed, Import it, Texts texts) {
        ImportWords words = new ImportWords(texts);
        return Section.of("kept", texts.get("intake.kept"), texts.get("intake.kept.text"))
                .table(new Section.Table(
                        texts.get("intake.kept"),
                        List.of(texts.get("intake.line"), texts.get("people.person.title")),
                        imports.kept(signed.actor(), it.id(), KEPT_SHOWN).stream()
                                .map(row -> List.of(
                                        Cell.text(words.number(row.line())),
                                        Cell.link(texts.get("people.open"), "/app/people/" + row.person())))
                                .toList(),
                        ""));
    }

    /** The rows that are wrong, as a file that can be mended and sent again. */
    @Demands("person.import")
    @GetMapping("/app/people/import/{id}/rows-to-fix")
    ResponseEntity<byte[]> rowsToFix(Signed signed, @PathVariable UUID id) {
        Import it = imports.find(signed.actor(), id).orElseThrow(NotFound::new).it();
        Texts texts = desk.texts(signed);
        ImportWords words = new ImportWords(texts);
        List<String> headings = new ArrayList<>(List.of(texts.get("intake.line"), texts.get("intake.reason")));
        for (int at = 0; at < it.headings().size(); at++) {
            if (it.columns().get(at).isPresent()) {
                headings.add(it.headings().get(at));
            }
        }
        List<List<String>> rows = imports.rows(signed.actor(), id, "bad", 0, ALL).stream()
                .map(row -> {
                    List<String> cells = new ArrayList<>(List.of(String.valueOf(row.line()), words.wrong(row.wrong())));
                    cells.addAll(row.cells());
                    return cells;
                })
                .toList();
        return desk.answers().file(new MediaType("text", "csv"), "rows-to-fix.csv", SafeCsv.of(headings, rows));
    }

    @Demands("person.import")
    @PostMapping("/app/people/import/{id}/columns")
    ResponseEntity<byte[]> columns(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID id,
            @RequestParam Map<String, String> fields) {
        Import it = imports.find(signed.actor(), id).orElseThrow(NotFound::new).it();
        List<Optional<Column>> columns = new ArrayList<>();
        for (int at = 0; at < it.columns().size(); at++) {
            Optional<Column> chosen = Column.of(fields.getOrDefault("column-" + at, ""));
            if (chosen.isPresent() && columns.contains(chosen)) {
                return page(request, signed, id, "twice");
            }
            columns.add(chosen);
        }
        return after(
                request,
                signed,
                id,
                imports.columns(signed.actor(), id, columns, !"month-first".equals(fields.get("days"))));
    }

    @Demands("person.import")
    @PostMapping("/app/people/import/{id}/check")
    ResponseEntity<byte[]> check(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String consent) {
        ConsentWay way = Choice.words(ConsentWay.class).contains(consent) ? Choice.of(ConsentWay.class, consent) : null;
        return after(request, signed, id, imports.check(signed.actor(), id, way));
    }

    @Demands("person.import")
    @PostMapping("/app/people/import/{id}/record")
    ResponseEntity<byte[]> record(HttpServletRequest request, Signed signed, @PathVariable UUID id) {
        return after(request, signed, id, imports.record(signed.actor(), id));
    }

    @Demands("person.import")
    @PostMapping("/app/people/import/{id}/take-back")
    ResponseEntity<byte[]> takeBack(HttpServletRequest request, Signed signed, @PathVariable UUID id) {
        return after(request, signed, id, imports.takeBack(signed.actor(), id));
    }

    @Demands("person.import")
    @PostMapping("/app/people/import/{id}/go-on")
    ResponseEntity<byte[]> goOn(HttpServletRequest request, Signed signed, @PathVariable UUID id) {
        return after(request, signed, id, imports.goOn(signed.actor(), id));
    }

    @Demands("person.import")
    @PostMapping("/app/people/import/{id}/remove")
    ResponseEntity<byte[]> remove(HttpServletRequest request, Signed signed, @PathVariable UUID id) {
        Imports.Outcome outcome = imports.remove(signed.actor(), id);
        return outcome == Imports.Outcome.DONE
                ? desk.answers().goTo("/app/people/import")
                : after(request, signed, id, outcome);
    }

    private ResponseEntity<byte[]> after(HttpServletRequest request, Signed signed, UUID id, Imports.Outcome outcome) {
        return switch (outcome) {
            // What somebody else did meanwhile is seen on the page.
            case DONE, NOT_NOW -> desk.answers().goTo(PATH + id);
            case NO_NAME -> page(request, signed, id, "no-name");
            case NO_GROUND -> page(request, signed, id, "consent-missing");
            case NOT_THERE -> throw new NotFound();
        };
    }
}
