package org.kerwen.app;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.jooq.exception.DataAccessException;
import org.kerwen.db.DatabaseSettings;
import org.kerwen.db.Reach;
import org.kerwen.keys.KeyFolder;
import org.kerwen.keys.KeysSettings;
import org.kerwen.postgres.CannotStart;
import org.kerwen.trace.AuditAtTerminal;
import org.kerwen.trace.TraceSettings;
import org.kerwen.trace.Verification;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** {@code audit verify} and {@code audit brought-back}, beside the running program or without it. */
final class AuditCommand {
    private final KeysSettings keys;
    private final TraceSettings trace;
    private final DatabaseSettings database;

    private AuditCommand(KeysSettings keys, TraceSettings trace, DatabaseSettings database) {
        this.keys = keys;
        this.trace = trace;
        this.database = database;
    }

    /** Answers 0 where all is well, 1 where the audit is not what it was or the command could not be done. */
    static int run(List<String> arguments) {
        // Nothing of the program but its settings: it may be running, or its schema may be older.
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(SettingsOnly.class)
                .web(WebApplicationType.NONE)
                .run()) {
            return new AuditCommand(
                            context.getBean(KeysSettings.class),
                            context.getBean(TraceSettings.class),
                            context.getBean(DatabaseSettings.class))
                    .does(arguments);
        } catch (CannotStart e) {
            System.err.println("Kerwen cannot do that. " + e.problem());
            System.err.println("What to do: " + e.remedy());
            return 1;
        } catch (SQLException | DataAccessException e) {
            System.err.println("Kerwen cannot do that. The database broke the work off (SQLSTATE %s)."
                    .formatted(
                            e instanceof SQLException sql ? sql.getSQLState() : ((DataAccessException) e).sqlState()));
            System.err.println("What to do: Look at the database's log, and try again.");
            return 1;
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties({KeysSettings.class, TraceSettings.class, DatabaseSettings.class})
    static class SettingsOnly {}

    private int does(List<String> arguments) throws SQLException {
        List<String> words = arguments.subList(1, arguments.size());
        if (!words.isEmpty() && words.getFirst().equals("verify")) {
            return verify(words.stream().skip(1).map(Path::of).toList());
        }
        if (words.equals(List.of("brought-back"))) {
            return broughtBack();
        }
        throw new CannotStart(
                "The command 'audit' needs to know what to do.",
                "Write './kerwen audit verify', with files of kept seals behind it if there are any; or"
                        + " './kerwen audit brought-back' after the database was restored by other means.");
    }

    private int verify(List<Path> heads) throws SQLException {
        AuditAtTerminal audit = audit();
        try (Reach reach = Reach.of(keys.home(), database);
                Connection backup = reach.administration().logins().backup().connect()) {
            backup.setAutoCommit(false);
            backup.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            backup.setReadOnly(true);
            Verification.Result result = audit.verify(backup, heads);
            System.out.println("Entries under seal: %d".formatted(result.entries()));
            System.out.println("Seals: %d".formatted(result.seals()));
            System.out.println("Last sealed at: " + (result.sealedAt() == null ? "never" : result.sealedAt()));
            System.out.println("Not sealed yet: %d".formatted(result.waiting()));
            System.out.println("Witness: %s, up to seal %d".formatted(trace.file(keys), result.witnessed()));
            result.notes().forEach(System.out::println);
            if (result.faults().isEmpty()) {
                System.out.println("The audit is what it was.");
                return 0;
            }
            System.out.println();
            System.out.println("The audit is NOT what it was:");
            result.faults().forEach(fault -> System.out.println("- " + fault));
            return 1;
        }
    }

    private int broughtBack() throws SQLException {
        AuditAtTerminal audit = audit();
        try (Reach reach = Reach.of(keys.home(), database);
                Connection owner = reach.administration().logins().owner().connect()) {
            System.out.println("The audit goes on behind seal %d in a new era; the witness was told."
                    .formatted(audit.broughtBack(owner)));
            return 0;
        }
    }

    private AuditAtTerminal audit() {
        return new AuditAtTerminal(
                KeyFolder.find(keys)
                        .orElseThrow(() -> new CannotStart(
                                "There are no keys of an installation in %s.".formatted(keys.folder()),
                                "Set KERWEN_HOME and KERWEN_KEYS as for the program itself.")),
                trace.file(keys),
                Clock.systemUTC());
    }
}
