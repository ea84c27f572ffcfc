package org.kerwen.intake;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.kerwen.access.Demands;
import org.kerwen.access.Desk;
import org.kerwen.access.Permissions;
import org.kerwen.access.SafeCsv;
import org.kerwen.access.Signed;
import org.kerwen.access.pages.FormPage;
import org.kerwen.access.pages.Head;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.files.FileType;
import org.kerwen.people.ListQuestion;
import org.kerwen.people.Listed;
import org.kerwen.people.NameUsage;
import org.kerwen.people.Narrowing;
import org.kerwen.people.People;
import org.kerwen.people.Person;
import org.kerwen.people.Registration;
import org.kerwen.web.AppFrame;
import org.kerwen.web.Form;
import org.kerwen.web.NotFound;
import org.kerwen.web.Texts;
import org.kerwen.web.WebSettings;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * All people, or those whom somebody chose of the list, as a file: the greatest piece of the register that anybody can take away at once. It demands a right of its own
 * and that password and code were typed just now, and stands in the audit. It is written page by page while it is sent.
 */
@RestController
final class ExportPages {
    private static final int AT_ONCE = 500;

    private final Desk desk;
    private final People people;
    private final Transactions transactions;
    private final Permissions permissions;
    private final Clock clock;
    private final ZoneId zone;

    ExportPages(
            Desk desk,
            People people,
            Transactions transactions,
            Permissions permissions,
            Clock clock,
            WebSettings settings) {
        this.permissions = permissions;
        this.clock = clock;
        this.zone = settings.timeZone();
        this.desk = desk;
        this.people = people;
        this.transactions = transactions;
    }

