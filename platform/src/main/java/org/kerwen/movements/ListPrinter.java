package org.kerwen.movements;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.kerwen.access.SafeCsv;
import org.kerwen.kernel.Choice;
import org.kerwen.movements.pages.ListPage;
import org.kerwen.paper.PaperPrinter;
import org.kerwen.people.DocumentKind;
import org.kerwen.people.Sex;
import org.kerwen.web.DateWords;
import org.kerwen.web.Texts;

/** Makes files of a passenger list as it was issued, in the language of whoever asks. */
final class ListPrinter {
    private final TemplateEngine templates;
    private final PaperPrinter printer;
    private final ZoneId zone;

    ListPrinter(TemplateEngine templates, PaperPrinter printer, ZoneId zone) {
        this.templates = templates;
        this.printer = printer;
        this.zone = zone;
    }

    /** The list with what stands around it. */
    record Paper(Manifest list, List<Leg> legs, String organisation) {}

    /** The file; empty where it is busy. Outside of any transaction. */
    Optional<byte[]> print(Paper paper, ListForm form, Texts texts) {
        return switch (form) {
            case PDF -> pdf(paper, texts);
            case XLSX -> Optional.of(sheet(paper, texts));
            case CSV -> Optional.of(SafeCsv.of(headings(paper.list(), texts), rows(paper.list(), texts)));
        };
    }

    private Optional<byte[]> pdf(Paper paper, Texts texts) {
        var xhtml = new StringOutput();
        MovementWords words = new MovementWords(texts);
        templates.render(
                "movements/list.jte",
                new ListPage(
                        texts.language().tag(),
                        texts.language().direction(),
                        texts.get(
                                "movements.list.of",
                                Map.of("recipient", texts.choice(paper.list().recipient()))),
                        made(paper, texts),
                        paper.legs().stream().map(words::leg).toList(),
                        headings(paper.list(), texts),
                        rows(paper.list(), texts),
                        texts.get(
                                "movements.people", Map.of("count", paper.list().people()))),
                xhtml);
        return printer.print(xhtml.toString());
    }

    private String made(Paper paper, Texts texts) {
        return texts.get(
                "movements.list.made",
                Map.of(
                        "organisation",
                        paper.organisation(),
                        "number",
                        paper.list().number(),
                        "when",
                        DateWords.of(paper.list().at(), zone, texts)));
    }

    private byte[] sheet(Paper paper, Texts texts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Kerwen", null)) {
            Worksheet sheet = workbook.newWorksheet("1");
            int row = 0;
            write(sheet, row++, List.of(made(paper, texts)));
            write(sheet, row++, headings(paper.list(), texts));
            for (List<String> cells : rows(paper.list(), texts)) {
                write(sheet, row++, cells);
            }
            workbook.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(Worksheet sheet, int row, List<String> cells) {
        for (int column = 0; column < cells.size(); column++) {
            sheet.inlineString(row, column, SafeCsv.safe(cells.get(column)));
        }
    }

    private static List<String> headings(Manifest list, Texts texts) {
        return Stream.concat(
                        Stream.of(texts.get("movements.number")),
                        list.fields().stream().map(texts::choice))
                .toList();
    }

    private static List<List<String>> rows(Manifest list, Texts texts) {
        List<List<String>> rows = new ArrayList<>();
        for (List<String> row : list.rows()) {
            List<String> cells = new ArrayList<>();
            cells.add(String.valueOf(rows.size() + 1));
            for (int column = 0; column < row.size(); column++) {
                cells.add(inWords(list.fields().get(column), row.get(column), texts));
            }
            rows.add(cells);
        }
        return rows;
    }

    /** What stands in a copy, in the language of who reads; words of closed lists are kept as such. */
    static String inWords(ListField field, String value, Texts texts) {
        if (value.isEmpty()) {
            return "";
        }
        return switch (field) {
            case SEX -> texts.choice(Choice.of(Sex.class, value));
            case TRAVELS_BY -> texts.choice(Choice.of(DocumentKind.class, value));
            case NEEDS_ON_THE_WAY ->
                Arrays.stream(value.split(",", -1))
                        .map(word -> texts.choice(Choice.of(SpecialNeed.class, word)))
                        .collect(Collectors.joining(", "));
            case FAMILY_NAME,
                    GIVEN_NAMES,
                    FATHERS_NAME,
                    BORN,
                    NATIONALITY,
                    PAPER_NUMBER,
                    PAPER_UNTIL,
                    FAMILY_GROUP,
                    SETS_OUT_FROM,
                    GOES_TO -> value;
        };
    }
}
