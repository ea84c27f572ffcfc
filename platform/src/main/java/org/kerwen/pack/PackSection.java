package org.kerwen.pack;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.TableField;

/** One file of the pack, and how the module that owns its records writes them. A module registers it as a bean. */
public interface PackSection {
    /** The file and its fields. */
    Shape shape();

    /** The column with the ids of its records: a row whose id the file no longer has is removed. */
    TableField<?, String> id();

    /** Writes the records as given, new or changed, in the transaction of the whole load. */
    void write(DSLContext database, List<Entry> entries);
}
