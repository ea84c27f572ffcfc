package org.kerwen.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kerwen.files.FileType;
import org.kerwen.testing.Folders;

/** Tables are read whichever program wrote them; what is wrong spoils its own row and fills no memory. */
class TableFileTest {
    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-16", "windows-1251"})
    void lettersAreRecognised(String charset) {
        String text = "Фамилия;Имя\r\nГурбанов;Аман\r\n";
        assertThat(rows(text.getBytes(Charset.forName(charset)))).containsExactly(List.of("Гурбанов", "Аман"));
        assertThat(rows(("\uFEFF" + text).getBytes(StandardCharsets.UTF_8)))
                .containsExactly(List.of("Гурбанов", "Аман"));
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void separatorsAreRecognised(String separator) {
        String text = "a%sb%sc\n1%s\"2, or; 3\"%s3\n\n1%s%s\n".replace("%s", separator);
        assertThat(rows(text.getBytes(StandardCharsets.UTF_8)))
                .containsExactly(List.of("1", "2, or; 3", "3"), List.of("1", "", ""));
    }

    @Test
    void quotationMarksHoldLinesAndMarks() {
        List<Line> lines = lines(Written.csv("a,b", "\"one\ntwo\",\"say \"\"three\"\"\"", "x,y", "", "\"x\",y"));
        assertThat(lines).extracting(Line::number).containsExactly(2, 4, 6);
        assertThat(lines.getFirst().cells()).containsExactly("one\ntwo", "say \"three\"");
    }

    @Test
    void aMarkThatIsNotClosedSpoilsItsOwnLineOnly() {
        List<String> text = new ArrayList<>(List.of("a,b", "1,\"never closed", "2,x"));
        for (int more = 3; more < 5_000; more++) {
            text.add(more + ",x");
        }
        List<Line> lines = lines(Written.csv(text.toArray(String[]::new)));
        assertThat(lines).hasSize(4_999);
        assertThat(lines.getFirst().wrong()).isEqualTo("quote-open");
        assertThat(lines.subList(1, lines.size())).allMatch(line -> line.wrong() == null);
        assertThat(lines.getLast().number()).isEqualTo(5_000);
    }

    @Test
    void aFileThatWasCutInTheMiddleHasAllRowsButTheLast() {
        StringBuilder text = new StringBuilder("Family name,Given name,Born\n");
        for (int row = 0; row < 3_000; row++) {
            text.append("Gurbanow,Amän,").append(1950 + row % 60).append("\n");
        }
        byte[] whole = text.toString().getBytes(StandardCharsets.UTF_8);
        for (int cut = whole.length / 2; cut < whole.length / 2 + 40; cut++) {
            List<Line> lines = lines(Arrays.copyOf(whole, cut));
            assertThat(lines).hasSizeBetween(1_480, 1_520);
            assertThat(lines.subList(0, lines.size() - 1)).as("cut at %d", cut).allMatch(line -> line.wrong() == null);
            assertThat(lines.getLast().wrong())
                    .as("%s", lines.getLast())
                    .isIn(lines.getLast().cells().size() < 3 ? List.of("cells-few") : Arrays.asList((String) null));
        }
    }

    @Test
    void aSpreadsheetIsReadWithItsDays() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Test", null)) {
            Worksheet sheet = workbook.newWorksheet("People");
            sheet.value(0, 0, "Family name");
            sheet.value(0, 1, "Born");
            sheet.value(0, 2, "Number");
            sheet.value(1, 0, "Gurbanow & söhne <1>");
            sheet.value(1, 1, LocalDate.of(1978, 5, 12));
            sheet.style(1, 1).format("dd.mm.yyyy").set();
            sheet.value(1, 2, 123456789012L);
            sheet.inlineString(3, 0, "Гурбанов");
            sheet.value(3, 2, 7.5);
        }
        List<Line> lines = lines(bytes.toByteArray());
        assertThat(lines)
                .extracting(Line::cells)
                .containsExactly(
                        List.of("Gurbanow & söhne <1>", "1978-05-12", "123456789012"), List.of("Гурбанов", "", "7.5"));
        assertThat(lines).extracting(Line::number).containsExactly(2, 4);
    }

    @Test
    void aMillionRowsAreRefusedWithASentence() {
        String row = "a,b\n";
        assertThat(TableFile.look(row.repeat(1_000_001).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new TableFile.Refused("too-many-rows"));
        assertThat(TableFile.look(row.repeat(TableFile.MOST_ROWS + 1).getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        TableFile.Table.class, table -> assertThat(table.rows()).isEqualTo(100_000));
    }

    @Test
    void anArchiveThatUnpacksToMuchMoreIsRefusedWhileItIsUnpacked() {
        String row = "<row><c t='inlineStr'><is><t>a</t></is></c></row>";
        assertThat(refused(Written.xlsxOf("<sheetData>", row, TableFile.MOST_ROWS + 2, "</sheetData>")))
                .isEqualTo("too-many-rows");
        assertThat(refused(Written.xlsxOf("<sheetData>", " ", 200 << 20, row + "</sheetData>")))
                .isEqualTo("too-large");
        assertThat(refused(Written.xlsxOf(
                        "<sheetData><row><c t='inlineStr'><is><t>", "a", 80 << 20, "</t></is></c></row>")))
                .isEqualTo("too-large");
        assertThat(refused(Written.archive(Map.of(
                        "xl/sharedStrings.xml",
                        new Written.Part("<sst>", "<si><t>a</t></si>", 4_000_000, "</sst>"),
                        "xl/worksheets/sheet1.xml",
                        Written.Part.of("<sheetData>" + row + "</sheetData>")))))
                .isEqualTo("too-large");
        assertThat(refused(Written.xlsxOf("<sheetData a='", "b", 20 << 20, "'>" + row + "</sheetData>")))
                .isEqualTo("too-large");
    }

    @Test
    void anArchiveOfVeryManyPartsIsRefusedBeforeItsDirectoryIsRead() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int part = 0; part < 100_000; part++) {
                zip.putNextEntry(new ZipEntry("p" + part));
            }
        }
        assertThat(refused(bytes.toByteArray())).isEqualTo("too-large");
    }

    /** Readers that make room for all columns before it would need some gigabytes for this. */
    @Test
    void anAddressFarToTheRightTakesNoRoom() {
        assertThat(
                        rows(
                                Written.xlsxOf(
                                        "<sheetData><row r='1'><c r='A1' t='str'><v>a</v></c></row>"
                                                + "<row r='2'><c r='A2' t='str'><v>b</v></c><c r='ZZZZZZZZ2' t='str'><v>c</v></c></row></sheetData>")))
                .containsExactly(List.of("b"));
    }

    @Test
    void aSpreadsheetOpensNoFileAndExpandsNothing() throws IOException {
        Path secret = Folders.fresh("secret").resolve("secret.txt");
        Files.writeString(secret, "canary-7KQ4");
        String doctype = "<!DOCTYPE x [<!ENTITY e SYSTEM '" + secret.toUri() + "'><!ENTITY a 'aaaaaaaaaa'>"
                + "<!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>]>";
        for (String entity : List.of("&e;", "&b;")) {
            byte[] file = Written.xlsxOf(doctype + "<sheetData><row><c t='inlineStr'><is><t>head</t></is></c></row>"
                    + "<row><c t='inlineStr'><is><t>" + entity + "</t></is></c></row></sheetData>");
            assertThat(TableFile.look(file).toString()).doesNotContain("canary", "aaaaaaaaaa");
        }
    }

    @Test
    void aDamagedSpreadsheetHasItsRowsUpToThere() {
        String row = "<row><c t='inlineStr'><is><t>a</t></is></c></row>";
        List<Line> lines = lines(Written.xlsxOf("<sheetData>" + row.repeat(10) + "<row><c t='inl"));
        assertThat(lines).hasSize(10);
        assertThat(lines.getLast().wrong()).isEqualTo("cut-off");
        byte[] whole = Written.xlsx(List.of(List.of("Family name"), List.of("Gurbanow")));
        for (int cut = 0; cut < whole.length; cut += 7) {
            assertThat(TableFile.look(Arrays.copyOf(whole, cut)))
                    .as("cut at %d", cut)
                    .isInstanceOf(TableFile.Refused.class);
        }
    }

    /** Else a row that the database refuses would look like a damaged file. */
    @Test
    void whatFailsWhileARowIsHandledIsNoFaultOfTheFile() {
        byte[] file = Written.xlsx(List.of(List.of("Family name"), List.of("Gurbanow")));
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> TableFile.rows(file, FileType.XLSX, line -> {
                    throw new IllegalStateException("refused");
                }));
    }

    @Test
    void whatIsNoTableIsRefusedWithWhatToDo() {
        assertThat(refused(new byte[0])).isEqualTo("no-rows");
        assertThat(refused("only,headings\n".getBytes(StandardCharsets.UTF_8))).isEqualTo("no-rows");
        assertThat(refused(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2, 3}))
                .isEqualTo("old-spreadsheet");
        assertThat(refused(new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2})).isEqualTo("not-a-table");
        assertThat(refused(new byte[] {'P', 'K', 3, 4, 0, 0})).isEqualTo("damaged");
        assertThat(refused(("a,".repeat(300) + "\n1\n").getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("too-many-columns");
    }

    private static String refused(byte[] file) {
        return TableFile.look(file) instanceof TableFile.Refused(String word) ? word : "taken";
    }

    private static List<List<String>> rows(byte[] file) {
        return lines(file).stream().map(Line::cells).toList();
    }

    private static List<Line> lines(byte[] file) {
        assertThat(TableFile.look(file)).isInstanceOf(TableFile.Table.class);
        FileType type = ((TableFile.Table) TableFile.look(file)).type();
        List<Line> lines = new ArrayList<>();
        TableFile.rows(file, type, lines::add);
        return lines;
    }
}
