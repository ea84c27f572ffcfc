package org.kerwen.linkage.batch;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.kerwen.linkage.ColumnKind;
import org.kerwen.linkage.Field;
import org.kerwen.linkage.compare.Comparison;
import org.kerwen.linkage.compare.Model;
import org.kerwen.linkage.compare.PatternOfPair;
import org.kerwen.linkage.table.Dates;
import org.kerwen.linkage.table.Hashing;
import org.kerwen.linkage.table.PersonTable;
import org.kerwen.linkage.table.Tokens;
import org.kerwen.linkage.table.Values;

/** Records that come and go, compared with the frequencies of a table. */
final class GrowingRows {

    private static final int FIELDS = Field.values().length;

    /** Two of these that are the same in two records are reason enough to compare them. */
    private static final Field[] IN_PAIRS = {
        Field.GIVEN, Field.FAMILY, Field.PATRONYMIC, Field.BIRTH, Field.PLACE, Field.POSTCODE, Field.STREET
    };

    private static final Field[] ALONE = {Field.DOCUMENT, Field.PHONE};

    private final PersonTable table;
    private final Tokens tokens;
    private final Dates dates;
    private final Optional<String> dateFormat;
    private final Map<String, int[]> rows = new HashMap<>();
    private final PatternOfPair pair;
    private final double[] shares = new double[FIELDS];

    GrowingRows(PersonTable table, Optional<String> dateFormat) {
        this.table = table;
        this.tokens = table.tokens();
        this.dates = table.dates();
        this.dateFormat = dateFormat;
        this.pair = new PatternOfPair(
                table.fields(), new Comparison(tokens, dates, tokens, dates, Math.max(1, table.rows())));
    }

    boolean contains(String id) {
        return rows.containsKey(id);
    }

    Set<String> ids() {
        return rows.keySet();
    }

    /** Takes in a row of the table. */
    void take(String id, int row) {
        int[] values = new int[PatternOfPair.WIDTH_WITH_RARITY];
        for (Field field : table.fields()) {
            values[field.ordinal()] = Objects.requireNonNull(table.column(field))[row];
        }
        pair.tellRarity(values, 0);
        rows.put(id, values);
    }

    void add(String id, Map<ColumnKind, String> written) {
        int[] read = Values.row(written, dateFormat, tokens, dates);
        int[] values = new int[PatternOfPair.WIDTH_WITH_RARITY];
        for (Field field : table.fields()) {
            values[field.ordinal()] = read[field.ordinal()];
        }
        pair.tellRarity(values, 0);
        rows.put(id, values);
    }

    void remove(String id) {
        rows.remove(id);
    }

    private int[] row(String id) {
        return Objects.requireNonNull(rows.get(id));
    }

    /** The same whichever of the two comes first. */
    long score(Model model, String one, String other) {
        boolean inOrder = one.compareTo(other) < 0;
        int[] a = row(inOrder ? one : other);
        int[] b = row(inOrder ? other : one);
        long pattern = pair.withRarity(a, 0, b, 0);
        pair.shares(pattern, a, 0, b, 0, shares);
        return model.score(pattern, shares);
    }

    /** Hash of what two records hold. */
    long contents(String one, String other) {
        long a = contents(row(one));
        long b = contents(row(other));
        return Hashing.of(Math.min(a, b), Math.max(a, b));
    }

    private long contents(int[] row) {
        long hash = 0;
        for (Field field : table.fields()) {
            hash = Hashing.of(hash, content(field, row[field.ordinal()]));
        }
        return hash;
    }

    private long content(Field field, int value) {
        return value == 0
                ? 0
                : switch (field) {
                    case BIRTH -> Hashing.of(dates.low(value), dates.high(value));
                    case SEX, RELATIVES -> value;
                    default -> tokens.stemHash(value);
                };
    }

    /** What the record must share one of with another to be compared with it. */
    long[] keys(String id) {
        int[] row = row(id);
        Set<Long> keys = new HashSet<>();
        for (int first = 0; first < IN_PAIRS.length; first++) {
            for (int second = first + 1; second < IN_PAIRS.length; second++) {
                long one = part(IN_PAIRS[first], row);
                long other = part(IN_PAIRS[second], row);
                // Names may stand in each other's place.
                boolean names = first == 0 && second == 1;
                long key = names
                        ? Hashing.of(Math.min(one, other), Math.max(one, other))
                        : Hashing.of(Hashing.of(first * 16L + second + 1, one), other);
                if (one != 0 && other != 0) {
                    keys.add(key);
                }
            }
        }
        int birth = row[Field.BIRTH.ordinal()];
        for (Field field : birth == 0 ? new Field[0] : IN_PAIRS) {
            if (field != Field.BIRTH && part(field, row) != 0) {
                keys.add(Hashing.of(Hashing.of(field.ordinal() + 512L, part(field, row)), dates.year(birth)));
            }
        }
        for (Field field : ALONE) {
            if (row[field.ordinal()] != 0) {
                keys.add(Hashing.of(field.ordinal() + 1_024L, tokens.stemHash(row[field.ordinal()])));
            }
        }
        return keys.stream().mapToLong(Long::longValue).toArray();
    }

    /** How a value sounds in any script; of dates the day. */
    private long part(Field field, int[] row) {
        int value = row[field.ordinal()];
        if (value == 0) {
            return 0;
        }
        if (field == Field.BIRTH) {
            return dates.digitsOf(value);
        }
        return tokens.coarse(value) == 0 ? tokens.stemHash(value) : tokens.coarse(value);
    }
}
