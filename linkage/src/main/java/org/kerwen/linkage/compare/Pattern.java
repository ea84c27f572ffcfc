package org.kerwen.linkage.compare;

import org.kerwen.linkage.Field;

/** The outcomes of all fields of a pair in one number: four bits for each field, in the order of {@link Field}. */
public final class Pattern {

    private Pattern() {}

    public static long with(long pattern, Field field, int outcome) {
        int shift = field.ordinal() * 4;
        return (pattern & ~(15L << shift)) | ((long) outcome << shift);
    }

    public static int outcome(long pattern, Field field) {
        return (int) (pattern >>> (field.ordinal() * 4)) & 15;
    }
}
