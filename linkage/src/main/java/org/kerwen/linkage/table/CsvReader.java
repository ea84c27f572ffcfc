package org.kerwen.linkage.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.kerwen.linkage.BadTable;

/**
 * Reads a CSV file row by row, as RFC 4180 says, without making a text of every cell. The delimiter (comma, semicolon, tabulator or
 * upright stroke) is told from the first line.
 */
public final class CsvReader implements AutoCloseable {

    private static final int LONGEST_ROW = 1 << 20;

    private final InputStream in;
    private byte[] buffer = new byte[1 << 16];
    private int limit;
    private int position;
    private boolean ended;
    private byte delimiter;
    private long line = 1;
    private long rowLine = 1;
    private int[] starts = new int[32];
    private int[] ends = new int[32];
    private int cells;
    private final List<String> header;

    /** Reads the first line, which names the columns. */
    public CsvReader(InputStream in) throws IOException, BadTable {
        this.in = in;
        fill();
        refuseOtherEncodings();
        this.delimiter = guessDelimiter();
        if (!next()) {
            throw new BadTable("The table is empty: its first line must name the columns.");
        }
        List<String> names = new ArrayList<>();
        for (int cell = 0; cell < cells; cell++) {
            names.add(text(cell).strip());
        }
        this.header = List.copyOf(names);
    }

    /** The names of the columns, without blanks around them. */
    public List<String> header() {
        return header;
    }

    /** The line on which the row begins, counted from 1. */
    public long line() {
        return rowLine;
    }

    public int cells() {
        return cells;
    }

    /** The array in which the cells of the row lie until the next row is read. */
    public byte[] bytes() {
        return buffer;
    }

    public int start(int cell) {
        return starts[cell];
    }

    public int end(int cell) {
        return ends[cell];
    }

