package org.kerwen.people;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.Worded;
import org.kerwen.people.db.tables.records.PersonRecord;

/**
 * What of {@link Registration.Known} stands in columns of a record: each as the text that the history keeps of it, null where
 * nothing is known, several with commas between them.
 */
enum KnownField implements Worded {
    SEX,
    BIRTH,
    BIRTH_COUNTRY,
    BIRTH_PLACE,
    NATIONALITIES,
    LANGUAGES,
    NEEDS;

    static KnownField of(String word) {
        return Arrays.stream(values())
                .filter(field -> field.word().equals(word))
                .findFirst()
                .orElseThrow();
    }

    /** Whether it may be several things, of which each record of a person may say some. */
    boolean isSeveral() {
        return switch (this) {
            case SEX, BIRTH, BIRTH_COUNTRY, BIRTH_PLACE -> false;
            case NATIONALITIES, LANGUAGES, NEEDS -> true;
        };
    }

    @Nullable
    String of(Registration.Known known) {
        return switch (this) {
            case SEX -> known.sex() == null ? null : known.sex().word();
            case BIRTH -> known.birth() == null ? null : known.birth().canonical();
            case BIRTH_COUNTRY -> orNull(known.birthCountry());
            case BIRTH_PLACE -> orNull(known.birthPlace());
            case NATIONALITIES -> joined(known.nationalities());
            case LANGUAGES -> joined(known.languages());
            case NEEDS -> joined(known.needs().stream().map(Choice::word).toList());
        };
    }

    @Nullable
    String of(PersonRecord row) {
        return switch (this) {
            case SEX -> row.getSex();
            case BIRTH -> row.getBirth() == null ? null : row.getBirth().canonical();
            case BIRTH_COUNTRY -> row.getBirthCountry();
            case BIRTH_PLACE -> row.getBirthPlace();
            case NATIONALITIES -> joined(List.of(row.getNationalities()));
            case LANGUAGES -> joined(List.of(row.getLanguages()));
            case NEEDS -> joined(List.of(row.getNeeds()));
        };
    }

    void set(PersonRecord row, @Nullable String text) {
        switch (this) {
            case SEX -> row.setSex(text);
            case BIRTH -> row.setBirth(text == null ? null : FuzzyDate.parse(text));
            case BIRTH_COUNTRY -> row.setBirthCountry(text);
            case BIRTH_PLACE -> row.setBirthPlace(text);
            case NATIONALITIES -> row.setNationalities(split(text).toArray(String[]::new));
            case LANGUAGES -> row.setLanguages(split(text).toArray(String[]::new));
            case NEEDS -> row.setNeeds(split(text).toArray(String[]::new));
        }
    }

    /** Of all these records: what the first of them says that says anything, or all that any of them says. */
    @Nullable
    String of(List<PersonRecord> rows) {
        Stream<String> said = rows.stream().map(this::of).filter(Objects::nonNull);
        return isSeveral()
                ? joined(said.flatMap(text -> split(text).stream()).distinct().toList())
                : said.findFirst().orElse(null);
    }

    static Registration.Known read(List<PersonRecord> rows) {
        String sex = SEX.of(rows);
        String birth = BIRTH.of(rows);
        return new Registration.Known(
                sex == null ? null : Choice.of(Sex.class, sex),
                birth == null ? null : FuzzyDate.parse(birth),
                Objects.requireNonNullElse(BIRTH_COUNTRY.of(rows), ""),
                Objects.requireNonNullElse(BIRTH_PLACE.of(rows), ""),
                split(NATIONALITIES.of(rows)),
                split(LANGUAGES.of(rows)),
                split(NEEDS.of(rows)).stream()
                        .map(word -> Choice.of(Need.class, word))
                        .toList());
    }

    /** What the text says, one by one. */
    static List<String> split(@Nullable String text) {
        return text == null ? List.of() : List.of(text.split(",", -1));
    }

    static @Nullable String joined(List<String> several) {
        return several.isEmpty() ? null : String.join(",", several);
    }

    /** These without those. */
    static List<String> without(List<String> these, List<String> those) {
        List<String> left = new ArrayList<>(these);
        left.removeAll(those);
        return left;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