    @Demands(value = "person.export", fresh = true)
    @GetMapping("/app/people/export")
    ResponseEntity<byte[]> form(HttpServletRequest request, Signed signed) {
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get("intake.export.title"));
        Form form = Form.of(
                frame,
                "/app/people/export",
                List.of(Form.Field.of("radios", "form", texts.get("intake.export.form"))
                        .options(List.of(
                                new Form.Option("xlsx", texts.get("intake.export.xlsx"), null, true),
                                new Form.Option("csv", texts.get("intake.export.csv"), null, false)))),
                texts.get("intake.export.button"));
        Narrowing narrowing = narrowing(request, signed);
        if (!narrowing.isNothing()) {
            form = form.with(narrowing.fields());
        }
        boolean some = !narrowing.by().isEmpty();
        return desk.show(new FormPage(
                frame,
                Head.of(texts.get("intake.export.title"), texts.get(some ? "intake.export.some" : "intake.export.text"))
                        .below(texts.get("people.title"), "/app/people?" + narrowing.query()),
                form,
                List.of()));
    }

    @Demands(value = "person.export", fresh = true)
    @PostMapping("/app/people/export")
    void export(
            HttpServletRequest request,
            Signed signed,
            HttpServletResponse response,
            @RequestParam(defaultValue = "csv") String form)
            throws IOException {
        Texts texts = desk.texts(signed);
        Asked asked = new Asked(
                signed,
                new ListQuestion(
                        narrowing(request, signed),
                        texts.language(),
                        LocalDate.ofInstant(clock.instant(), zone),
                        zone));
        FileType type = form.equals("xlsx") ? FileType.XLSX : FileType.CSV;
        Listed first = page(asked, Listed.Cut.FIRST);
        response.setContentType(type.mediaType());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Robots-Tag", "noindex");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"list." + type.ending() + "\"");
        if (type == FileType.XLSX) {
            spreadsheet(asked, first, response, texts);
        } else {
            csv(asked, first, response, texts);
        }
    }

    /** Who asks for whom. */
    private record Asked(Signed signed, ListQuestion question) {}

    /** What may not be asked is left out of nothing: without it more people would leave than somebody chose. */
    private Narrowing narrowing(HttpServletRequest request, Signed signed) {
        Narrowing.Read read =
                Narrowing.read(request::getParameter, facet -> permissions.may(signed.actor(), facet.operation()));
        if (!read.wrong().isEmpty()) {
            throw new NotFound();
        }
        return read.narrowing();
    }

    private Listed page(Asked asked, Listed.Cut cut) {
        return transactions.run(
                asked.signed().actor(),
                Act.of("person.export"),
                database -> people.list(database, asked.signed().actor(), asked.question(), cut, AT_ONCE));
    }

    private interface Write {
        void rows(List<Person> some) throws IOException;
    }

    private void each(Asked asked, Listed first, Write write) throws IOException {
        Listed some = first;
        write.rows(some.people());
        while (some.next() != null) {
            some = page(asked, new Listed.Cut(some.next(), false));
            write.rows(some.people());
        }
    }

    private void csv(Asked asked, Listed first, HttpServletResponse response, Texts texts) throws IOException {
        try (CSVPrinter printer = new CSVPrinter(
                new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8), CSVFormat.RFC4180)) {
            printer.getOut().append(SafeCsv.MARK);
            printer.printRecord(safe(headings(texts)));
            each(asked, first, some -> {
                for (Person person : some) {
                    printer.printRecord(safe(cells(person, texts)));
                }
            });
        }
    }

    private void spreadsheet(Asked asked, Listed first, HttpServletResponse response, Texts texts) throws IOException {
        try (Workbook workbook = new Workbook(response.getOutputStream(), "Kerwen", null)) {
            Worksheet sheet = workbook.newWorksheet("1");
            int[] row = {0};
            write(sheet, row[0]++, headings(texts));
            each(asked, first, some -> {
                for (Person person : some) {
                    write(sheet, row[0]++, cells(person, texts));
                }
                // What was written is sent, and not held until the end.
                sheet.flush();
            });
            sheet.finish();
        }
    }

    private static void write(Worksheet sheet, int row, List<String> cells) {
        List<String> safe = safe(cells);
        for (int column = 0; column < safe.size(); column++) {
            sheet.inlineString(row, column, safe.get(column));
        }
    }

    private static List<String> safe(List<String> cells) {
        return cells.stream().map(SafeCsv::safe).toList();
    }

    private static List<String> headings(Texts texts) {
        List<String> headings = new ArrayList<>();
        for (Column column : Column.values()) {
            if (column != Column.FULL) {
                headings.add(texts.get(column.text()));
            }
        }
        return headings;
    }

    /** In the order of the columns; written so that an import reads it again. */
    private static List<String> cells(Person person, Texts texts) {
        Registration.Name name = person.names().getFirst().is();
        Registration.Known known = person.known();
        Optional<Registration.Name> local = person.names().stream()
                .map(Person.Row::is)
                .filter(other -> other.usage() == NameUsage.LOCAL)
                .findFirst();
        Optional<Registration.Document> document =
                person.documents().stream().map(Person.Row::is).findFirst();
        return List.of(
                name.family(),
                name.given(),
                name.patronymic(),
                local.map(Registration.Name::family).orElse(""),
                local.map(Registration.Name::given).orElse(""),
                known.sex() == null ? "" : texts.choice(known.sex()),
                known.birth() == null ? "" : known.birth().canonical(),
                known.birthPlace(),
                known.birthCountry(),
                first(known.nationalities()),
                document.map(paper -> texts.choice(paper.kind())).orElse(""),
                document.map(Registration.Document::number).orElse(""),
                document.map(Registration.Document::issuer).orElse(""),
                document.map(Registration.Document::validUntil)
                        .map(LocalDate::toString)
                        .orElse(""),
                person.contacts().stream()
                        .map(contact -> contact.is().value())
                        .findFirst()
                        .orElse(""),
                first(known.languages()));
    }

    private static String first(List<String> codes) {
        return codes.isEmpty() ? "" : codes.getFirst();
    }
}
