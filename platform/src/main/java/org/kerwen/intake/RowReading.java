package org.kerwen.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kerwen.people.ConsentWay;
import org.kerwen.people.Registration;
import org.kerwen.people.Typed;

/**
 * Reads rows by their columns. Everything that is recorded of a person is put together here and nowhere else in this module.
 *
 * @param columns what each column of the file is; nothing for one that is passed over
 * @param dayFirst whether 3.4.1980 is the third of April
 * @param consent on what ground everybody in the file is recorded
 */
record RowReading(List<Optional<Column>> columns, boolean dayFirst, ConsentWay consent) {
    private static final Pattern MONTH_FIRST = Pattern.compile("(\\d{1,2})([./-])(\\d{1,2})\\2(\\d{4})");
    private static final Pattern PATRONYMIC = Pattern.compile(
            ".*(ович|евич|овна|евна|ична|инична|оглы|кызы|угли|vich|vna|owic|ewic|owna|ewna|ogly|oglu|gyzy|qizi|kyzy|zoda|зода)");

    /** What an export puts before what a spreadsheet would take for a formula. */
    private static final Pattern GUARDED = Pattern.compile("'(?=[=+@-])");

    RowReading {
        columns = List.copyOf(columns);
    }

    /** Which columns are read, in their order. */
    List<Column> read() {
        return columns.stream().flatMap(Optional::stream).toList();
    }

    /** The cells of the columns that are read; nothing else of a row is kept. */
    List<String> cells(Line line) {
        List<String> cells = new ArrayList<>();
        for (int at = 0; at < columns.size(); at++) {
            if (columns.get(at).isPresent()) {
                String cell = line.cells().size() > at ? line.cells().get(at) : "";
                cells.add(cell.replace("\u0000", ""));
            }
        }
        return cells;
    }

    /**
     * What came of reading a row.
     *
     * @param registration null where something is wrong
     * @param wrong field and reason, {@code birth:no-such-day}; the field is empty where the whole row is wrong
     */
    record Read(@Nullable Registration registration, List<String> wrong) {}

    /** Why a row is none at all, before its cells are looked at; null where it is one. */
    @Nullable
    String wrongAsRow(Line line) {
        if (line.wrong() != null) {
            return line.wrong();
        }
        boolean more = line.cells().size() > columns.size()
                && line.cells().subList(columns.size(), line.cells().size()).stream()
                        .anyMatch(cell -> !cell.isBlank());
        return more ? "cells-many" : null;
    }

    Read read(List<String> cells, LocalDate today) {
        Map<Column, String> by = new EnumMap<>(Column.class);
        List<String> wrong = new ArrayList<>();
        List<Column> read = read();
        for (int at = 0; at < read.size(); at++) {
            Column column = read.get(at);
            String cell = GUARDED.matcher(cells.get(at).strip()).replaceFirst("");
            if (cell.codePointCount(0, cell.length()) > column.longest()) {
                wrong.add(column.word() + ":too-long");
            }
            by.put(column, cell);
        }
        put(by, Column.SEX, CellWords.sex(get(by, Column.SEX)).map(sex -> sex.word()), "unknown-word", wrong);
        put(by, Column.NATIONALITY, CellWords.state(get(by, Column.NATIONALITY)), "unknown-state", wrong);
        // A state that is no more has a code only; the code itself is looked at when it is read.
        put(
                by,
                Column.BIRTH_COUNTRY,
                CellWords.state(get(by, Column.BIRTH_COUNTRY))
                        .or(() -> Optional.of(get(by, Column.BIRTH_COUNTRY)).filter(cell -> cell.length() == 3)),
                "unknown-state",
                wrong);
        put(by, Column.LANGUAGE, CellWords.language(get(by, Column.LANGUAGE)), "unknown-word", wrong);
        put(by, Column.KIND, CellWords.kind(get(by, Column.KIND)).map(kind -> kind.word()), "unknown-word", wrong);
        Optional<String> issuer = CellWords.state(get(by, Column.ISSUER));
        by.put(Column.ISSUER, issuer.orElse(get(by, Column.ISSUER)));
        if (get(by, Column.ISSUER).length() > 3) {
            wrong.add(Column.ISSUER.word() + ":not-a-code");
        }
        split(by);
        for (Column date : List.of(Column.BIRTH, Column.UNTIL)) {
            by.put(
                    date,
                    dayFirst
                            ? get(by, date)
                            : MONTH_FIRST.matcher(get(by, date)).replaceFirst("$3.$1.$4"));
        }
        if (!wrong.isEmpty()) {
            return new Read(null, wrong);
        }
        Registration.Read result = typed(by).read(today);
        return new Read(
                result.registration(),
                result.wrong().entrySet().stream()
                        .map(each -> each.getKey() + ":" + each.getValue())
                        .toList());
    }

    private Typed typed(Map<Column, String> by) {
        Map<String, String> fields = new HashMap<>();
        by.forEach((column, cell) -> fields.put(column.word(), cell));
        fields.put("consent", consent.word());
        return new Typed(fields);
    }

    private static void put(
            Map<Column, String> by, Column column, Optional<String> word, String why, List<String> wrong) {
        if (!get(by, column).isEmpty()) {
            if (word.isEmpty()) {
                wrong.add(column.word() + ":" + why);
            }
            word.ifPresent(found -> by.put(column, found));
        }
    }

    /** A whole name, family name first, as lists have it; the last word is the father's where it ends like that. */
    private static void split(Map<Column, String> by) {
        String[] words = get(by, Column.FULL).split("\\s+", -1);
        if (words[0].isEmpty()) {
            return;
        }
        int end = words.length;
        if (end > 2 && PATRONYMIC.matcher(plain(words[end - 1])).matches()) {
            // “Mämmet ogly” are two words.
            int from = plain(words[end - 1]).matches("оглы|кызы|угли|ogly|oglu|gyzy|qizi|kyzy") ? end - 2 : end - 1;
            by.putIfAbsent(Column.PATRONYMIC, String.join(" ", List.of(words).subList(from, end)));
            end = from;
        }
        by.putIfAbsent(Column.FAMILY, words[0]);
        by.putIfAbsent(Column.GIVEN, String.join(" ", List.of(words).subList(1, Math.max(1, end))));
    }

    private static String plain(String word) {
        return Suggestion.plain(word).toLowerCase(Locale.ROOT);
    }

    private static String get(Map<Column, String> by, Column column) {
        return by.getOrDefault(column, "");
    }
}
