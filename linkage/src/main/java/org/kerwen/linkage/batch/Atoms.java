package org.kerwen.linkage.batch;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.kerwen.linkage.Field;
import org.kerwen.linkage.table.Dates;
import org.kerwen.linkage.table.Hashing;
import org.kerwen.linkage.table.PersonTable;
import org.kerwen.linkage.table.Tokens;

/**
 * The parts of keys of a table's rows, as hashes of content; 0 where a row has none. A part is looked up by value, so that nothing
 * is hashed twice.
 */
final class Atoms {

    private final PersonTable table;
    private final Tokens tokens;
    private final Map<Atom, int[]> byValue = new EnumMap<>(Atom.class);
    private final List<Atom> present;

    Atoms(PersonTable table) {
        this.table = table;
        this.tokens = table.tokens();
        for (Atom atom : Atom.values()) {
            if (table.fields().containsAll(atom.fields()) && atom != Atom.NAMES) {
                byValue.put(atom, values(atom));
            }
        }
        List<Atom> present = new ArrayList<>(byValue.keySet());
        if (byValue.containsKey(Atom.GIVEN) && byValue.containsKey(Atom.FAMILY)) {
            present.add(Atom.NAMES);
        }
        this.present = List.copyOf(present);
    }

    /** Those that the table's columns allow. */
    List<Atom> present() {
        return present;
    }

    int of(Atom atom, int row) {
        if (atom == Atom.NAMES) {
            return inAnyOrder(of(Atom.GIVEN, row), of(Atom.FAMILY, row));
        }
        Field field = atom.field();
        return lookUp(byValue.get(atom), column(field)[row]);
    }

    /** The keys of rows under a rule. */
    interface Key {
        /** 0 if the row lacks a part. */
        int of(int row);
    }

    Key key(Rule rule) {
        int parts = rule.atoms().size();
        int[][] columns = new int[parts][];
        int[][] values = new int[parts][];
        int[] families = null;
        int[] familyValues = new int[0];
        for (int part = 0; part < parts; part++) {
            Atom atom = rule.atoms().get(part);
            if (atom == Atom.NAMES) {
                families = column(Field.FAMILY);
                familyValues = Objects.requireNonNull(byValue.get(Atom.FAMILY));
            }
            columns[part] = column(atom.field());
            values[part] = Objects.requireNonNull(byValue.get(atom == Atom.NAMES ? Atom.GIVEN : atom));
        }
        int names = rule.atoms().indexOf(Atom.NAMES);
        return names < 0 ? key(columns, values) : keyWithNames(columns, values, names, families, familyValues);
    }

    private static Key key(int[][] columns, int[][] values) {
        return row -> {
            long hash = 0;
            for (int part = 0; part < columns.length; part++) {
                int of = values[part][columns[part][row]];
                if (of == 0) {
                    return 0;
                }
                hash = Hashing.of(hash, of);
            }
            return Hashing.toInt(hash);
        };
    }

    /** @param names which part is given and family name in any order */
    private static Key keyWithNames(
            int[][] columns, int[][] values, int names, int @Nullable [] families, int[] familyValues) {
        return row -> {
            long hash = 0;
            for (int part = 0; part < columns.length; part++) {
                int of = values[part][columns[part][row]];
                if (part == names) {
                    of = inAnyOrder(of, lookUp(familyValues, Objects.requireNonNull(families)[row]));
                }
                if (of == 0) {
                    return 0;
                }
                hash = Hashing.of(hash, of);
            }
            return Hashing.toInt(hash);
        };
    }

    private static int inAnyOrder(int given, int family) {
        return given == 0 || family == 0
                ? 0
                : Hashing.toInt(Hashing.of(Math.min(given, family), Math.max(given, family)));
    }

    private static int lookUp(int @Nullable [] values, int value) {
        return values == null ? 0 : values[value];
    }

    private int[] column(Field field) {
        int[] column = table.column(field);
        if (column == null) {
            throw new IllegalStateException("There is no column for " + field);
        }
        return column;
    }

    private int[] values(Atom atom) {
        return switch (atom) {
            case GIVEN, FAMILY, PATRONYMIC, PLACE, REGION, NATIONALITY, OCCUPATION ->
                ofTokens(value -> tokens.coarse(value) == 0 ? hash(tokens.stemHash(value)) : tokens.coarse(value));
            case STREET, PHONE, DOCUMENT, POSTCODE -> ofTokens(value -> hash(tokens.stemHash(value)));
            case GIVEN_BEGINNING, FAMILY_BEGINNING -> ofTokens(value -> hash(beginning(value, 3)));
            case GIVEN_INITIAL, FAMILY_INITIAL -> ofTokens(value -> hash(beginning(value, 1)));
            case POSTCODE_BEGINNING -> ofTokens(value -> hash(beginning(value, Math.max(1, tokens.length(value) - 2))));
            case BIRTH_DAY -> ofDates(date -> exact(date) == 0 ? 0 : hash(exact(date)));
            case BIRTHDAY -> ofDates(date -> exact(date) == 0 ? 0 : hash(exact(date) & 0xFFFF));
            case BIRTH_MONTH -> ofDates(date -> exact(date) == 0 ? 0 : hash(exact(date) >>> 8));
            case BIRTH_YEAR -> ofDates(date -> hash(table.dates().year(date)));
            case SEX -> new int[] {0, 1, 2, 0};
            case NAMES -> new int[0];
        };
    }

    private int exact(int date) {
        return table.dates().digitsOf(date);
    }

    private long beginning(int value, int letters) {
        long word = 0;
        int end = Math.min(letters, tokens.length(value));
        for (int i = 0; i < end; i++) {
            word = Hashing.of(word, tokens.letters()[tokens.offset(value) + i]);
        }
        return word;
    }

    private static int hash(long content) {
        return Hashing.toInt(Hashing.of(7, content));
    }

    private int[] ofTokens(IntUnaryOperator atom) {
        int[] values = new int[tokens.size()];
        for (int value = 1; value < values.length; value++) {
            values[value] = atom.applyAsInt(value);
        }
        return values;
    }

    private int[] ofDates(IntUnaryOperator atom) {
        Dates dates = table.dates();
        int[] values = new int[dates.size()];
        for (int date = 1; date < values.length; date++) {
            values[date] = atom.applyAsInt(date);
        }
        return values;
    }
}
