package org.kerwen.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A table as a file for a spreadsheet. A value that a spreadsheet would take for a formula gets an apostrophe before it, so
 * that a name that somebody chose runs nothing on the desk of whoever opens the file (OWASP, “CSV injection”).
 */
public final class SafeCsv {
    private static final String BEGINS_A_FORMULA = "=+-@\t\r\n";

    /** Without it some spreadsheets take the letters for those of another alphabet. */
    public static final char MARK = '\uFEFF';

    /** The whole table. */
    public static byte[] of(List<String> columns, List<List<String>> rows) {
        StringBuilder text = new StringBuilder().append(MARK);
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord(columns.stream().map(SafeCsv::safe).toList());
            for (List<String> row : rows) {
                printer.printRecord(row.stream().map(SafeCsv::safe).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The value as it may stand in a cell. */
    public static String safe(String value) {
        return !value.isEmpty() && BEGINS_A_FORMULA.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    }

    private SafeCsv() {}
}
