package org.kerwen.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiPredicate;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.kerwen.db.PlainTransactions;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.Actor.Machine;
import org.kerwen.postgres.CannotStart;
import org.kerwen.testing.Folders;
import org.kerwen.testing.RunningKerwen;

class RegisterTest {
    private record Does(String kind, BiPredicate<DSLContext, UUID> work) implements Replay {
        @Override
        public boolean again(DSLContext database, UUID subject) {
            return work.test(database, subject);
        }
    }

    private static final Replay ERASE = new Does(
            "person-erased",
            (database, id) ->
                    database.execute("UPDATE probe.person SET name = '-', remarks = NULL WHERE id = ?", id) == 1);
    private static final Replay WITHDRAW = new Does(
            "consent-withdrawn",
            (database, id) -> database.execute("UPDATE probe.person SET gone = true WHERE id = ?", id) == 1);
    private static final Replay PAY = new Does(
            "payment-made",
            (database, id) -> database.execute("UPDATE probe.a_payment SET paid = true WHERE id = ?", id) == 1);
    private static final List<Replay> OF_PROBES = List.of(ERASE, WITHDRAW, PAY);

    @Test
    void whatWasErasedWithdrawnRevokedAndPaidStaysSoWhenAnOlderBackupIsRestored() throws Exception {
        Replay revoke = RunningKerwen.normal().bean("accountEnded", Replay.class);
        Modules modules = new Modules(List.of(ERASE, WITHDRAW, PAY, revoke), List.of());
        Installation installation = Installation.fresh();
        UUID erased = person(installation, 1);
        UUID withdrawn = person(installation, 2);
        UUID payment = UUID.randomUUID();
        UUID account = UUID.randomUUID();
        installation.execute("INSERT INTO probe.a_payment (id, person) VALUES ('%s', '%s')".formatted(payment, erased));
        makeAccount(installation, account);
        Path file = installation.backup();

        Transactions transactions = PlainTransactions.of(installation.logins().application());
        Register register = register(installation, modules.replays());
        transactions.perform(Machine.RESTORING, database -> {
            ERASE.again(database, erased);
            WITHDRAW.again(database, withdrawn);
            PAY.again(database, payment);
            revoke.again(database, account);
            register.append(database, "person-erased", erased);
            register.append(database, "consent-withdrawn", withdrawn);
            register.append(database, "payment-made", payment);
            register.append(database, "account-ended", account);
        });
        assertThat(state(installation, erased, withdrawn, payment, account))
                .containsExactly("-", "true", "true", "false", "0");

        installation.restore(modules, step -> {}).run(BackupFile.open(file), installation.code);
        assertThat(state(installation, erased, withdrawn, payment, account))
                .as("an older backup here")
                .containsExactly("-", "true", "true", "false", "0");
        assertThat(Installation.query(installation.logins().backup(), "SELECT kind FROM backup.register ORDER BY id"))
                .containsExactlyInAnyOrder("person-erased", "consent-withdrawn", "payment-made", "account-ended");

        Installation fresh = installation.onANewMachine();
        Files.createDirectories(fresh.backups());
        Files.copy(installation.backups().resolve("register"), fresh.backups().resolve("register"));
        fresh.restore(modules, step -> {}).run(BackupFile.open(file), fresh.code);
        assertThat(state(fresh, erased, withdrawn, payment, account))
                .as("on a new machine to which the register was brought")
                .containsExactly("-", "true", "true", "false", "0");

        Files.delete(installation.backups().resolve("register"));
        installation.restore(modules, step -> {}).run(BackupFile.open(file), installation.code);
        assertThat(state(installation, erased, withdrawn, payment, account))
                .as("where only the database in use knows the register")
                .containsExactly("-", "true", "true", "false", "0");
    }

    @Test
    void aRestoreNamesWhatTheRegisterKnowsAndTheBackupDoesNot() throws Exception {
        Installation installation = Installation.fresh();
        UUID person = person(installation, 1);
        Path file = installation.backup();
        UUID payment = UUID.randomUUID();
        UUID account = UUID.randomUUID();
        UUID grant = UUID.randomUUID();
        installation.execute("INSERT INTO probe.a_payment (id, person) VALUES ('%s', '%s')".formatted(payment, person));
        new RegisterFile(installation.backups(), installation.installationKeys())
                .append(List.of(
                        about("payment-made", payment),
                        about("person-erased", person),
                        about("account-ended", account),
                        about("role-ended", grant)));
        List<Replay> replays = new ArrayList<>(OF_PROBES);
        replays.add(RunningKerwen.normal().bean("accountEnded", Replay.class));
        replays.add(RunningKerwen.normal().bean("roleEnded", Replay.class));

        Restore.Done done = installation
                .restore(new Modules(replays, List.of()), step -> {})
                .run(BackupFile.open(file), installation.code);

        assertThat(done.unknown().byKind())
                .isEqualTo(Map.of(
                        "payment-made", List.of(payment),
                        "account-ended", List.of(account),
                        "role-ended", List.of(grant)));
        assertThat(done.register()).isEqualTo(4);
    }

