package org.kerwen.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.junit.jupiter.api.Test;
import org.kerwen.postgres.Logins;

/** What every column holds and of which class it is: nothing is stored of which nobody has said so. */
class DataDictionaryTest {
    private static final Logins LOGINS = MigratedDatabase.logins();
    private static final Path DICTIONARY = Path.of("..", "docs", "data-dictionary.csv");
    private static final Pattern CLASS = Pattern.compile("Class: (public|personal|sealed|secret)\\.");
    private static final Set<String> CLASSES = Set.of("public", "personal", "sealed", "secret");

    /** A column as the database knows it. */
    private record Column(String table, String name, String type, String ofTable, String comment, boolean siteMayRead) {
        /** Its own class, or that of its table. */
        String itsClass() {
            String own = lastClass(comment);
            return own.isEmpty() ? lastClass(ofTable) : own;
        }

        /** What it holds, without its class. */
        String meaning() {
            return CLASS.matcher(comment).replaceAll("").strip();
        }

        private static String lastClass(String comment) {
            String last = "";
            for (Matcher found = CLASS.matcher(comment); found.find(); ) {
                last = found.group(1);
            }
            return last;
        }
    }

    @Test
    void everyColumnHasAClass() throws SQLException {
        assertThat(columns())
                .hasSizeGreaterThan(150)
                .allSatisfy(column -> assertThat(column.itsClass())
                        .as("%s.%s", column.table(), column.name())
                        .isIn(CLASSES));
    }

    /** A public table is explained by its own comment and the handbook; any other column by column. */
    @Test
    void everyColumnOfATableThatIsNotPublicIsCommentedOnAndSaysItsClass() throws SQLException {
        List<String> silent = columns().stream()
                .filter(column -> !Column.lastClass(column.ofTable()).equals("public"))
                .filter(column -> column.comment().isBlank())
                .map(column -> column.table() + "." + column.name())
                .toList();
        assertThat(silent).isEmpty();
    }

    @Test
    void whatTheSiteMayReadIsPublicColumnByColumn() throws SQLException {
        assertThat(columns())
                .filteredOn(Column::siteMayRead)
                .hasSizeGreaterThan(100)
                .allSatisfy(column -> assertThat(column.itsClass())
                        .as("%s.%s", column.table(), column.name())
                        .isEqualTo("public"));
    }

    @Test
    void theDictionaryIsThatOfTheDatabase() throws SQLException, IOException {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter csv = new CSVPrinter(
                text, CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get())) {
            csv.printRecord("table", "column", "type", "class", "meaning");
            for (Column column : columns()) {
                csv.printRecord(column.table(), column.name(), column.type(), column.itsClass(), column.meaning());
            }
        }
        if (Boolean.getBoolean("kerwen.write-dictionary")) {
            Files.writeString(DICTIONARY, text);
        }
        assertThat(text.toString())
                .as("after a migration write it anew: ./kerwen test -Dtest=DataDictionaryTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dkerwen.write-dictionary=true")
                .isEqualTo(Files.readString(DICTIONARY));
    }

    private static List<Column> columns() throws SQLException {
        List<Column> columns = new ArrayList<>();
        try (Connection connection = LOGINS.owner().connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                    SELECT nspname || '.' || relname, attname, format_type(atttypid, atttypmod),
                           coalesce(obj_description(pg_class.oid, 'pg_class'), ''),
                           coalesce(col_description(pg_class.oid, attnum), ''),
                           has_column_privilege('kerwen_site', pg_class.oid, attnum, 'SELECT')
                      FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
                      JOIN pg_namespace ON pg_namespace.oid = relnamespace
                     WHERE relkind IN ('r', 'p') AND attnum > 0 AND NOT attisdropped
                       AND nspname NOT LIKE 'pg\\_%' AND nspname NOT IN ('information_schema', 'public')
                       AND relname <> 'not_granted'
                     ORDER BY nspname COLLATE "C", relname COLLATE "C", attnum
                    """)) {
            while (row.next()) {
                columns.add(new Column(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getBoolean(6)));
            }
        }
        return columns;
    }
}
