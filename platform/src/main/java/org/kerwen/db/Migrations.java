package org.kerwen.db;

import java.util.Arrays;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.kerwen.postgres.CannotStart;
import org.kerwen.postgres.Login;
import org.kerwen.postgres.Logins;

/** Brings the schema to this version: everything pending in one transaction, or nothing. */
final class Migrations {
    /** Migrates, or refuses with a sentence; a schema of a newer version is left as it is. Answers the version reached. */
    static SchemaVersion run(Logins logins) {
        Login owner = logins.owner();
        Flyway flyway = Flyway.configure()
                .dataSource(owner.jdbcUrl(), owner.user(), owner.password())
                .locations("classpath:db/migration")
                .placeholders(Map.of(
                        "application", logins.application().user(),
                        "site", logins.site().user(),
                        "backup", logins.backup().user()))
                .initSql("SET lock_timeout = '10s'")
                .group(true)
                .failOnMissingLocations(true)
                .load();
        refuseNewer(flyway);
        try {
            flyway.migrate();
            return new SchemaVersion(String.valueOf(flyway.info().current().getVersion()));
        } catch (FlywayException e) {
            throw new CannotStart(
                    "The database could not be brought to this version: " + firstLine(e),
                    "Nothing was changed. Start the version that ran before, and report the message.");
        }
    }

    private static void refuseNewer(Flyway flyway) {
        boolean newer = Arrays.stream(flyway.info().applied())
                .map(MigrationInfo::getState)
                .anyMatch(state -> state == MigrationState.FUTURE_SUCCESS || state == MigrationState.FUTURE_FAILED);
        if (newer) {
            throw new CannotStart(
                    "The data was written by a newer version of Kerwen than this one.",
                    "Start the newer version, or restore a backup that this version made.");
        }
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private Migrations() {}
}
