package org.kerwen.movements;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A list of people as somebody wrote it into a mail: names, dates and numbers of papers, in whatever order and punctuation. A line that
 * has no name is not about anybody.
 */
final class PastedList {
    /** What is read of a mail, so that nobody pastes a book. */
    static final int LONGEST = 100_000;

    private static final int LINES = 3_000;
    private static final Pattern QUOTED = Pattern.compile("^[\\s>|*•·–-]+");
    private static final Pattern NUMBERED = Pattern.compile("^\\d{1,4}\\s*[.):]?\\s+|^\\d{1,4}[.)](?=\\p{L})");
    private static final Pattern DAY_FIRST = Pattern.compile("(?<!\\d)(\\d{1,2})[./-](\\d{1,2})[./-](\\d{4})(?!\\d)");
    private static final Pattern YEAR_FIRST = Pattern.compile("(?<!\\d)(\\d{4})[./-](\\d{1,2})[./-](\\d{1,2})(?!\\d)");
    private static final Pattern PAPER =
            Pattern.compile("(?<![\\p{L}\\d])(\\p{Lu}{0,3}[\\s№Nº-]{0,3}\\d{5,10}\\p{Lu}{0,2})(?![\\p{L}\\d])");
    private static final Pattern NAME = Pattern.compile("[\\p{L}][\\p{L}\\p{M}'’ʼ‘`.-]*");

    /** Words that stand beside names in such lists and are none. */
    private static final List<String> NOT_NAMES = List.of(
            "mr",
            "mrs",
            "ms",
            "passport",
            "born",
            "date",
            "dob",
            "name",
            "no",
            "nr",
            "number",
            "years",
            "паспорт",
            "пасп",
            "рожд",
            "дата",
            "рождения",
            "год",
            "года",
            "г.р",
            "гр",
            "имя",
            "фио",
            "номер",
            "pasport",
            "doglan",
            "ady",
            "ýyl",
            "with",
            "and",
            "und",
            "и");

    private PastedList() {}

    /**
     * Somebody of the list.
     *
     * @param number of the line, from 1 on
     * @param names the words of the name, as they were written
     * @param born null where no day was read
     * @param paper number of a paper; empty where none was read
     */
    record Line(int number, List<String> names, @Nullable LocalDate born, String paper) {
        Line {
            names = List.copyOf(names);
        }

        String written() {
            return String.join(" ", names);
        }
    }

    static List<Line> read(String text) {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().limit(LINES).toList()) {
            number++;
            String rest =
                    NUMBERED.matcher(QUOTED.matcher(line).replaceFirst("")).replaceFirst("");
            LocalDate born = null;
            for (Pattern pattern : List.of(YEAR_FIRST, DAY_FIRST)) {
                Matcher date = pattern.matcher(rest);
                while (date.find()) {
                    LocalDate day = day(date, pattern == YEAR_FIRST);
                    // Of two days the earlier one is that of birth; the other is the paper's.
                    born = born == null || (day != null && day.isBefore(born)) ? day : born;
                }
                rest = date.replaceAll(" ; ");
            }
            Matcher paper = PAPER.matcher(rest);
            String found = "";
            if (paper.find()) {
                found = paper.group(1);
                rest = rest.substring(0, paper.start()) + " ; " + rest.substring(paper.end());
            }
            List<String> names = names(rest);
            if (names.size() >= 2) {
                lines.add(new Line(number, names, born, plain(found)));
            }
        }
        return lines;
    }

    private static @Nullable LocalDate day(Matcher date, boolean yearFirst) {
        int first = Integer.parseInt(date.group(1));
        int last = Integer.parseInt(date.group(3));
        try {
            return LocalDate.of(yearFirst ? first : last, Integer.parseInt(date.group(2)), yearFirst ? last : first);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The longest run of words between marks, which is the name; a comma within it changes nothing. */
    private static List<String> names(String rest) {
        List<String> longest = List.of();
        for (String part : rest.split("[;|\\t()/]|\\s{3,}", -1)) {
            List<String> words = NAME.matcher(part)
                    .results()
                    .map(word -> word.group().replaceAll("[.'’ʼ‘`-]+$", ""))
                    .filter(word -> word.length() > 1 && !NOT_NAMES.contains(word.toLowerCase(Locale.ROOT)))
                    .toList();
            if (words.size() > longest.size()) {
                longest = words;
            }
        }
        // A sentence is no name.
        return longest.size() > 6 ? List.of() : longest;
    }

    /** A number of a paper without what people write around it. */
    static String plain(String paper) {
        return paper.replaceAll("[^\\p{L}\\d]", "")
                .replaceFirst("^[№Nº](?=\\d)", "")
                .toUpperCase(Locale.ROOT);
    }
}
