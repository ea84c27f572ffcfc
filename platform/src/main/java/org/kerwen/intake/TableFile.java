package org.kerwen.intake;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import org.kerwen.files.FileType;

/** A table that somebody brought as a file. The first row that is not blank has the headings. */
final class TableFile {
    static final int MOST_ROWS = 100_000;
    static final int MOST_COLUMNS = 200;

    /** So many rows are shown before anything is read into the database. */
    static final int SHOWN = 8;

    private static final int SAMPLE = 200;
    private static final byte[] OLD_SPREADSHEET = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    private TableFile() {}

    /** What was seen at the first look. */
    sealed interface Look {}

    /**
     * It can be read.
     *
     * @param sample the first rows below the headings
     * @param rows how many there are below them
     */
    record Table(FileType type, List<String> headings, List<Line> sample, int rows) implements Look {}

    /** It cannot; the word of the text {@code intake.refused.<word>}. */
    record Refused(String word) implements Look {}

    /** Reads all of it once, keeping nothing but its beginning. */
    static Look look(byte[] content) {
        FileType type = type(content);
        List<String> headings = new ArrayList<>();
        List<Line> sample = new ArrayList<>();
        int[] rows = {0};
        try {
            if (begins(content, OLD_SPREADSHEET)) {
                return new Refused("old-spreadsheet");
            }
            lines(content, type, line -> {
                if (headings.isEmpty()) {
                    headings.addAll(line.cells());
                    return line.wrong() == null && headings.size() <= MOST_COLUMNS;
                }
                if (sample.size() < SAMPLE) {
                    sample.add(line);
                }
                return ++rows[0] <= MOST_ROWS;
            });
        } catch (Unreadable e) {
            return new Refused(e.word());
        }
        if (headings.size() > MOST_COLUMNS) {
            return new Refused("too-many-columns");
        }
        if (rows[0] > MOST_ROWS) {
            return new Refused("too-many-rows");
        }
        return rows[0] == 0
                ? new Refused("no-rows")
                : new Table(type, List.copyOf(headings), List.copyOf(sample), rows[0]);
    }

    /** Gives the rows below the headings, while the answer is that it should go on. */
    static void rows(byte[] content, FileType type, Predicate<Line> each) {
        boolean[] first = {true};
        lines(content, type, line -> {
            if (first[0]) {
                first[0] = false;
                return true;
            }
            return each.test(line);
        });
    }

    private static void lines(byte[] content, FileType type, Predicate<Line> each) {
        if (type == FileType.XLSX) {
            new Spreadsheet(content).rows(each);
            return;
        }
        Iterator<Line> lines = new CsvLines(Letters.read(content).orElseThrow(() -> new Unreadable("not-a-table")));
        int columns = 0;
        boolean goesOn = true;
        while (goesOn && lines.hasNext()) {
            Line line = lines.next();
            columns = columns == 0 ? line.cells().size() : columns;
            // Where a separator is missing, or the file was cut, nobody can tell which cells are missing.
            boolean few = line.wrong() == null && line.cells().size() < columns;
            goesOn = each.test(few ? new Line(line.number(), line.cells(), "cells-few") : line);
        }
    }

    private static FileType type(byte[] content) {
        return begins(content, new byte[] {'P', 'K', 3, 4}) ? FileType.XLSX : FileType.CSV;
    }

    private static boolean begins(byte[] content, byte[] with) {
        for (int at = 0; at < with.length; at++) {
            if (at >= content.length || content[at] != with[at]) {
                return false;
            }
        }
        return true;
    }
}
