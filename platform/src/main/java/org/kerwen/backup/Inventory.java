package org.kerwen.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kerwen.postgres.CannotStart;

/** What a database holds that belongs into a backup, as PostgreSQL's own tables tell it: no list can be forgotten. */
final class Inventory {
    /** The login that makes our schemas, and no others. */
    private static final String OWNER =
            "(SELECT oid FROM pg_roles WHERE rolname = regexp_replace(current_user, '_backup$', '_owner'))";

    /**
     * Those in our schemas; what says that it is left out stays out. Of a divided table only the parts have rows. What a
     * hosting company or an extension keeps in the same database is not ours: a restore could not make it.
     */
    private static final String TABLES = """
            SELECT pg_class.oid, format('%I.%I', nspname, relname), relrowsecurity
              FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
             WHERE relkind = 'r' AND relpersistence = 'p' AND nspowner = OWNER
               AND relname <> 'flyway_schema_history'
               AND coalesce(obj_description(pg_class.oid, 'pg_class'), '') !~ 'Backup: left out\\.'
             ORDER BY 2
            """.replace("OWNER", OWNER);

    private static final String FOREIGN_SCHEMAS = """
            SELECT DISTINCT nspname FROM pg_namespace JOIN pg_class ON relnamespace = pg_namespace.oid
             WHERE relkind IN ('r', 'p', 'm') AND nspowner <> OWNER AND relowner <> OWNER
               AND nspname !~ '^pg_' AND nspname <> 'information_schema'
             ORDER BY 1
            """.replace("OWNER", OWNER);

    private static final String COLUMNS = """
            SELECT format('%I', attname) FROM pg_attribute
             WHERE attrelid = TABLE AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
             ORDER BY attnum
            """;

    private static final String POINTS_TO = """
            SELECT DISTINCT confrelid FROM pg_constraint
             WHERE contype = 'f' AND conrelid = TABLE AND confrelid <> conrelid
            """;

    /** Row security hides rows without a word, unless the reader is let at all of them. */
    private static final String SHOWS_ALL = """
            SELECT has_table_privilege(TABLE, 'SELECT') AND has_schema_privilege(relnamespace, 'USAGE')
               AND (NOT relrowsecurity OR (
                       EXISTS (SELECT FROM pg_policy
                                WHERE polrelid = TABLE AND polpermissive AND polcmd IN ('r', '*')
                                  AND pg_get_expr(polqual, polrelid) = 'true'
                                  AND (polroles = '{0}' OR (SELECT oid FROM pg_roles WHERE rolname = current_user) = ANY (polroles)))
                   AND NOT EXISTS (
                       SELECT FROM pg_policy
                        WHERE polrelid = TABLE AND NOT polpermissive AND polcmd IN ('r', '*')
                          AND (polroles = '{0}' OR (SELECT oid FROM pg_roles WHERE rolname = current_user) = ANY (polroles)))))
              FROM pg_class WHERE oid = TABLE
            """;

    private static final String COUNTERS = """
            SELECT format('%I.%I', nspname, relname), attname,
                   pg_get_serial_sequence(format('%I.%I', nspname, relname), attname)
              FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid JOIN pg_namespace ON pg_namespace.oid = relnamespace
             WHERE attrelid = TABLE AND attnum > 0 AND NOT attisdropped
               AND pg_get_serial_sequence(format('%I.%I', nspname, relname), attname) IS NOT NULL
            """;

    private final Connection connection;

    Inventory(Connection connection) {
        this.connection = connection;
    }

    private record Found(long number, String name) {}

    /**
     * The tables, each after those to which it points.
     *
     * @throws CannotStart where one may not be read whole
     */
    List<Contents.Table> tables() throws SQLException {
        List<Contents.Table> tables = new ArrayList<>();
        for (Found found : inOrder()) {
            if (!texts(about(SHOWS_ALL, found)).equals(List.of("t"))) {
                throw new CannotStart(
                        "The login of the backup may not read all of the table %s.".formatted(found.name()),
                        "This is a fault of this version: report it. Nothing was written.");
            }
            long rows =
                    Long.parseLong(texts("SELECT count(*) FROM " + found.name()).getFirst());
            tables.add(new Contents.Table(found.name(), texts(about(COLUMNS, found)), rows));
        }
        return tables;
    }

    /** Columns that number themselves, with what they have given out as far as that may be seen. */
    List<Contents.Counter> counters() throws SQLException {
        List<Contents.Counter> counters = new ArrayList<>();
        for (Found found : all().values()) {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(about(COUNTERS, found))) {
                while (rows.next()) {
                    counters.add(new Contents.Counter(rows.getString(1), rows.getString(2), last(rows.getString(3))));
                }
            }
        }
        return counters;
    }

    private long last(String sequence) throws SQLException {
        try (var statement = connection.prepareStatement(
                "SELECT CASE WHEN has_sequence_privilege(?::regclass, 'SELECT') THEN pg_sequence_last_value(?::regclass) END")) {
            statement.setString(1, sequence);
            statement.setString(2, sequence);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() ? result.getLong(1) : 0;
            }
        }
    }

    /** Whether anything is there that is not public: then there is something to lose. */
    boolean holdsWhatIsNotPublic() throws SQLException {
        String protectedOnes = TABLES.replace("ORDER BY 2", "AND relrowsecurity ORDER BY 2");
        for (Found found : found(protectedOnes).values()) {
            if (texts("SELECT EXISTS (SELECT FROM " + found.name() + ")").equals(List.of("t"))) {
                return true;
            }
        }
        return false;
    }

    /** Schemas of others with tables in them. */
    List<String> foreignSchemas() throws SQLException {
        return texts(FOREIGN_SCHEMAS);
    }

    private List<Found> inOrder() throws SQLException {
        Map<Long, Found> all = all();
        Map<Long, Set<Long>> waitingFor = new LinkedHashMap<>();
        for (Found found : all.values()) {
            Set<Long> others = new LinkedHashSet<>();
            texts(about(POINTS_TO, found)).stream()
                    .map(Long::valueOf)
                    .filter(all::containsKey)
                    .forEach(others::add);
            waitingFor.put(found.number(), others);
        }
        List<Found> order = new ArrayList<>();
        while (!waitingFor.isEmpty()) {
            // Where they point in a circle, any may be first: such keys are checked at the end.
            long next = waitingFor.entrySet().stream()
                    .filter(entry -> entry.getValue().isEmpty())
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElseGet(() -> waitingFor.keySet().iterator().next());
            waitingFor.remove(next);
            waitingFor.values().forEach(others -> others.remove(next));
            order.add(all.get(next));
        }
        return order;
    }

    private Map<Long, Found> all() throws SQLException {
        return found(TABLES);
    }

    private Map<Long, Found> found(String query) throws SQLException {
        Map<Long, Found> all = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                all.put(rows.getLong(1), new Found(rows.getLong(1), rows.getString(2)));
            }
        }
        return all;
    }

    private static String about(String query, Found found) {
        return query.replace("TABLE", Long.toString(found.number()));
    }

    private List<String> texts(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }
}
