package org.kerwen.trace;

import java.util.Comparator;

/**
 * A place in the order of entries, between two transactions.
 *
 * @param era grows with each restore
 * @param transaction number of the first transaction after this place
 */
record Point(int era, long transaction) implements Comparable<Point> {
    /** Before all entries, also before any that could be slipped in. */
    static final Point FIRST = new Point(Short.MIN_VALUE, 0);

    @Override
    public int compareTo(Point other) {
        return Comparator.comparingInt(Point::era)
                .thenComparingLong(Point::transaction)
                .compare(this, other);
    }
}
