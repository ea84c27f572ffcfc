package org.kerwen.linkage;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a column of a table of persons holds. In a mapping it is written in lower case ({@code birth_date}). */
public enum ColumnKind {
    ID,
    FULL_NAME,
    GIVEN_NAME,
    FAMILY_NAME,
    PATRONYMIC,
    BIRTH_DATE,
    BIRTH_YEAR,
    SEX,
    PLACE,
    REGION,
    POSTCODE,
    STREET,
    PHONE,
    DOCUMENT_NUMBER,
    OCCUPATION,
    NATIONALITY,
    IGNORE;

    /** As it is written in a mapping. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ColumnKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
