package org.kerwen.linkage.generator;

import java.time.LocalDate;
import java.util.SplittableRandom;

/** A record of a person, as somebody wrote it down; errors change it. */
final class Row {

    static final String HEADER = "id,cluster,given_name,family_name,patronymic,birth_date,sex,place,nationality";

    final Person person;
    Style style;
    String given;
    String family;
    String patronymic;
    String birth;
    String sex;
    String place;

    private Row(Person person) {
        this.person = person;
        this.style = person.style();
        this.given = "";
        this.family = "";
        this.patronymic = "";
        this.birth = "";
        this.sex = person.isMale() ? "M" : "F";
        this.place = Style.ENGLISH.write(person.place());
        writeNames();
    }

    /** The record as it should be, but for what is missing or estimated in registers without being an error of this record. */
    static Row of(Person person, SplittableRandom random) {
        Row row = new Row(person);
        row.birth = birth(person.birth(), random.nextInt(100));
        if (random.nextInt(100) < 4) {
            row.patronymic = "";
        }
        return row;
    }

    /** Writes the names again, in the style that the record has now. */
    void writeNames() {
        given = style.write(person.given());
        family = style.write(person.family());
        patronymic = style.write(person.patronymic());
    }

    private static String birth(LocalDate day, int chance) {
        if (chance < 12) {
            return "01.01." + day.getYear();
        }
        if (chance < 13) {
            return "about " + day.getYear();
        }
        if (chance < 14) {
            return String.valueOf(day.getYear());
        }
        return chance < 16 ? "" : written(day.getDayOfMonth(), day.getMonthValue(), day.getYear());
    }

    static String written(int day, int month, int year) {
        return (day < 10 ? "0" : "") + day + (month < 10 ? ".0" : ".") + month + '.' + year;
    }

    void appendTo(StringBuilder lines, long id) {
        lines.append(id).append(',').append(person.number()).append(',');
        lines.append(given)
                .append(',')
                .append(family)
                .append(',')
                .append(patronymic)
                .append(',');
        lines.append(birth).append(',').append(sex).append(',').append(place).append(',');
        lines.append(person.origin().code()).append('\n');
    }
}
