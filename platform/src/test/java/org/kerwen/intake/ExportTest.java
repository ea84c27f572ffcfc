package org.kerwen.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kerwen.access.SignedReader;
import org.kerwen.files.FileType;
import org.kerwen.kernel.Role;
import org.kerwen.testing.Folders;
import org.kerwen.testing.MissionPack;
import org.kerwen.testing.RunningKerwen;

/** Files go in and out over real HTTP; a formula in a name runs nowhere, and nothing of a file reaches a disk. All people are invented. */
class ExportTest {
    private static final String CANARY = "canary-7KQ4-" + UUID.randomUUID();

    @TempDir
    static Path folder;

    private static RunningKerwen kerwen;
    private static SignedReader supervisor;
    private static SignedReader worker;

    @BeforeAll
    static void start() {
        kerwen = RunningKerwen.start(MissionPack.SMALL, true, "kerwen.jobs.poll=100ms");
        Map<Role, SignedReader> readers = SignedReader.ofDemonstration(kerwen, kerwen.home());
        supervisor = Objects.requireNonNull(readers.get(Role.SUPERVISOR)).signIn();
        worker = Objects.requireNonNull(readers.get(Role.CASE_WORKER)).signIn();
    }

    @AfterAll
    static void stop() {
        kerwen.close();
    }