    private static RegisterLine about(String kind, UUID subject) {
        return new RegisterLine(UUID.randomUUID(), kind, subject, Instant.EPOCH);
    }

    @Test
    void aRestoreThatFindsALineNobodyUnderstandsIsRefused() throws Exception {
        Installation installation = Installation.fresh();
        Path file = installation.backup();
        new RegisterFile(installation.backups(), installation.installationKeys())
                .append(List.of(line("something-new")));
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> installation
                        .restore(new Modules(OF_PROBES, List.of()), step -> {})
                        .run(BackupFile.open(file), installation.code))
                .withMessageContaining("something-new");
        assertThat(installation.databases()).containsExactly(installation.name);
    }

    @Test
    void aLineIsInTheFileWhenTheCallerGoesOnAndNotWhereTheTransactionFell() throws Exception {
        Installation installation = Installation.fresh();
        Transactions transactions = PlainTransactions.of(installation.logins().application());
        Register register = register(installation, OF_PROBES);
        UUID subject = UUID.randomUUID();
        transactions.perform(Machine.RESTORING, database -> register.append(database, "person-erased", subject));
        RegisterFile file = new RegisterFile(installation.backups(), installation.installationKeys());
        assertThat(file.lines()).extracting(RegisterLine::subject).containsExactly(subject);
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> transactions.perform(Machine.RESTORING, database -> {
                    register.append(database, "person-erased", UUID.randomUUID());
                    throw new IllegalStateException("undone");
                }));
        assertThat(file.lines()).hasSize(1);
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> transactions.perform(
                        Machine.RESTORING, database -> register.append(database, "nobody-can-do-this", subject)));
    }

    @Test
    void aStartBringsFileAndDatabaseTogetherBeforeAnybodyIsServed() throws Exception {
        Installation installation = Installation.fresh();
        UUID erased = person(installation, 1);
        Transactions transactions = PlainTransactions.of(installation.logins().application());
        // The file is ahead: the database was put back by other means.
        RegisterLine ahead = new RegisterLine(UUID.randomUUID(), "person-erased", erased, Instant.EPOCH);
        RegisterFile file = new RegisterFile(installation.backups(), installation.installationKeys());
        file.append(List.of(ahead));
        // The database is ahead: the disk of the backups was full.
        Path blocked = Files.writeString(Folders.fresh("blocked").resolve("file"), "no folder");
        Register unable =
                new Register(new RegisterFile(blocked, installation.installationKeys()), OF_PROBES, Clock.systemUTC());
        UUID withdrawn = person(installation, 2);
        transactions.perform(Machine.RESTORING, database -> unable.append(database, "consent-withdrawn", withdrawn));

        register(installation, OF_PROBES).settle(transactions);

        assertThat(Installation.query(
                        installation.logins().backup(), "SELECT name FROM probe.person WHERE id = '" + erased + "'"))
                .containsExactly("-");
        assertThat(file.lines()).extracting(RegisterLine::subject).containsExactly(erased, withdrawn);
        assertThat(Installation.query(installation.logins().backup(), "SELECT count(*) FROM backup.register"))
                .containsExactly("2");
    }

    @Test
    void nobodyWhoWorksHereTakesALineBack() throws Exception {
        Installation installation = Installation.fresh();
        for (String sql : List.of("DELETE FROM backup.register", "UPDATE backup.register SET kind = 'x'")) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> installation.execute(sql))
                    .withMessageContaining("permission denied");
        }
    }

    @Test
    void aRegisterThatWasChangedIsRefused() throws Exception {
        Installation installation = Installation.empty();
        RegisterFile file = new RegisterFile(installation.backups(), installation.installationKeys());
        file.append(List.of(line("a"), line("b"), line("c"), line("d")));
        Path path = installation.backups().resolve("register");
        List<String> good = Files.readAllLines(path);
        List<List<String>> spoilt = new ArrayList<>();
        spoilt.add(List.of(good.get(0), good.get(2), good.get(3)));
        spoilt.add(List.of(good.get(1), good.get(2), good.get(3)));
        List<String> swapped = new ArrayList<>(good);
        Collections.swap(swapped, 1, 2);
        spoilt.add(swapped);
        List<String> changed = new ArrayList<>(good);
        changed.set(1, changed.get(1).replaceFirst(" b ", " x "));
        spoilt.add(changed);
        List<String> twice = new ArrayList<>(good);
        twice.add(good.get(3));
        spoilt.add(twice);
        for (List<String> each : spoilt) {
            Files.write(path, each);
            assertThatExceptionOfType(CannotStart.class)
                    .isThrownBy(() -> new RegisterFile(installation.backups(), installation.installationKeys()).lines())
                    .withMessageContaining("was changed");
        }
        Files.write(path, good);
        assertThatExceptionOfType(CannotStart.class)
                .as("of another installation")
                .isThrownBy(() -> new RegisterFile(
                                installation.backups(), Installation.empty().installationKeys())
                        .lines());
    }

    @Test
    void aLineThatAKillCutOffIsWrittenAgain() throws Exception {
        Installation installation = Installation.empty();
        Path path = installation.backups().resolve("register");
        RegisterLine first = line("a");
        RegisterLine second = line("b");
        new RegisterFile(installation.backups(), installation.installationKeys()).append(List.of(first, second));
        String whole = Files.readString(path);
        int middle = whole.indexOf('\n') + 1;
        for (int end = middle; end < whole.length(); end += 7) {
            Files.writeString(path, whole.substring(0, end), StandardOpenOption.TRUNCATE_EXISTING);
            RegisterFile again = new RegisterFile(installation.backups(), installation.installationKeys());
            assertThat(again.lines()).containsExactly(first);
            again.append(List.of(first, second));
            assertThat(Files.readString(path)).isEqualTo(whole);
        }
    }

    @Test
    void severalProcessesWriteOneRegister() throws Exception {
        Installation installation = Installation.empty();
        RegisterFile one = new RegisterFile(installation.backups(), installation.installationKeys());
        RegisterFile other = new RegisterFile(installation.backups(), installation.installationKeys());
        List<RegisterLine> lines = new ArrayList<>();
        for (int each = 0; each < 20; each++) {
            lines.add(line("a"));
            (each % 3 == 0 ? one : other).append(List.of(lines.getLast()));
        }
        assertThat(one.lines()).isEqualTo(lines);
        assertThat(new RegisterFile(installation.backups(), installation.installationKeys()).lines())
                .isEqualTo(lines);
    }

    private static RegisterLine line(String kind) {
        return new RegisterLine(UUID.randomUUID(), kind, UUID.randomUUID(), Instant.EPOCH);
    }

    private static Register register(Installation installation, List<Replay> replays) {
        return new Register(
                new RegisterFile(installation.backups(), installation.installationKeys()), replays, Clock.systemUTC());
    }

    private static UUID person(Installation installation, int number) throws SQLException {
        return UUID.fromString(Installation.query(
                        installation.logins().backup(), "SELECT id FROM probe.person WHERE number = " + number)
                .getFirst());
    }

    private static void makeAccount(Installation installation, UUID id) throws SQLException {
        installation.execute("""
                INSERT INTO access.organisation (id, name) VALUES ('office', '{"en": "Office"}');
                INSERT INTO access.account (id, organisation, address, name, language, password, second_factor, key_pair)
                VALUES ('ID', 'office', 'somebody@example.org', 'Somebody', 'en', '$argon2id$x', '\\x00', '\\x00');
                INSERT INTO access.role_grant (id, account, organisation, role) VALUES (gen_random_uuid(), 'ID', 'office', 'editor');
                """.replace("ID", id.toString()));
    }

    private static List<String> state(
            Installation installation, UUID erased, UUID withdrawn, UUID payment, UUID account) throws SQLException {
        return List.of(
                asked(installation, "SELECT name FROM probe.person WHERE id = '" + erased + "'"),
                asked(installation, "SELECT gone::text FROM probe.person WHERE id = '" + withdrawn + "'"),
                asked(installation, "SELECT paid::text FROM probe.a_payment WHERE id = '" + payment + "'"),
                asked(installation, "SELECT (ended_at IS NULL)::text FROM access.account WHERE id = '" + account + "'"),
                asked(
                        installation,
                        "SELECT count(*) FROM access.role_grant WHERE ended_at IS NULL AND account = '" + account
                                + "'"));
    }

    private static String asked(Installation installation, String query) throws SQLException {
        return Installation.query(installation.logins().backup(), query).getFirst();
    }
}
