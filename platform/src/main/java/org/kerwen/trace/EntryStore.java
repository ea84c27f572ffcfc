package org.kerwen.trace;

import java.util.function.Consumer;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Record4;
import org.jooq.impl.DSL;

/** Entries as seals see them. Numbers of transactions travel as text: the driver has no type for them. */
final class EntryStore {
    private static final int FETCHED_AT_ONCE = 2000;

    /** Every field as text, because text stays as it is; a field that is absent cannot be taken for an empty one. */
    static final String LINES = """
            SELECT era::integer AS its_era, xid::text::bigint AS its_transaction, id,
                   concat_ws('|', era, xid, id, round(extract(epoch FROM at) * 1000000), actor, coalesce(account::text, '-'),
                             coalesce(organisation, '-'), operation, coalesce(subject::text, '-'), coalesce(purpose, '-'))
              FROM trace.entry
             WHERE (era, xid) >= (?::smallint, ?::text::xid8) AND (era, xid) < (?::smallint, ?::text::xid8)
             ORDER BY entry.era, entry.xid, entry.id
            """;

    private static final String NOW = """
            SELECT (SELECT substring(pg_get_expr(adbin, adrelid) FROM '\\d+')::integer
                      FROM pg_attrdef JOIN pg_attribute ON attrelid = adrelid AND attnum = adnum
                     WHERE adrelid = 'trace.entry'::regclass AND attname = 'era') AS era,
                   pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS horizon,
                   pg_snapshot_xmax(pg_current_snapshot())::text::bigint AS next
            """;

    private EntryStore() {}

    /**
     * An entry as it goes into the hash.
     *
     * @param text all its fields
     */
    record Line(Point at, long id, String text) {}

    /**
     * Where the database stands.
     *
     * @param horizon below it every transaction has ended, so that nothing can be added there any more
     * @param next from here on no transaction has begun yet
     */
    record Now(Point horizon, Point next) {}

    static Now now(DSLContext database) {
        Record row = database.fetchSingle(NOW);
        int era = row.get("era", Integer.class);
        return new Now(new Point(era, row.get("horizon", Long.class)), new Point(era, row.get("next", Long.class)));
    }

    /**
     * Hands over the entries from one place to another, in order, without holding them all; within a transaction. Their order
     * is that of the primary key: PostgreSQL is kept from sorting, which would write a large audit into files beside.
     */
    static void each(DSLContext database, Point from, Point to, Consumer<Line> each) {
        database.execute("SET LOCAL enable_sort = off");
        var query = database.resultQuery(
                        LINES,
                        from.era(),
                        String.valueOf(from.transaction()),
                        to.era(),
                        String.valueOf(to.transaction()))
                .coerce(
                        DSL.field("its_era", Integer.class),
                        DSL.field("its_transaction", Long.class),
                        DSL.field("id", Long.class),
                        DSL.field("line", String.class));
        try (Cursor<Record4<Integer, Long, Long, String>> rows =
                query.fetchSize(FETCHED_AT_ONCE).fetchLazy()) {
            for (Record4<Integer, Long, Long, String> row : rows) {
                each.accept(new Line(new Point(row.value1(), row.value2()), row.value3(), row.value4()));
            }
        }
    }

    /** How many entries stand from a place on. */
    static long countFrom(DSLContext database, Point from) {
        // In two parts: of a comparison of pairs PostgreSQL believes that it fits half of the table, and reads it all.
        return database.fetchSingle(
                        "SELECT (SELECT count(*) FROM trace.entry WHERE era = ?::smallint AND xid >= ?::text::xid8)"
                                + " + (SELECT count(*) FROM trace.entry WHERE era > ?::smallint)",
                        from.era(),
                        String.valueOf(from.transaction()),
                        from.era())
                .get(0, Long.class);
    }
}
