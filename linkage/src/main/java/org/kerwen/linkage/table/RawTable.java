package org.kerwen.linkage.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kerwen.linkage.ColumnKind;
import org.kerwen.linkage.Field;
import org.kerwen.linkage.dates.DateInterval;
import org.kerwen.linkage.names.NameForm;

/** The table as it was read; makes of it columns of values that can be compared. */
final class RawTable {

    private static final int SAMPLE = 2_000;
    private static final int MOST_COMMUNITIES = 16;

    /** A thread of its own: those of the common pool read. */
    private static final Executor NUMBERING = task -> {
        Thread thread = new Thread(task, "kerwen-linkage-numbers");
        thread.setDaemon(true);
        thread.start();
    };

    private final int rows;
    private final Map<ColumnKind, RawColumn> raw = new EnumMap<>(ColumnKind.class);
    private final @Nullable Ids ids;
    private final @Nullable RawColumn truth;
    private final Optional<String> dateFormat;
    private final Tokens tokens = new Tokens();
    private final Dates dates = new Dates();
    private final Map<Field, int[]> columns = new EnumMap<>(Field.class);

    RawTable(
            int rows,
            List<RawColumn> columns,
            @Nullable Ids ids,
            @Nullable RawColumn truth,
            Optional<String> dateFormat) {
        this.rows = rows;
        columns.forEach(column -> raw.put(column.kind(), column));
        this.ids = ids;
        this.truth = truth;
        this.dateFormat = dateFormat;
    }

    /** Texts are read side by side, which takes most of the time, and numbered one after the other while the next are read. */
    PersonTable read() {
        CompletableFuture<Void> numbered = CompletableFuture.completedFuture(null);
        for (Map.Entry<ColumnKind, Field> entry : Values.FIELDS.entrySet()) {
            RawColumn column = raw.get(entry.getKey());
            if (column != null) {
                NameForm[] forms = forms(column);
                numbered = numbered.thenRunAsync(() -> columns.put(entry.getValue(), values(column, forms)), NUMBERING);
            }
        }
        int[] births = births();
        numbered.join();
        fullNames();
        if (births != null) {
            columns.put(Field.BIRTH, births);
        }
        columns.values().removeIf(column -> Arrays.stream(column).allMatch(value -> value == 0));
        int[] communities = columns.get(Field.NATIONALITY);
        columns.forEach((field, column) -> {
            if (field != Field.BIRTH && field != Field.SEX) {
                count(field, column, communities);
            }
        });
        return new PersonTable(rows, tokens, dates, columns, ids, truth == null ? null : persons(truth));
    }

    /** Each distinct value of each community is counted once, with how many people have it. */
    private void count(Field field, int[] column, int @Nullable [] communities) {
        int[] numbers = new int[tokens.size()];
        int[] told = new int[Math.min(rows, MOST_COMMUNITIES) + 1];
        int known = 0;
        for (int row = 0; communities != null && row < rows; row++) {
            int value = communities[row];
            if (value != 0 && numbers[value] == 0) {
                if (known + 1 == told.length) {
                    known = told.length;
                    break;
                }
                numbers[value] = ++known;
                told[known] = value;
            }
        }
        if (known == told.length) {
            for (int row = 0; row < rows; row++) {
                tokens.count(field, column[row], tokens.community(communities == null ? 0 : communities[row]), 1);
            }
            return;
        }
        int[] counts = new int[(known + 1) * tokens.size()];
        for (int row = 0; row < rows; row++) {
            counts[(communities == null ? 0 : numbers[communities[row]]) * tokens.size() + column[row]]++;
        }
        for (int at = 0; at < counts.length; at++) {
            if (counts[at] > 0) {
                int value = at % tokens.size();
                tokens.count(field, value, tokens.community(told[at / tokens.size()]), counts[at]);
            }
        }
    }

    private int[] persons(RawColumn truth) {
        int[] persons = Arrays.copyOf(truth.numbers(), rows);
        for (int row = 0; row < rows; row++) {
            persons[row]--; // the empty text has number 0
        }
        return persons;
    }

    private static NameForm[] forms(RawColumn column) {
        NameForm[] forms = new NameForm
                [column.kind() == ColumnKind.SEX ? 0 : column.texts().size()];
        Arrays.parallelSetAll(
                forms, text -> Values.read(column.kind(), column.texts().text(text), Tokens.KEYS));
        return forms;
    }

    private int[] values(RawColumn column, NameForm[] forms) {
        if (column.kind() == ColumnKind.SEX) {
            return mapped(column, Values::sex);
        }
        int[] numbers = new int[forms.length];
        for (int text = 0; text < forms.length; text++) {
            numbers[text] = tokens.add(forms[text]);
        }
        return mapped(column, numbers);
    }

    private interface Numbering {
        int number(String text);
    }

    private int[] mapped(RawColumn column, Numbering numbering) {
        TextDictionary texts = column.texts();
        int[] numbers = new int[texts.size()];
        for (int text = 0; text < numbers.length; text++) {
            numbers[text] = numbering.number(texts.text(text));
        }
        return mapped(column, numbers);
    }

    private int[] mapped(RawColumn column, int[] numbers) {
        int[] mapped = new int[rows];
        for (int row = 0; row < rows; row++) {
            mapped[row] = numbers[column.numbers()[row]];
        }
        return mapped;
    }

    /** A full name fills what the columns of its parts leave open. */
    private void fullNames() {
        RawColumn full = raw.get(ColumnKind.FULL_NAME);
        if (full == null) {
            return;
        }
        int[] given = columns.computeIfAbsent(Field.GIVEN, any -> new int[rows]);
        int[] family = columns.computeIfAbsent(Field.FAMILY, any -> new int[rows]);
        int[] middle = columns.computeIfAbsent(Field.PATRONYMIC, any -> new int[rows]);
        int[][] parts = new int[full.texts().size()][];
        for (int row = 0; row < rows; row++) {
            int text = full.numbers()[row];
            if (given[row] == 0 && family[row] == 0) {
                if (parts[text] == null) {
                    parts[text] = Values.partsOfName(full.texts().text(text), tokens);
                }
                given[row] = parts[text][0];
                family[row] = parts[text][1];
                middle[row] = middle[row] == 0 ? parts[text][2] : middle[row];
            }
        }
    }

    private int @Nullable [] births() {
        RawColumn days = raw.get(ColumnKind.BIRTH_DATE);
        RawColumn years = raw.get(ColumnKind.BIRTH_YEAR);
        int[] births = days == null ? null : dates(days);
        if (years != null) {
            int[] yearly = dates(years);
            if (births == null) {
                return yearly;
            }
            for (int row = 0; row < rows; row++) {
                births[row] = births[row] == 0 ? yearly[row] : births[row];
            }
        }
        return births;
    }

    private int[] dates(RawColumn column) {
        List<String> sample = new ArrayList<>();
        for (int text = 0; text < Math.min(SAMPLE, column.texts().size()); text++) {
            sample.add(column.texts().text(text));
        }
        String format = dateFormat.or(() -> DateInterval.recognise(sample)).orElse(null);
        List<Optional<DateInterval>> read = IntStream.range(0, column.texts().size())
                .parallel()
                .mapToObj(text -> DateInterval.parse(column.texts().text(text), format))
                .toList();
        int[] numbers =
                read.stream().mapToInt(date -> date.map(dates::add).orElse(0)).toArray();
        return mapped(column, numbers);
    }
}
