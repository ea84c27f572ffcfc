package org.kerwen.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kerwen.postgres.CannotStart;
import org.kerwen.postgres.Login;
import org.kerwen.postgres.Logins;

/** What the migrations make, and what they refuse. */
class SchemaTest {
    private static final Logins LOGINS = MigratedDatabase.logins();

    private static final String OUR_TABLES = """
            FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
            WHERE relkind IN ('r', 'p') AND nspname NOT LIKE 'pg\\_%' AND nspname NOT IN ('information_schema')
              AND relname <> 'flyway_schema_history'
            """;

    @Test
    void anEmptyDatabaseIsMigratedAndAgainChangesNothing() throws SQLException {
        Logins fresh = MigratedDatabase.unmigrated("fresh");
        Migrations.run(fresh);
        List<String> once = tables(fresh.owner());
        Migrations.run(fresh);
        assertThat(tables(fresh.owner())).isEqualTo(once).hasSizeGreaterThanOrEqualTo(20);
        assertThat(once)
                .allMatch(
                        table -> table.matches(
                                "(access|backup|cases|casework|directory|events|files|hotline|idempotency|intake|jobs|keys|money|movements|people|projects|knowledge|activities|site|pack|statistics|trace)\\..*"));
    }

    @Test
    void everyTableSaysWhatItIsAndOfWhichClass() throws SQLException {
        assertThat(MigratedDatabase.query(
                        LOGINS.owner(),
                        "SELECT nspname || '.' || relname || ': ' || coalesce(obj_description(pg_class.oid, 'pg_class'), '') "
                                + OUR_TABLES))
                .isNotEmpty()
                .allMatch(table -> table.matches(
                        "[a-z_.]+: \\S.+ Class: (public|personal|sealed|secret)\\.( Backup: left out\\.)?"));
    }

    @Test
    void everySchemaAndDomainIsExplained() throws SQLException {
        assertThat(MigratedDatabase.query(LOGINS.owner(), """
                        SELECT nspname FROM pg_namespace
                         WHERE nspowner = 'kerwen_owner'::regrole AND nspname <> 'public'
                           AND obj_description(oid, 'pg_namespace') IS NULL
                        UNION ALL
                        SELECT typname FROM pg_type
                         WHERE typtype = 'd' AND typowner = 'kerwen_owner'::regrole AND obj_description(oid, 'pg_type') IS NULL
                        """)).isEmpty();
    }

    @Test
    void everyForeignKeyHasAnIndexThatBeginsWithItsColumns() throws SQLException {
        assertThat(
                        MigratedDatabase.query(
                                LOGINS.owner(),
                                "SELECT count(*) FROM pg_constraint WHERE contype = 'f' AND connamespace::regnamespace::text NOT LIKE 'pg%'"))
                .allSatisfy(count -> assertThat(Integer.parseInt(count)).isGreaterThan(20));
        assertThat(MigratedDatabase.query(LOGINS.owner(), """
                        SELECT conrelid::regclass || ' ' || conname
                          FROM pg_constraint
                         WHERE contype = 'f'
                           AND NOT EXISTS (
                               SELECT FROM pg_index
                                WHERE indrelid = conrelid
                                  AND (string_to_array(indkey::text, ' ')::int2[])[1:cardinality(conkey)] @> conkey)
                        """)).isEmpty();
    }

    @Test
    void aSchemaOfANewerVersionIsRefusedAndLeftAsItIs() throws SQLException {
        Logins newer = MigratedDatabase.unmigrated("newer");
        Migrations.run(newer);
        String history = MigratedDatabase.query(
                        newer.owner(),
                        "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE tablename = 'flyway_schema_history'")
                .getFirst();
        MigratedDatabase.execute(
                newer.owner(),
                "INSERT INTO " + history
                        + " (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)"
                        + " VALUES (999, '999', 'from tomorrow', 'SQL', 'V999__from_tomorrow.sql', 1, 'nobody', 1, true)");
        List<String> before =
                MigratedDatabase.query(newer.owner(), "SELECT h::text FROM " + history + " AS h ORDER BY 1");
        List<String> tables = tables(newer.owner());
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> Migrations.run(newer))
                .satisfies(refusal -> {
                    assertThat(refusal.problem())
                            .isEqualTo("The data was written by a newer version of Kerwen than this one.");
                    assertThat(refusal.remedy()).isNotBlank();
                });
        assertThat(MigratedDatabase.query(newer.owner(), "SELECT h::text FROM " + history + " AS h ORDER BY 1"))
                .isEqualTo(before);
        assertThat(tables(newer.owner())).isEqualTo(tables);
    }

    @Test
    void aMigrationThatWasChangedAfterItRanIsRefusedWithASentence() throws SQLException {
        Logins changed = MigratedDatabase.unmigrated("changed");
        Migrations.run(changed);
        MigratedDatabase.execute(
                changed.owner(), "UPDATE flyway_schema_history SET checksum = 1 WHERE version = '002'");
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> Migrations.run(changed))
                .satisfies(refusal -> assertThat(refusal.problem())
                        .startsWith("The database could not be brought to this version: "));
    }

    /** Else a migration that waits would make everybody wait behind it. */
    @Test
    void aMigrationWaitsForALockTenSecondsAtMost() throws SQLException {
        Logins waits = MigratedDatabase.unmigrated("waits");
        Migrations.OURS.and("classpath:db/waits").complete(waits);
        assertThat(MigratedDatabase.query(waits.owner(), "SELECT longest FROM waits.setting"))
                .containsExactly("10s");
    }

    private static List<String> tables(Login login) throws SQLException {
        return MigratedDatabase.query(login, "SELECT nspname || '.' || relname " + OUR_TABLES + " ORDER BY 1");
    }
}