    /** A cell as text; refused if it is not UTF-8. */
    public String text(int cell) throws BadTable {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(buffer, starts[cell], ends[cell] - starts[cell]))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new BadTable("Line " + rowLine + ", column " + (cell + 1) + ": these letters are not in UTF-8."
                    + " If the file came from an older spreadsheet, convert it, for example:"
                    + " iconv -f WINDOWS-1251 -t UTF-8 OLD.csv > NEW.csv");
        }
    }

    /** Refuses a cell that is not UTF-8. */
    void check(int cell) throws BadTable {
        int end = ends[cell];
        for (int i = starts[cell]; i < end; ) {
            int length = lengthOfLetter(i, end);
            if (length == 0) {
                text(cell);
                return;
            }
            i += length;
        }
    }

    /** How many bytes of UTF-8 a letter takes; 0 if it is none, or is so seldom met that somebody else should look. */
    private int lengthOfLetter(int at, int end) {
        byte first = buffer[at];
        if (first >= 0) {
            return 1;
        }
        boolean two = first >= (byte) 0xC2 && first < (byte) 0xE0;
        boolean three = first > (byte) 0xE0 && first < (byte) 0xED;
        int length = two ? 2 : three ? 3 : 0;
        if (at + length > end) {
            return 0;
        }
        for (int i = 1; i < length; i++) {
            if ((buffer[at + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return length;
    }

    /** Goes to the next row that is not blank; false at the end. */
    public boolean next() throws IOException, BadTable {
        do {
            rowLine = line;
            if (splitPlainRow()) {
                continue;
            }
            int end = findEnd();
            if (end < 0) {
                return false;
            }
            split(end);
            position = Math.min(limit, end + 1);
        } while (cells == 1 && starts[0] == ends[0]);
        return true;
    }

    /** Does all that is to be done with a row that lies wholly in the array and has nothing particular in it; else nothing. */
    private boolean splitPlainRow() {
        cells = 0;
        int start = position;
        for (int read = position; read < limit; read++) {
            byte c = buffer[read];
            if (c == delimiter) {
                cell(start, read);
                start = read + 1;
            } else if (c == '\n') {
                cell(start, read > start && buffer[read - 1] == '\r' ? read - 1 : read);
                position = read + 1;
                line++;
                return true;
            } else if (c == '"' || c == 0 || (c == '\r' && (read + 1 == limit || buffer[read + 1] != '\n'))) {
                return false;
            }
        }
        return false;
    }

    /** Where the row that begins at the position ends; all of it is in the array then. Negative if there is none. */
    private int findEnd() throws IOException, BadTable {
        boolean quoted = false;
        boolean atStart = true;
        int read = position;
        while (true) {
            if (read == limit) {
                read -= position;
                boolean any = more();
                read += position;
                if (!any) {
                    if (quoted) {
                        throw new BadTable(
                                "Line " + rowLine + ": a quotation mark is opened in this row and never closed;"
                                        + " the file may have been cut off.");
                    }
                    return read == position ? -1 : read;
                }
            }
            byte c = buffer[read++];
            if (c == '\n') {
                line++;
                if (!quoted) {
                    return read - 1;
                }
            } else if (c == '"') {
                quoted = quoted ? false : atStart || buffer[read - 2] == '"';
                atStart = false;
            } else if (c == 0) {
                throw new BadTable("Line " + line + ": there is a zero byte; this is not a text file in UTF-8.");
            } else if (!quoted) {
                atStart = c == delimiter || (atStart && c == ' ');
            }
        }
    }

    private void split(int rowEnd) {
        cells = 0;
        int start = position;
        int write = position;
        boolean quoted = false;
        boolean wasQuoted = false;
        for (int read = position; read < rowEnd; read++) {
            byte c = buffer[read];
            if (quoted) {
                if (c != '"') {
                    buffer[write++] = c;
                } else if (read + 1 < rowEnd && buffer[read + 1] == '"') {
                    buffer[write++] = '"';
                    read++;
                } else {
                    quoted = false;
                }
            } else if (c == delimiter) {
                cell(start, write);
                start = read + 1;
                write = start;
                wasQuoted = false;
            } else if (c == '"' && !wasQuoted && blank(start, write)) {
                quoted = true;
                wasQuoted = true;
                start = write;
            } else if (c != '\r' || read + 1 < rowEnd) {
                buffer[write++] = c;
            }
        }
        cell(start, write);
    }

    private boolean blank(int start, int end) {
        for (int i = start; i < end; i++) {
            if (buffer[i] != ' ') {
                return false;
            }
        }
        return true;
    }

    private void cell(int start, int end) {
        int from = start;
        int to = end;
        while (from < to && (buffer[from] == ' ' || buffer[from] == '\t')) {
            from++;
        }
        while (to > from && (buffer[to - 1] == ' ' || buffer[to - 1] == '\t')) {
            to--;
        }
        if (cells == starts.length) {
            starts = Arrays.copyOf(starts, cells * 2);
            ends = Arrays.copyOf(ends, cells * 2);
        }
        starts[cells] = from;
        ends[cells++] = to;
    }

    private void fill() throws IOException {
        while (!ended && limit < buffer.length) {
            int read = in.read(buffer, limit, buffer.length - limit);
            if (read < 0) {
                ended = true;
            } else {
                limit += read;
            }
        }
    }

    /** Moves the unfinished row to the beginning of the array and reads on behind it; false if nothing came. */
    private boolean more() throws IOException, BadTable {
        int kept = limit - position;
        if (kept > LONGEST_ROW) {
            throw new BadTable("Line " + rowLine
                    + ": the row is longer than a million letters; perhaps a quotation mark is not closed.");
        }
        byte[] target = kept > buffer.length / 2 ? new byte[buffer.length * 2] : buffer;
        System.arraycopy(buffer, position, target, 0, kept);
        buffer = target;
        limit = kept;
        position = 0;
        fill();
        return limit > kept;
    }

    private void refuseOtherEncodings() throws BadTable {
        if (limit >= 2
                && ((buffer[0] == (byte) 0xFF && buffer[1] == (byte) 0xFE)
                        || (buffer[0] == (byte) 0xFE && buffer[1] == (byte) 0xFF))) {
            throw new BadTable(
                    "The table is in UTF-16. Save it as CSV in UTF-8, or convert it: iconv -f UTF-16 -t UTF-8 OLD.csv > NEW.csv");
        }
        if (limit >= 2 && buffer[0] == 'P' && buffer[1] == 'K') {
            throw new BadTable("This is a spreadsheet or an archive, not a CSV file. Save it as CSV in UTF-8.");
        }
        if (limit >= 3 && buffer[0] == (byte) 0xEF && buffer[1] == (byte) 0xBB && buffer[2] == (byte) 0xBF) {
            position = 3;
        }
    }

    private byte guessDelimiter() {
        byte best = ',';
        int most = 0;
        for (byte candidate : new byte[] {',', ';', '\t', '|'}) {
            int count = 0;
            for (int i = position; i < limit && buffer[i] != '\n'; i++) {
                count += buffer[i] == candidate ? 1 : 0;
            }
            if (count > most) {
                most = count;
                best = candidate;
            }
        }
        return best;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
