package org.kerwen.money;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.kerwen.access.Demands;
import org.kerwen.access.Desk;
import org.kerwen.access.SafeCsv;
import org.kerwen.access.Signed;
import org.kerwen.access.pages.DeskPage;
import org.kerwen.access.pages.Head;
import org.kerwen.access.pages.Section;
import org.kerwen.projects.Projects;
import org.kerwen.web.AppFrame;
import org.kerwen.web.NotFound;
import org.kerwen.web.Texts;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What a donor reads: what was agreed, spent and left of each line, straight from the books, and no entry behind it. */
@RestController
final class ReportPages {
    private static final MediaType SPREADSHEET =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final Desk desk;
    private final Books books;
    private final Projects projects;

    ReportPages(Desk desk, Books books, Projects projects) {
        this.desk = desk;
        this.books = books;
        this.projects = projects;
    }

    @Demands("money.report")
    @GetMapping("/app/reports")
    ResponseEntity<byte[]> all(HttpServletRequest request, Signed signed) {
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get("money.reports"));
        return desk.show(DeskPage.of(
                frame,
                Head.of(texts.get("money.reports"), texts.get("money.reports.text")),
                List.of(Section.of("budgets", texts.get("money.budgets"))
                        .table(BudgetList.of(
                                books.reported(signed.actor()),
                                "/app/reports/",
                                new MoneyWords(texts, projects),
                                texts)))));
    }

    @Demands("money.report")
    @GetMapping("/app/reports/{id}")
    ResponseEntity<byte[]> one(HttpServletRequest request, Signed signed, @PathVariable UUID id) {
        Budget budget = books.reported(signed.actor(), id).orElseThrow(NotFound::new);
        Texts texts = desk.texts(signed);
        MoneyWords words = new MoneyWords(texts, projects);
        AppFrame frame = desk.frame(request, signed, texts.get("money.report"));
        return desk.show(DeskPage.of(
                frame,
                Head.of(words.project(budget), words.period(budget)).below(texts.get("money.reports"), "/app/reports"),
                List.of(Section.of("lines", texts.get("money.lines"))
                        .table(words.lines(budget))
                        .links(List.of(new AppFrame.Link(
                                texts.get("money.report.file"), "/app/reports/" + id + "/file", true))))));
    }

    @Demands("money.report")
    @GetMapping("/app/reports/{id}/file")
    ResponseEntity<byte[]> file(Signed signed, @PathVariable UUID id) {
        Budget budget = books.reported(signed.actor(), id).orElseThrow(NotFound::new);
        Texts texts = desk.texts(signed);
        return desk.answers().file(SPREADSHEET, "report.xlsx", sheet(budget, texts, new MoneyWords(texts, projects)));
    }

    private static byte[] sheet(Budget budget, Texts texts, MoneyWords words) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Kerwen", null)) {
            Worksheet sheet = workbook.newWorksheet("1");
            text(sheet, 0, 0, words.project(budget));
            text(sheet, 1, 0, words.period(budget) + ", " + budget.currency());
            List<String> headings = List.of(
                    texts.get("money.line"),
                    texts.get("money.field.category"),
                    texts.get("money.allotted"),
                    texts.get("money.spent"),
                    texts.get("money.promised"),
                    texts.get("money.left"));
            for (int column = 0; column < headings.size(); column++) {
                text(sheet, 3, column, headings.get(column));
            }
            int row = 4;
            for (Budget.Line line : budget.lines()) {
                text(sheet, row, 0, words.line(line));
                text(sheet, row, 1, texts.choice(line.category()));
                sheet.value(row, 2, line.allotted().amount());
                sheet.value(row, 3, line.spent().amount());
                sheet.value(row, 4, line.promised().amount());
                sheet.value(row, 5, line.left().amount());
                row++;
            }
            text(sheet, row, 0, texts.get("money.all"));
            sheet.value(row, 2, budget.allotted().amount());
            sheet.value(row, 3, budget.spent().amount());
            sheet.value(row, 4, budget.promised().amount());
            sheet.value(row, 5, budget.left().amount());
            workbook.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void text(Worksheet sheet, int row, int column, String text) {
        sheet.inlineString(row, column, SafeCsv.safe(text));
    }
}
