package org.kerwen.linkage.live;

import java.util.Arrays;
import org.kerwen.linkage.Field;
import org.kerwen.linkage.table.Dates;
import org.kerwen.linkage.table.Hashing;
import org.kerwen.linkage.table.Tokens;

/** The keys under which a person stands: pairs of what is known of them, so that any two of it that hold find them. */
final class Keys {

    private static final int MOST = 24;

    /** Which two things a key is of. */
    enum Of {
        NAMES,
        FAMILY_YEAR,
        GIVEN_YEAR,
        GIVEN_PATRONYMIC,
        FAMILY_PATRONYMIC,
        PATRONYMIC_YEAR,
        DAY_PLACE,
        GIVEN_PLACE,
        FAMILY_PLACE,
        POSTCODE_YEAR,
        GIVEN_POSTCODE,
        FAMILY_POSTCODE,
        STREET_YEAR,
        GIVEN_STREET,
        PHONE,
        DOCUMENT,
        DAY_SEX,
        /** Only asked for where nothing else is known. */
        GIVEN,
        FAMILY
    }

    private final long[] keys = new long[MOST];
    private int count;

    private Keys() {}

    /** All keys of a person whose values stand in an array. */
    static long[] of(Tokens tokens, Dates dates, int[] values, int at) {
        long given = stem(tokens, values[at + Field.GIVEN.ordinal()]);
        long family = stem(tokens, values[at + Field.FAMILY.ordinal()]);
        long patronymic = stem(tokens, values[at + Field.PATRONYMIC.ordinal()]);
        long place = stem(tokens, values[at + Field.PLACE.ordinal()]);
        long postcode = stem(tokens, values[at + Field.POSTCODE.ordinal()]);
        long street = stem(tokens, values[at + Field.STREET.ordinal()]);
        int birth = values[at + Field.BIRTH.ordinal()];
        long year = birth == 0 ? 0 : year(dates.year(birth));
        long day = birth == 0 ? 0 : day(dates, birth);
        Keys keys = new Keys();
        keys.add(Of.NAMES, Math.min(given, family), Math.max(given, family), given != 0 && family != 0);
        keys.add(Of.FAMILY_YEAR, family, year, true);
        keys.add(Of.GIVEN_YEAR, given, year, true);
        keys.add(Of.GIVEN_PATRONYMIC, given, patronymic, true);
        keys.add(Of.FAMILY_PATRONYMIC, family, patronymic, true);
        keys.add(Of.PATRONYMIC_YEAR, patronymic, year, true);
        keys.add(Of.DAY_PLACE, day, place, true);
        keys.add(Of.GIVEN_PLACE, given, place, true);
        keys.add(Of.FAMILY_PLACE, family, place, true);
        keys.add(Of.POSTCODE_YEAR, postcode, year, true);
        keys.add(Of.GIVEN_POSTCODE, given, postcode, true);
        keys.add(Of.FAMILY_POSTCODE, family, postcode, true);
        keys.add(Of.STREET_YEAR, street, year, true);
        keys.add(Of.GIVEN_STREET, given, street, true);
        keys.add(Of.PHONE, stem(tokens, values[at + Field.PHONE.ordinal()]), 1, true);
        keys.add(Of.DOCUMENT, stem(tokens, values[at + Field.DOCUMENT.ordinal()]), 1, true);
        keys.add(Of.DAY_SEX, day, values[at + Field.SEX.ordinal()], true);
        keys.add(Of.GIVEN, given, 1, true);
        keys.add(Of.FAMILY, family, 1, true);
        return Arrays.copyOf(keys.keys, keys.count);
    }

    private void add(Of of, long one, long other, boolean known) {
        if (known && one != 0 && other != 0) {
            keys[count++] = key(of, one, other);
        }
    }

    static long key(Of of, long one, long other) {
        return second(first(of, one), other);
    }

    /** What keys of one thing begin with, whatever the other is. */
    static long first(Of of, long one) {
        return Hashing.of(of.ordinal() + 1L, one);
    }

    /** The key of what {@link #first} said and the other thing. */
    static long second(long first, long other) {
        long hash = Hashing.of(first, other);
        return hash == 0 ? 1 : hash;
    }

    /** Two names in any order. */
    static long names(long one, long other) {
        return key(Of.NAMES, Math.min(one, other), Math.max(one, other));
    }

    static long stem(Tokens tokens, int value) {
        return value == 0 ? 0 : tokens.stemHash(value);
    }

    static long year(int year) {
        return Hashing.of(3, year);
    }

    static long day(Dates dates, int birth) {
        return dates.digitsOf(birth) == 0 ? 0 : Hashing.of(4, dates.digitsOf(birth));
    }
}
