package org.kerwen.linkage.batch;

import java.util.EnumSet;
import java.util.Set;
import org.kerwen.linkage.Field;

/** What a blocking key can be put together of. */
enum Atom {
    GIVEN(Field.GIVEN),
    GIVEN_BEGINNING(Field.GIVEN),
    GIVEN_INITIAL(Field.GIVEN),
    FAMILY(Field.FAMILY),
    FAMILY_BEGINNING(Field.FAMILY),
    FAMILY_INITIAL(Field.FAMILY),
    /** Given and family name in any order. */
    NAMES(Field.GIVEN, Field.FAMILY),
    PATRONYMIC(Field.PATRONYMIC),
    BIRTH_DAY(Field.BIRTH),
    /** Day of the month and month, without the year. */
    BIRTHDAY(Field.BIRTH),
    BIRTH_MONTH(Field.BIRTH),
    BIRTH_YEAR(Field.BIRTH),
    SEX(Field.SEX),
    PLACE(Field.PLACE),
    REGION(Field.REGION),
    POSTCODE(Field.POSTCODE),
    POSTCODE_BEGINNING(Field.POSTCODE),
    STREET(Field.STREET),
    PHONE(Field.PHONE),
    DOCUMENT(Field.DOCUMENT),
    OCCUPATION(Field.OCCUPATION),
    NATIONALITY(Field.NATIONALITY);

    private final Field first;
    private final Field last;

    Atom(Field field) {
        this(field, field);
    }

    Atom(Field first, Field last) {
        this.first = first;
        this.last = last;
    }

    /** The columns that it is made of. */
    Set<Field> fields() {
        return EnumSet.of(first, last);
    }

    Field field() {
        return first;
    }
}
