package org.kerwen.people;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Select;

/** Files with which people came: a part of the program above knows them, and lists are narrowed by them. */
public interface Arrivals {
    /** The latest that brought anybody, in a running transaction. */
    List<Arrival> latest(DSLContext database, int most);

    /** The records that came with one of them. */
    Select<Record1<UUID>> records(UUID arrival);

    /** One of them. */
    record Arrival(UUID id, Instant at) {}
}
