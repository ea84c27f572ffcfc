package org.kerwen.pack;

import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;

/** One file of the pack, and how the module that owns its records writes them. A module registers it as a bean. */
public interface PackSection {
    /** The file and its fields. */
    Shape shape();

    /** Writes the records as given, new or changed, in the transaction of the whole load. */
    void write(DSLContext database, List<Entry> entries);

    /** Removes the records that the file no longer has. */
    void removeAllBut(DSLContext database, Set<String> ids);
}
