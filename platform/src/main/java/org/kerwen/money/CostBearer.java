package org.kerwen.money;

import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * What costs can be written about, by the words in which people know it. Money lies below cases and journeys: they tell it so.
 *
 * <p>Nothing that may not be named beside a sum, such as a sealed case, is found or named here.
 */
public interface CostBearer {
    /** For what a cost of it is. */
    Purpose purpose();

    /** Which one is called so; empty where none is, or where several are. */
    Optional<UUID> called(DSLContext database, String words);

    /** What one is called; empty where it is not there any more. */
    Optional<String> name(DSLContext database, UUID id);

    /** Which operation somebody needs to open its page. */
    String operation();

    /** The path of its page. */
    String address(UUID id);
}
