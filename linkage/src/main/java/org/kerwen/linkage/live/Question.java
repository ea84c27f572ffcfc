package org.kerwen.linkage.live;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kerwen.linkage.ColumnKind;
import org.kerwen.linkage.Field;
import org.kerwen.linkage.dates.DateInterval;
import org.kerwen.linkage.names.NameForm;
import org.kerwen.linkage.table.Dates;
import org.kerwen.linkage.table.Tokens;
import org.kerwen.linkage.table.Values;

/**
 * What was typed, read for comparison, with a small dictionary of its own: a question leaves no trace in the index. Read once, several
 * indexes may be asked it, by several threads, and whom it is of may be put in.
 */
public final class Question {

    private static final int FIELDS = Field.values().length;
    private static final int ROOM = 16;

    private final Tokens tokens = new Tokens(ROOM);
    private final Dates dates = new Dates();
    private final int[] values = new int[FIELDS];
    private final NameForm[] forms = new NameForm[FIELDS];
    private Optional<DateInterval> birth = Optional.empty();

    private final Readings readings;
    private final boolean remember;

    private Question(Readings readings, boolean remember) {
        this.readings = readings;
        this.remember = remember;
    }

    /** @param remember whether the readings may be kept: not those of what is only asked for */
    static Question read(
            Map<ColumnKind, String> typed, Optional<String> dateFormat, Readings readings, boolean remember) {
        Question question = new Question(readings, remember);
        typed.forEach((kind, text) -> {
            if (kind == ColumnKind.FULL_NAME) {
                List<String> parts = Values.partsOfName(text);
                question.name(typed, Field.GIVEN, ColumnKind.GIVEN_NAME, parts.get(0));
                question.name(typed, Field.FAMILY, ColumnKind.FAMILY_NAME, parts.get(1));
                question.name(typed, Field.PATRONYMIC, ColumnKind.PATRONYMIC, parts.get(2));
            } else if (kind == ColumnKind.SEX) {
                question.values[Field.SEX.ordinal()] = Values.sex(text);
            } else {
                Values.field(kind).ifPresent(field -> question.set(field, readings.read(kind, text, remember)));
            }
        });
        String exact = typed.getOrDefault(ColumnKind.BIRTH_DATE, "");
        String year = typed.getOrDefault(ColumnKind.BIRTH_YEAR, "");
        question.birth = DateInterval.parse(exact, dateFormat.orElse(null)).or(() -> DateInterval.parse(year, null));
        question.birth.ifPresent(date -> question.values[Field.BIRTH.ordinal()] = question.dates.add(date));
        return question;
    }

    private void name(Map<ColumnKind, String> typed, Field field, ColumnKind kind, String part) {
        if (typed.getOrDefault(kind, "").isBlank()) {
            set(field, readings.read(kind, part, remember));
        }
    }

    private void set(Field field, NameForm form) {
        if (!form.isEmpty()) {
            forms[field.ordinal()] = form;
            values[field.ordinal()] = tokens.add(form);
        }
    }

    /** Writes it into the columns of a register, with its words into the register's dictionary. */
    void into(Tokens of, Dates days, Neighbourhood neighbourhood, int[] columns, int at) {
        for (Field field : Field.values()) {
            int value = values[field.ordinal()];
            NameForm form = forms[field.ordinal()];
            if (form != null) {
                value = of.add(form);
                if (field.measure() == Field.Measure.NAME) {
                    neighbourhood.add(value, form);
                }
            }
            columns[at + field.ordinal()] = value;
        }
        columns[at + Field.BIRTH.ordinal()] = birth.map(days::add).orElse(0);
    }

    Tokens tokens() {
        return tokens;
    }

    Dates dates() {
        return dates;
    }

    int[] values() {
        return values;
    }

    /** Those fields that are asked for; names may stand in each other's place. */
    Set<Field> fields() {
        Set<Field> fields = EnumSet.noneOf(Field.class);
        for (Field field : Field.values()) {
            if (values[field.ordinal()] != 0) {
                fields.add(field);
            }
        }
        if (fields.contains(Field.GIVEN) || fields.contains(Field.FAMILY)) {
            fields.add(Field.GIVEN);
            fields.add(Field.FAMILY);
        }
        return fields;
    }

    int value(Field field) {
        return values[field.ordinal()];
    }

    Optional<NameForm> form(Field field) {
        return Optional.ofNullable(forms[field.ordinal()]);
    }

    /** Years in which the person may have been born, at most a few. */
    List<Integer> years() {
        List<Integer> years = new ArrayList<>();
        int value = value(Field.BIRTH);
        if (value != 0) {
            int year = dates.year(value);
            years.add(year);
            years.add(year - 1);
            years.add(year + 1);
        }
        return years;
    }
}
