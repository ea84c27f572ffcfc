package org.kerwen.kernel;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Makes ids outside the database, so that a thing has its id before it is written.
 *
 * <p>Ids of the first kind begin with the time at which they were made (UUID version 7, RFC 9562), which keeps indexes
 * together. Where the time of making would tell something, as of an anonymous call, use {@link #withoutTime}.
 */
public final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** The next id; later ones sort after earlier ones, to the millisecond. */
    public static UUID next() {
        long random = RANDOM.nextLong();
        long high = (System.currentTimeMillis() << 16) | 0x7000L | (random & 0xFFFL);
        long low = (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /** A random id (version 4), from which not even the day can be read. */
    public static UUID withoutTime() {
        return UUID.randomUUID();
    }

    /**
     * Random ids (version 4) that begin alike, which keeps indexes together where many rows are written at once. Not even the day can
     * be read from them, but of two it can be seen that they were made together: for rows that never stand without the record that
     * they are of, and not for the ids of people.
     */
    public static Supplier<UUID> together() {
        long beginning = RANDOM.nextLong() & 0xFFFF_FFFF_0000_0000L;
        return () -> {
            UUID random = withoutTime();
            return new UUID(
                    beginning | (random.getMostSignificantBits() & 0xFFFF_FFFFL), random.getLeastSignificantBits());
        };
    }

    private Ids() {}
}
