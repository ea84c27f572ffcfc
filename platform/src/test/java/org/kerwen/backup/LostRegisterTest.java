package org.kerwen.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.kerwen.kernel.Ids;
import org.kerwen.keys.RecoveryCode;
import org.kerwen.keys.RecoveryKeys;
import org.kerwen.postgres.CannotStart;
import org.kerwen.testing.Folders;

/** What a restore does where the memory of erasures was taken away, and whom a machine without keys trusts. */
class LostRegisterTest {
    @Test
    void aRestoreWithoutTheRegisterIsRefusedUntilSomebodySaysThatItIsLost() throws Exception {
        Installation installation = Installation.fresh();
        Path file = installation.backup();
        installation.execute("INSERT INTO probe.person (name) VALUES ('later')");
        Map<String, List<String>> rows = installation.rows();
        Files.delete(installation.backups().resolve(RegisterFile.NAME));

        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> installation.restore(file))
                .withMessageContaining("register")
                .withMessageContaining("--without-register");
        assertThat(installation.rows()).isEqualTo(rows);
        assertThat(installation.databases()).containsExactly(installation.name);

        installation.restore(Modules.NONE, step -> {}).run(BackupFile.open(file), installation.code, true);
        assertThat(installation.rows()).isNotEqualTo(rows);
    }

    @Test
    void aRegisterWithoutTheLinesThatTheBackupKnowsIsRefused() throws Exception {
        Installation installation = Installation.fresh();
        RegisterLine line = new RegisterLine(
                Ids.next(), "probe-gone", UUID.randomUUID(), Instant.now().truncatedTo(ChronoUnit.MILLIS));
        installation.execute("INSERT INTO backup.register (id, kind, subject, made_at) VALUES ('%s', '%s', '%s', '%s')"
                .formatted(line.id(), line.kind(), line.subject(), line.made()));
        Path brought = broughtAway(installation.backup());
        Installation machine = installation.onANewMachine();
        Files.createFile(brought.resolveSibling(RegisterFile.NAME));

        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> machine.restore(brought))
                .withMessageContaining("cut off");
        assertThat(machine.administration.exists(machine.name)).isFalse();
        assertThat(new RecoveryKeys(machine.keys).current()).isEmpty();

        new RegisterFile(Objects.requireNonNull(brought.getParent()), installation.installationKeys())
                .append(List.of(line));
        machine.restore(brought);
        assertThat(machine.rows()).isEqualTo(installation.rows());
    }

    @Test
    void anOldBackupDoesNotBringBackARecoveryCodeThatWasReplaced() throws Exception {
        Installation installation = Installation.fresh();
        Path file = installation.backup();
        RecoveryCode newer = new RecoveryKeys(installation.keys).make(LocalDate.EPOCH);

        installation.restore(file);

        assertThat(new RecoveryKeys(installation.keys).current().orElseThrow().fingerprint())
                .isEqualTo(newer.fingerprint());
    }

    @Test
    void aMachineWithoutKeysAtWhichNobodySitsTrustsOnlyTheSigningKeyThatItWasTold() {
        String signer = "AB12 CD34 EF56 7890 ABCD";
        assertThat(new Terminal(null, Optional.empty(), Optional.empty()).trusts(signer))
                .isFalse();
        assertThat(new Terminal(null, Optional.empty(), Optional.of("ab12-cd34-ef56-7890-abcd")).trusts(signer))
                .isTrue();
        assertThat(new Terminal(null, Optional.empty(), Optional.of("AB12 CD34 EF56 7890 ABCE")).trusts(signer))
                .isFalse();
    }

    private static Path broughtAway(Path file) throws IOException {
        return Files.copy(file, Folders.fresh("brought").resolve("one.backup"));
    }
}
