package org.kerwen.people;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerwen.linkage.ColumnKind;

/** What of a person the index compares: one name with what else is known. What is not known is left out. */
final class Compared {
    private Compared() {}

    static Map<ColumnKind, String> of(
            @Nullable String family,
            @Nullable String given,
            @Nullable String patronymic,
            @Nullable String sex,
            @Nullable String birth,
            @Nullable String document) {
        Map<ColumnKind, String> values = new EnumMap<>(ColumnKind.class);
        put(values, ColumnKind.FAMILY_NAME, family);
        put(values, ColumnKind.GIVEN_NAME, given);
        put(values, ColumnKind.PATRONYMIC, patronymic);
        put(values, ColumnKind.SEX, sex);
        put(values, ColumnKind.BIRTH_DATE, birth);
        put(values, ColumnKind.DOCUMENT_NUMBER, document);
        return values;
    }

    /** Somebody who is recorded, once for each name, in the order of the names. */
    static List<Map<ColumnKind, String>> of(Registration of) {
        String document =
                of.documents().isEmpty() ? null : of.documents().getFirst().number();
        return of.names().stream().map(name -> of(name, of.known(), document)).toList();
    }

    /** The same of somebody who was recorded. */
    static List<Map<ColumnKind, String>> of(Person of) {
        String document =
                of.documents().isEmpty() ? null : of.documents().getFirst().is().number();
        return of.names().stream()
                .map(name -> of(name.is(), of.known(), document))
                .toList();
    }

    private static Map<ColumnKind, String> of(
            Registration.Name name, Registration.Known known, @Nullable String document) {
        return of(
                name.family(),
                name.given(),
                name.patronymic(),
                known.sex() == null ? null : known.sex().word(),
                known.birth() == null ? null : known.birth().canonical(),
                document);
    }

    static void put(Map<ColumnKind, String> values, ColumnKind kind, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            values.put(kind, text);
        }
    }
}
