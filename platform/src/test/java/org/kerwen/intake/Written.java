package org.kerwen.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Files with tables, as programs write them and as somebody with bad intent would. All people are invented. */
final class Written {
    private Written() {}

    static byte[] csv(String... lines) {
        return String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    static byte[] xlsx(List<List<String>> rows) {
        var bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Test", null)) {
            Worksheet sheet = workbook.newWorksheet("People");
            for (int row = 0; row < rows.size(); row++) {
                for (int column = 0; column < rows.get(row).size(); column++) {
                    sheet.value(row, column, rows.get(row).get(column));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A spreadsheet with this as its only sheet. */
    static byte[] xlsxOf(String sheet) {
        return archive(Map.of("xl/worksheets/sheet1.xml", Part.of(sheet)));
    }

    /** The same of something that stands in it very often; of what unpacks to much only a little is ever held. */
    static byte[] xlsxOf(String before, String again, int times, String after) {
        return archive(Map.of("xl/worksheets/sheet1.xml", new Part(before, again, times, after)));
    }

    /** A file in an archive. */
    record Part(String before, String again, int times, String after) {
        static Part of(String text) {
            return new Part(text, "", 0, "");
        }

        void write(OutputStream to) throws IOException {
            to.write(before.getBytes(StandardCharsets.UTF_8));
            int together = 10_000;
            byte[] many = again.repeat(together).getBytes(StandardCharsets.UTF_8);
            for (int left = times; left > 0; left -= together) {
                to.write(many, 0, left < together ? many.length / together * left : many.length);
            }
            to.write(after.getBytes(StandardCharsets.UTF_8));
        }
    }

    static byte[] archive(Map<String, Part> parts) {
        Map<String, Part> all = new java.util.LinkedHashMap<>(Map.of(
                "xl/workbook.xml",
                Part.of("<workbook xmlns:r='r'><sheets><sheet name='1' sheetId='1' r:id='rId1'/></sheets></workbook>"),
                "xl/_rels/workbook.xml.rels",
                Part.of("<Relationships><Relationship Id='rId1' Target='worksheets/sheet1.xml'/></Relationships>")));
        all.putAll(parts);
        var bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, Part> part : all.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                part.getValue().write(zip);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
