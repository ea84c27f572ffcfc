package org.kerwen.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kerwen.db.FreshDatabase;
import org.kerwen.db.MigratedDatabase;
import org.kerwen.db.PlainTransactions;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.Actor;
import org.kerwen.postgres.Login;
import org.kerwen.postgres.Logins;
import org.kerwen.testing.Folders;

/**
 * The data folder, everything that a backup reads, the file of the installation's keys and the administrator's account
 * together decrypt nothing that an organisation sealed; with the password of one of its people they do.
 */
class NothingOpensTest {
    private static final byte[] CANARY =
            "an invented person who must not be found 7c1f".getBytes(StandardCharsets.UTF_8);
    private static final String CONTEXT = "test.canary/1";

    private final PasswordHashing hashing = new PasswordHashing(2, Duration.ofMinutes(1));
    private final AccountKeys accounts = new AccountKeys(hashing);
    private final FreshDatabase database = FreshDatabase.make(2);
    private final Logins logins = database.logins();
    private final Rings rings = new Rings(database.transactions(PlainTransactions.UNWRITTEN));

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whoHasTheDataTheBackupAndTheAdministratorsAccountDecryptsNothing() throws Exception {
        char[] password = "the password of one of its people".toCharArray();
        char[] administrators = "the password of the administrator".toCharArray();
        byte[] stored = accounts.make(password).orElseThrow();
        byte[] storedOfAdministrator = accounts.make(administrators).orElseThrow();
        HybridKey pair = accounts.open(stored, password).orElseThrow();
        Actor.Person founder = rings.somebody();
        rings.keys.create(founder, pair.publicHalf());
        Actor.Person second = rings.somebody();
        rings.propose(founder, second);
        Actor.Person third = rings.somebody();
        rings.propose(founder, third);
        List<PaperShare> shares = rings.keys.onPaper().printShares(founder).orElseThrow();
        rings.keys.rotate(founder);
        byte[] sealed = rings.keys.seal(rings.organisation, CANARY, CONTEXT).orElseThrow();
        keep(List.of(sealed, stored, storedOfAdministrator));

        List<byte[]> lying = dump();
        assertThat(lying)
                .as("what was sealed is in the dump")
                .anySatisfy(value -> assertThat(value).isEqualTo(sealed));
        Thief thief = new Thief(lying, sealed);
        assertThat(thief.opens(Optional.of(administrators))).isFalse();
        assertThat(thief.opens(Optional.empty())).isFalse();

        // The thief is one who would succeed: with a member's password, or if anything of this lay there.
        assertThat(thief.opens(Optional.of(password))).isTrue();
        for (byte[] carelesslyKept : List.of(
                pair.privateHalf(),
                accounts.open(stored, password).orElseThrow().privateHalf(),
                shares.get(0).join(shares.get(1)).privateHalf())) {
            List<byte[]> more = new ArrayList<>(lying);
            more.add(carelesslyKept);
            assertThat(new Thief(more, sealed).opens(Optional.empty())).isTrue();
        }

        List<byte[]> secrets = List.of(
                CANARY,
                pair.privateHalf(),
                shares.get(0).join(shares.get(1)).privateHalf(),
                new String(password).getBytes(StandardCharsets.UTF_8),
                String.join("", shares.get(0).groups()).getBytes(StandardCharsets.UTF_8));
        assertThat(filesWith(List.of(sealed)))
                .as("files in which what was sealed is found: the search reads what PostgreSQL writes")
                .isNotEmpty();
        assertThat(filesWith(secrets)).isEmpty();
    }

    /** In a table of the test's own: the modules that seal come later. */
    private void keep(List<byte[]> values) throws SQLException {
        MigratedDatabase.execute(
                logins.owner(),
                "CREATE SCHEMA lying; CREATE TABLE lying.here (value bytea); GRANT USAGE ON SCHEMA lying TO PUBLIC;"
                        + "GRANT SELECT ON lying.here TO PUBLIC");
        for (byte[] value : values) {
            MigratedDatabase.execute(
                    logins.owner(),
                    "INSERT INTO lying.here VALUES ('\\x" + HexFormat.of().formatHex(value) + "')");
        }
    }

