package org.kerwen.db;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.kerwen.postgres.CannotStart;
import org.kerwen.postgres.Login;
import org.kerwen.postgres.Logins;

/** Brings the schema to this version: everything pending in one transaction, or nothing. */
public final class Migrations {
    /** Those of this program. */
    public static final Migrations OURS = new Migrations("classpath:db/migration");

    private final String[] locations;

    private Migrations(String... locations) {
        this.locations = locations.clone();
    }

    /** These and those of one more place, for tests of what happens when one fails. */
    public Migrations and(String location) {
        String[] more = Arrays.copyOf(locations, locations.length + 1);
        more[locations.length] = location;
        return new Migrations(more);
    }

    static SchemaVersion run(Logins logins) {
        return OURS.complete(logins);
    }

    /** Migrates, or refuses with a sentence; a schema of a newer version is left as it is. Answers the version reached. */
    public SchemaVersion complete(Logins logins) {
        return migrate(logins, "latest");
    }

    /**
     * Brings an empty database to an earlier version, to load a backup of that version.
     *
     * @throws CannotStart where this program does not know the version
     */
    public SchemaVersion to(Logins logins, SchemaVersion version) {
        if (Arrays.stream(flyway(logins, "latest").info().all())
                .noneMatch(each -> version.number().equals(String.valueOf(each.getVersion())))) {
            throw newer();
        }
        return migrate(logins, version.number());
    }

    /** The version that the database has; empty before the first migration. */
    public Optional<SchemaVersion> current(Logins logins) {
        return Optional.ofNullable(flyway(logins, "latest").info().current())
                .map(MigrationInfo::getVersion)
                .map(version -> new SchemaVersion(version.toString()));
    }

    /** Whether anything is left to do. */
    public boolean arePending(Logins logins) {
        return flyway(logins, "latest").info().pending().length > 0;
    }

    private SchemaVersion migrate(Logins logins, String target) {
        Flyway flyway = flyway(logins, target);
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

    private Flyway flyway(Logins logins, String target) {
        Login owner = logins.owner();
        return Flyway.configure()
                .dataSource(owner.jdbcUrl(), owner.user(), owner.password())
                .locations(locations)
                .placeholders(Map.of(
                        "application", logins.application().user(),
                        "site", logins.site().user(),
                        "backup", logins.backup().user()))
                .initSql("SET lock_timeout = '10s'")
                .group(true)
                .target(target)
                .failOnMissingLocations(true)
                .load();
    }

    private static void refuseNewer(Flyway flyway) {
        boolean newer = Arrays.stream(flyway.info().applied())
                .map(MigrationInfo::getState)
                .anyMatch(state -> state == MigrationState.FUTURE_SUCCESS || state == MigrationState.FUTURE_FAILED);
        if (newer) {
            throw newer();
        }
    }

    private static CannotStart newer() {
        return new CannotStart(
                "The data was written by a newer version of Kerwen than this one.",
                "Start the newer version, or restore a backup that this version made.");
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
