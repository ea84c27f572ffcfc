package org.kerwen.intake;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a text with separators (RFC 4180 and what programs make of it). A quotation mark that nobody closed spoils its own
 * line only: reading goes on with the next, where a parser of whole files would lose all that follows. Blank lines are no rows.
 */
final class CsvLines implements Iterator<Line> {
    /** No cell is so long; where one would be, its quotation mark was never closed. */
    private static final int LONGEST_QUOTED = 4_000;

    private static final int LOOKED_AT = 50;
    private static final String SEPARATORS = ",;\t|";

    private final String text;
    private final char separator;
    private int at;
    private int number = 1;

    CsvLines(String text) {
        this.text = text;
        this.separator = separator(text);
    }

    /** The one that parts the first lines into the same number of cells, the more the better. */
    private static char separator(String text) {
        List<String> lines =
                text.lines().filter(line -> !line.isBlank()).limit(LOOKED_AT).toList();
        char best = ',';
        long most = 0;
        for (int each = 0; each < SEPARATORS.length(); each++) {
            char candidate = SEPARATORS.charAt(each);
            long first = lines.isEmpty() ? 0 : count(lines.getFirst(), candidate);
            long alike = lines.stream()
                    .filter(line -> count(line, candidate) == first)
                    .count();
            if (first > 0 && first * alike > most) {
                most = first * alike;
                best = candidate;
            }
        }
        return best;
    }

    /** Outside of quotation marks. */
    private static long count(String line, char candidate) {
        long found = 0;
        boolean quoted = false;
        for (int letter = 0; letter < line.length(); letter++) {
            quoted ^= line.charAt(letter) == '"';
            found += !quoted && line.charAt(letter) == candidate ? 1 : 0;
        }
        return found;
    }

    @Override
    public boolean hasNext() {
        while (at < text.length()) {
            int end = endOfLine(at);
            if (!text.substring(at, end).isBlank()) {
                return true;
            }
            skipTo(end);
        }
        return false;
    }

    @Override
    public Line next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        int begin = at;
        int line = number;
        List<String> cells = new ArrayList<>();
        while (true) {
            String cell = cell();
            if (cell == null) {
                // As if the marks were not there, on this line alone.
                at = begin;
                number = line;
                int end = endOfLine(begin);
                String raw = text.substring(begin, Math.min(end, begin + LONGEST_QUOTED));
                skipTo(end);
                return new Line(line, List.of(raw), "quote-open");
            }
            cells.add(cell);
            if (at < text.length() && text.charAt(at) == separator) {
                at++;
                continue;
            }
            skipTo(at);
            return Line.of(line, cells);
        }
    }

    /** The next cell, up to its separator or the end of the line; null where its quotation mark is not closed. */
    private @Nullable String cell() {
        int begin = at;
        while (begin < text.length() && text.charAt(begin) == ' ' && separator != ' ') {
            begin++;
        }
        if (begin >= text.length() || text.charAt(begin) != '"') {
            int end = at;
            while (end < text.length() && text.charAt(end) != separator && !isEnd(text.charAt(end))) {
                end++;
            }
            String cell = text.substring(at, end);
            at = end;
            return cell;
        }
        StringBuilder cell = new StringBuilder();
        int letter = begin + 1;
        int ends = 0;
        while (letter < text.length() && letter - begin < LONGEST_QUOTED) {
            char c = text.charAt(letter);
            if (c == '"') {
                if (letter + 1 < text.length() && text.charAt(letter + 1) == '"') {
                    cell.append('"');
                    letter += 2;
                    continue;
                }
                // What stands between the mark and the separator belongs to it.
                letter++;
                while (letter < text.length() && text.charAt(letter) != separator && !isEnd(text.charAt(letter))) {
                    cell.append(text.charAt(letter++));
                }
                at = letter;
                number += ends;
                return cell.toString();
            }
            ends += c == '\n' || (c == '\r' && !follows(letter, '\n')) ? 1 : 0;
            cell.append(c);
            letter++;
        }
        return null;
    }

    private boolean follows(int letter, char what) {
        return letter + 1 < text.length() && text.charAt(letter + 1) == what;
    }

    private static boolean isEnd(char letter) {
        return letter == '\n' || letter == '\r';
    }

    private int endOfLine(int from) {
        int end = from;
        while (end < text.length() && !isEnd(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private void skipTo(int end) {
        at = end;
        if (at < text.length()) {
            at += text.charAt(at) == '\r' && follows(at, '\n') ? 2 : 1;
            number++;
        }
    }
}
