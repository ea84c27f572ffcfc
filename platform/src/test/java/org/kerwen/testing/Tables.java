package org.kerwen.testing;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;

/** All that the tables hold from which the public pages are made, as text, to compare before and after. */
public final class Tables {
    private static final String OURS = """
            SELECT format('%I.%I', schemaname, tablename)
              FROM pg_tables
             WHERE schemaname NOT IN ('pg_catalog', 'information_schema', 'public')
               AND has_table_privilege(current_database() || '_site', format('%I.%I', schemaname, tablename), 'SELECT')
             ORDER BY 1
            """;

    public static Map<String, List<String>> content(DSLContext database) {
        Map<String, List<String>> content = new TreeMap<>();
        for (String table : database.fetch(OURS).getValues(0, String.class)) {
            content.put(
                    table,
                    database.fetch("SELECT to_jsonb(row)::text FROM " + table + " AS row ORDER BY 1")
                            .getValues(0, String.class));
        }
        return content;
    }

    private Tables() {}
}
