package org.kerwen.events;

import java.util.Set;
import org.jooq.DSLContext;

/**
 * Hears events and keeps what it makes of them. Register one as a bean; it hears the log from its beginning.
 *
 * <p>What it does must bear repetition: it hears an event again where the process dies at the wrong moment. What it writes
 * through the given transaction stands together with its position and so does happen once; anything else may happen twice.
 */
public interface Listener {
    /** Small letters and hyphens; under it the position is kept, so never change it. */
    String name();

    /** Which kinds of events it wants to hear. */
    Set<Class<? extends Event>> kinds();

    /**
     * Hears one event, in a transaction of the machine {@code delivery}. If it throws, nothing of it stands, and it hears the
     * same event again after a while, longer each time, until it no longer throws; later events wait for it.
     */
    void hear(DSLContext database, Told told);
}