    @Test
    void whatWasImportedIsExportedWithoutFormulasAndImportedAgainTheSame() throws Exception {
        List<String> lines =
                new ArrayList<>(List.of("Family name,Given name,Date of birth,Sex,Nationality,Passport,Notes"));
        lines.add("\"=cmd|' /C calc'!A0\",Aman,1978-05,m,TJK,AB 1," + CANARY);
        lines.add("@Sum,+993,1976-1980,f,Armenia,-5," + CANARY);
        for (int row = 0; row < 700; row++) {
            lines.add("Family" + Integer.toString(row * 7_919, 36) + ",Given" + Integer.toString(row * 104_729, 36)
                    + "," + (1950 + row % 60) + ",,,N" + row + "," + CANARY);
        }
        Instant start = Instant.now().minusSeconds(2);
        imported(CANARY + ".csv", String.join("\n", lines).getBytes(StandardCharsets.UTF_8));

        HttpResponse<String> csv = supervisor.post("/app/people/export", Map.of("form", "csv"));
        assertThat(csv.statusCode()).isEqualTo(200);
        assertThat(csv.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(csv.headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"list.csv\"");
        List<Line> rows = rows(csv.body());
        assertThat(rows).hasSizeGreaterThanOrEqualTo(702);
        assertThat(csv.body()).contains("'=cmd|", "'@Sum", "'+993", "'-5");
        for (Line row : rows) {
            assertThat(row.cells()).noneMatch(cell -> !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0);
        }

        // The spreadsheet says the same, and each of its cells is a text.
        byte[] spreadsheet = supervisor.file("/app/people/export", Map.of("form", "xlsx"));
        assertThat(rows(spreadsheet, FileType.XLSX))
                .extracting(ExportTest::filled)
                .isEqualTo(rows.stream().map(ExportTest::filled).toList());
        assertThat(sheet(spreadsheet)).contains("=cmd|").doesNotContain("<f>", "<f ", "<v>");
        assertThat(cells(spreadsheet)).isNotEmpty().allMatch(cell -> cell.contains("t=\"inlineStr\""));

        // Whom somebody chose of the list, in its order; what they may not choose lets nobody out.
        List<Line> chosen = rows(supervisor
                .post("/app/people/export", Map.of("form", "csv", "nationality", "TJK", "order", "name"))
                .body());
        assertThat(chosen)
                .filteredOn(row -> row.cells().getFirst().startsWith("'=cmd|"))
                .isNotEmpty();
        assertThat(chosen.subList(1, chosen.size())).allMatch(row -> row.cells().contains("TJK"));
        assertThat(supervisor
                        .post("/app/people/export", Map.of("form", "csv", "nationality", "nobody's"))
                        .statusCode())
                .isEqualTo(404);
        String arrival = Jsoup.parse(
                        supervisor.get("/app/people?order=name&narrow=yes").body())
                .select("select[name=arrival] option:last-of-type")
                .val();
        String came =
                supervisor.get("/app/people?order=name&arrival=" + arrival).body();
        assertThat(Jsoup.parse(came).text()).contains("702 people");

        // Once more, from its own export: all is read again, and found to be there already.
        String page = imported("list.csv", csv.body().getBytes(StandardCharsets.UTF_8));
        assertThat(page).contains("/alike");
        assertThat(page).doesNotContain("rows-to-fix");

        Path home = kerwen.home();
        assertThat(Folders.filesWith(home, "'!A0", Instant.MIN))
                .as("the search works: a name stands in the register")
                .isNotEmpty();
        assertThat(Folders.filesWith(home, CANARY, Instant.MIN))
                .as("what is passed over stands nowhere")
                .isEmpty();
        assertThat(Folders.filesWith(Path.of(System.getProperty("java.io.tmpdir")), CANARY, start))
                .isEmpty();
    }

    @Test
    void onlyWhoMayTakesEverybodyAway() {
        assertThat(worker.get("/app/people/export").statusCode()).isEqualTo(404);
        assertThat(worker.post("/app/people/export", Map.of("form", "csv")).statusCode())
                .isEqualTo(404);
        assertThat(worker.get("/app/people").body()).doesNotContain("/app/people/export");
        assertThat(supervisor.get("/app/people").body()).contains("/app/people/export");
    }

    @Test
    void aFileThatIsNoTableIsRefusedAtItsField() {
        HttpResponse<String> answer =
                supervisor.upload("/app/people/import", "file", "a.csv", new byte[] {1, 2, 3, 0, 4});
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("id=\"file-error\"").doesNotContain("a.csv");
        HttpResponse<String> nothing = supervisor.upload("/app/people/import", "file", "", new byte[0]);
        assertThat(nothing.body()).contains("id=\"file-error\"");
        HttpResponse<String> many = supervisor.upload(
                "/app/people/import", "file", "a.csv", "a,b\n".repeat(1_000_001).getBytes(StandardCharsets.UTF_8));
        assertThat(many.body()).contains("100,000");
    }

    /** Answers the page on which all rows have been read, after what is good was recorded. */
    private static String imported(String name, byte[] content) throws IOException, InterruptedException {
        HttpResponse<String> taken = supervisor.upload("/app/people/import", "file", name, content);
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(303);
        String path = taken.headers().firstValue("Location").orElseThrow();
        assertThat(path).doesNotContain("canary");
        assertThat(supervisor.get(path).body()).doesNotContain("role=\"alert\"");
        assertThat(supervisor.post(path + "/check", Map.of("consent", "spoken")).statusCode())
                .isEqualTo(303);
        String page = await(path, "intake-read");
        supervisor.post(path + "/alike/all", Map.of("decision", "record"));
        supervisor.post(path + "/record", Map.of());
        return page.isEmpty() ? page : await(path, "intake-read");
    }

    /** Loads the page again until the work on it is done. */
    private static String await(String path, String why) throws InterruptedException {
        long end = System.nanoTime() + 60_000_000_000L;
        while (System.nanoTime() < end) {
            String page = supervisor.get(path).body();
            if (page.contains("id=\"rows\"")) {
                return page;
            }
            Thread.sleep(200);
        }
        throw new AssertionError(why.toUpperCase(Locale.ROOT) + " not within a minute");
    }

    private static List<Line> rows(String csv) {
        return rows(csv.getBytes(StandardCharsets.UTF_8), FileType.CSV);
    }

    private static List<Line> rows(byte[] file, FileType type) {
        List<Line> rows = new ArrayList<>();
        TableFile.rows(file, type, rows::add);
        return rows;
    }

    /** Without the empty cells at its end, which a spreadsheet does not have. */
    private static List<String> filled(Line line) {
        int end = line.cells().size();
        while (end > 0 && line.cells().get(end - 1).isEmpty()) {
            end--;
        }
        return line.cells().subList(0, end);
    }

    /** The sheet as it is written, for whoever would run something in it. */
    private static String sheet(byte[] spreadsheet) throws IOException {
        Path file = Files.write(folder.resolve("list.xlsx"), spreadsheet);
        try (ZipFile parts = new ZipFile(file.toFile());
                InputStream sheet = parts.getInputStream(parts.getEntry("xl/worksheets/sheet1.xml"))) {
            return new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> cells(byte[] spreadsheet) throws IOException {
        return Pattern.compile("<c [^>]*>")
                .matcher(sheet(spreadsheet))
                .results()
                .map(cell -> cell.group())
                .toList();
    }
}
