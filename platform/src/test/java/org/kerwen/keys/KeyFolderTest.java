package org.kerwen.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.kerwen.db.FreshDatabase;
import org.kerwen.db.PlainTransactions;
import org.kerwen.db.Transactions;
import org.kerwen.postgres.CannotStart;
import org.kerwen.testing.Folders;

/** The keys of the installation are made once, for their owner only, outside the data, and missed when they are gone. */
class KeyFolderTest {
    private final Path home = Folders.fresh("home");
    private final KeysSettings settings = new KeysSettings(home, null);
    private final Path file = settings.folder().resolve(KeyFolder.FILE);

    @Test
    void theFirstStartMakesThemBesideTheDataForTheirOwnerOnly() throws IOException {
        InstallationKeys made = open(false);
        assertThat(settings.folder()).isEqualTo(home.resolveSibling(home.getFileName() + "-keys"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(settings.folder())))
                .isEqualTo("rwx------");
        InstallationKeys again = open(true);
        assertThat(again.fingerprint()).isEqualTo(made.fingerprint());
        assertThat(again.keyedHash(new byte[] {1}, "test")).isEqualTo(made.keyedHash(new byte[] {1}, "test"));
        assertThat(again.verify(new byte[] {1}, made.sign(new byte[] {1}))).isTrue();
    }

    @Test
    void whatAPowerCutLeftHalfWrittenIsNoKeyFile() throws IOException {
        Files.createDirectories(settings.folder());
        Files.writeString(file.resolveSibling(KeyFolder.FILE + ".new"), "sealing: half");
        InstallationKeys made = open(false);
        assertThat(open(true).fingerprint()).isEqualTo(made.fingerprint());
    }

    @Test
    void aMissingFileIsRefusedWhereTheDatabaseNeedsItAndTheRefusalNamesTheRecoverySheet() {
        refused(() -> open(true), "missing", "recovery sheet");
        assertThat(file).doesNotExist();
    }

    @Test
    void aFileThatOthersCanReadIsRefused() throws IOException {
        open(false);
        for (String rights : List.of("rw-r-----", "rw----r--", "rw--w----", "rwxrwxrwx", "r--r--r--")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
            refused(() -> open(true), "can be read by others", "chmod 600");
        }
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
        assertThat(open(true)).isNotNull();
    }

    @Test
    void aFileInWhichOneCharacterChangedIsRefused() throws IOException {
        open(false);
        String text = Files.readString(file);
        for (int at = 0; at < text.length() - 1; at++) {
            char changed = text.charAt(at) == 'A' ? 'B' : 'A';
            Files.writeString(file, text.substring(0, at) + changed + text.substring(at + 1));
            refused(() -> open(true), "is damaged", "recovery sheet");
        }
        Files.writeString(file, text.substring(0, text.length() / 2));
        refused(() -> open(true), "is damaged", "recovery sheet");
        Files.writeString(file, "");
        refused(() -> open(true), "is damaged", "recovery sheet");
        Files.writeString(file, text);
        assertThat(open(true)).isNotNull();
    }

    @Test
    void aFolderWithinTheDataIsRefusedThroughALinkToo() throws IOException {
        refused(() -> open(new KeysSettings(home, home.resolve("keys"))), "within the data folder", "KERWEN_KEYS");
        refused(() -> open(new KeysSettings(home, home)), "within the data folder", "KERWEN_KEYS");
        refused(() -> open(new KeysSettings(home, home.resolve("../" + home.getFileName() + "/k"))), "within", "");
        Path link = Files.createSymbolicLink(Folders.fresh("elsewhere").resolve("link"), home);
        refused(() -> open(new KeysSettings(home, link.resolve("keys"))), "within the data folder", "KERWEN_KEYS");
        refused(() -> open(new KeysSettings(link, home.resolve("keys"))), "within the data folder", "KERWEN_KEYS");
        assertThat(open(new KeysSettings(home, link.resolveSibling("keys")))).isNotNull();
    }

    @Test
    void whatTheServiceManagerHandsOverComesFirst() throws IOException {
        InstallationKeys inFolder = open(false);
        InstallationKeys handedOver = InstallationKeys.make();
        Path credentials = Folders.fresh("credentials");
        Files.writeString(credentials.resolve("kerwen-installation.keys"), handedOver.text());
        assertThat(KeyFolder.open(settings, true, Optional.of(credentials)).fingerprint())
                .isEqualTo(handedOver.fingerprint());
        assertThat(KeyFolder.open(settings, true, Optional.of(Folders.fresh("empty")))
                        .fingerprint())
                .isEqualTo(inFolder.fingerprint());
    }

    @Test
    void aDatabaseRefusesKeysWithWhichItWasNotWritten() throws IOException {
        try (FreshDatabase database = FreshDatabase.make(2)) {
            refusesOthers(database.transactions(PlainTransactions.UNWRITTEN));
        }
    }

    private void refusesOthers(Transactions transactions) throws IOException {
        KeysConfiguration configuration = new KeysConfiguration();
        InstallationKeys made = configuration.installationKeys(settings, transactions);
        assertThat(configuration.installationKeys(settings, transactions).fingerprint())
                .isEqualTo(made.fingerprint());
        Files.move(file, file.resolveSibling("away"));
        refused(() -> configuration.installationKeys(settings, transactions), "missing", "recovery sheet");
        KeysSettings others = new KeysSettings(Folders.fresh("home"), null);
        open(others);
        refused(() -> configuration.installationKeys(others, transactions), "not those with which", "KERWEN_KEYS");
    }

    @Test
    void processesThatStartForTheFirstTimeAtOnceShareWhatOneOfThemMade() throws Exception {
        for (int round = 0; round < 5; round++) {
            try (FreshDatabase database = FreshDatabase.make(8)) {
                startAtOnce(database.transactions(PlainTransactions.UNWRITTEN));
            }
        }
    }

    private static void startAtOnce(Transactions transactions) throws Exception {
        KeysSettings fresh = new KeysSettings(Folders.fresh("home"), null);
        List<Callable<InstallationKeys>> starts = new ArrayList<>();
        for (int process = 0; process < 8; process++) {
            starts.add(() -> new KeysConfiguration().installationKeys(fresh, transactions));
        }
        List<String> fingerprints = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(starts.size())) {
            for (Future<InstallationKeys> started : threads.invokeAll(starts)) {
                fingerprints.add(started.get().fingerprint());
            }
        }
        assertThat(fingerprints).hasSize(8).containsOnly(open(fresh).fingerprint());
    }

    private InstallationKeys open(boolean needed) {
        return KeyFolder.open(settings, needed, Optional.empty());
    }

    private static InstallationKeys open(KeysSettings settings) {
        return KeyFolder.open(settings, false, Optional.empty());
    }

    private static void refused(ThrowingCallable start, String problem, String remedy) {
        assertThatExceptionOfType(CannotStart.class).isThrownBy(start).satisfies(refusal -> {
            assertThat(refusal.problem()).contains(problem).endsWith(".");
            assertThat(refusal.remedy()).contains(remedy).endsWith(".");
        });
    }
}