    /** Every value of every table, as the login of the backup reads it. */
    private List<byte[]> dump() throws SQLException {
        Login backup = logins.backup();
        List<byte[]> values = new ArrayList<>();
        try (Connection connection = backup.connect();
                Statement statement = connection.createStatement()) {
            for (String table : MigratedDatabase.query(logins.owner(), """
                    SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
                     WHERE schemaname NOT IN ('pg_catalog', 'information_schema') AND has_table_privilege(
                           '${backup}', format('%I.%I', schemaname, tablename), 'SELECT')
                    """.replace("${backup}", backup.user()))) {
                try (ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
                    while (rows.next()) {
                        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                            byte[] value =
                                    rows.getMetaData().getColumnTypeName(column).equals("bytea")
                                            ? rows.getBytes(column)
                                            : bytes(rows.getString(column));
                            if (value != null) {
                                values.add(value);
                            }
                        }
                    }
                }
            }
        }
        assertThat(values).hasSizeGreaterThan(20);
        return values;
    }

    private static byte @Nullable [] bytes(@Nullable String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    /** Files in the folder of the database, its write-ahead log included, in which one of these stands. */
    private static List<Path> filesWith(List<byte[]> wanted) throws IOException, SQLException {
        return Folders.filesWith(MigratedDatabase.folder(), wanted, Instant.MIN);
    }

    /** Tries every key that can be made of what lies there on every lock that lies there. */
    private final class Thief {
        private final List<byte[]> lying;
        private final byte[] sealed;

        Thief(List<byte[]> lying, byte[] sealed) {
            this.lying = lying;
            this.sealed = sealed;
        }

        boolean opens(Optional<char[]> password) {
            List<byte[]> values = new ArrayList<>(lying);
            for (byte[] value : lying) {
                for (String context : contexts()) {
                    tryTo(() -> Rings.INSTALLATION.open(value, context)).ifPresent(values::add);
                }
            }
            List<HybridKey> pairs = new ArrayList<>();
            for (byte[] value : values) {
                for (int at = 0; at + HybridKey.BYTES <= value.length && at < 400; at++) {
                    if (value.length == HybridKey.BYTES || at % 8 == 1) {
                        pairs.add(HybridKey.of(Arrays.copyOfRange(value, at, at + HybridKey.BYTES)));
                    }
                }
                if (password.isPresent() && value.length > 0 && value[0] == 1 && value.length < 200) {
                    tryTo(() -> accounts.open(value, password.get()).orElseThrow())
                            .ifPresent(pairs::add);
                }
            }
            List<byte[]> wrapped = values.stream()
                    .filter(value -> value.length > 100 && value.length < 1000)
                    .toList();
            List<byte[]> rings = new ArrayList<>(values);
            for (HybridKey pair : pairs) {
                for (byte[] value : wrapped) {
                    for (String context : contexts()) {
                        tryTo(() -> pair.open(value, context)).ifPresent(rings::add);
                    }
                }
            }
            return rings.stream()
                    .anyMatch(ring -> tryTo(() -> OpenRing.of(ring, 1, 0).open(sealed, CONTEXT))
                            .filter(plain -> Arrays.equals(plain, CANARY))
                            .isPresent());
        }

        private List<String> contexts() {
            List<String> contexts = new ArrayList<>(List.of(CONTEXT, "keys.paper/" + rings.organisation));
            for (AccountId account : rings.people()) {
                contexts.add("keys.wrapped/" + rings.organisation + "/" + account);
            }
            return contexts;
        }

        private static <T> Optional<T> tryTo(Attempt<T> attempt) {
            try {
                return Optional.of(attempt.run());
            } catch (Unopened | RuntimeException e) {
                return Optional.empty();
            }
        }
    }

    @FunctionalInterface
    private interface Attempt<T> {
        T run() throws Unopened;
    }
}
