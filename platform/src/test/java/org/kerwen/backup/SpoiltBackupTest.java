package org.kerwen.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kerwen.keys.InstallationKeys;
import org.kerwen.keys.RecoveryCode;
import org.kerwen.postgres.CannotStart;

/** Files that somebody changed, cut or made elsewhere: each is refused before anything changes. */
class SpoiltBackupTest {
    private static final int SIGNATURE = 64;
    private static final long SEED = System.nanoTime();

    private static Installation installation;
    private static byte[] good;
    private static Map<String, List<String>> rows;

    @BeforeAll
    static void aBackupIsMade() throws Exception {
        System.out.println("SpoiltBackupTest: seed " + SEED);
        installation = Installation.fresh();
        // Larger than a sealed segment: what is changed behind the first one must be seen too.
        installation.execute("""
                INSERT INTO probe.person (name, photo)
                SELECT 'Somebody with a photo', decode(string_agg(md5(n::text), ''), 'hex') FROM generate_series(1, 41000) n
                """);
        good = Files.readAllBytes(installation.backup());
        rows = installation.rows();
        assertThat(good).hasSizeGreaterThan(1_200_000);
    }

    @Test
    void aChangedByteAnywhereIsRefused() throws IOException {
        Random random = new Random(SEED);
        for (int round = 0; round < 300; round++) {
            byte[] spoilt = good.clone();
            int at = random.nextInt(spoilt.length);
            spoilt[at] ^= (byte) (1 << random.nextInt(8));
            Path file = write(spoilt);
            assertThatExceptionOfType(CannotStart.class)
                    .as("byte %d of %d, seed %d", at, spoilt.length, SEED)
                    .isThrownBy(() -> BackupFile.open(file));
        }
    }

    @Test
    void aChangedByteIsRefusedEvenWhenTheSignatureWasMadeAnewByTheVeryKey() throws IOException {
        Random random = new Random(SEED);
        for (int round = 0; round < 100; round++) {
            byte[] spoilt = good.clone();
            int at = random.nextInt(spoilt.length - SIGNATURE);
            spoilt[at] ^= (byte) (1 << random.nextInt(8));
            Path file = write(signedBy(installation.installationKeys(), spoilt));
            assertThatExceptionOfType(CannotStart.class)
                    .as("byte %d of %d, seed %d", at, spoilt.length, SEED)
                    .isThrownBy(() -> BackupFile.open(file).verify(installation.code));
        }
    }

    @Test
    void oneThatIsCutOffIsRefusedWhereverItEnds() throws IOException {
        Random random = new Random(SEED);
        for (int round = 0; round < 100; round++) {
            Path file = write(Arrays.copyOf(good, round < 5 ? round * 40 : random.nextInt(good.length)));
            assertThatExceptionOfType(CannotStart.class).isThrownBy(() -> BackupFile.open(file));
            byte[] shorter = Arrays.copyOf(
                    good, headerLength() + SIGNATURE + random.nextInt(good.length - headerLength() - SIGNATURE));
            Path signed = write(signedBy(installation.installationKeys(), shorter));
            assertThatExceptionOfType(CannotStart.class)
                    .isThrownBy(() -> BackupFile.open(signed).verify(installation.code));
        }
        Path longer = write(Arrays.copyOf(good, good.length + 1));
        assertThatExceptionOfType(CannotStart.class).isThrownBy(() -> BackupFile.open(longer));
    }

    @Test
    void oneThatAnotherInstallationSignedIsRefused() throws Exception {
        Installation other = Installation.empty();
        Header header = header();
        byte[] begins = new Header(
                        header.schema(),
                        header.made(),
                        other.installationKeys().signingKey(),
                        header.recovery(),
                        header.key())
                .bytes();
        byte[] changed = new byte[begins.length + good.length - headerLength()];
        System.arraycopy(begins, 0, changed, 0, begins.length);
        System.arraycopy(good, headerLength(), changed, begins.length, good.length - headerLength());
        Path file = write(signedBy(other.installationKeys(), changed));
        BackupFile opened = BackupFile.open(file);
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> installation.restore(file))
                .withMessageContaining("signed by another installation");
        assertThatExceptionOfType(CannotStart.class)
                .as("a machine without keys")
                .isThrownBy(() -> opened.verify(installation.code))
                .withMessageContaining("was changed");
        assertThat(installation.rows()).isEqualTo(rows);
        assertThat(installation.databases()).containsExactly(installation.name);
    }

    @Test
    void theCodeOfAnotherSheetIsToldApartByItsName() throws IOException {
        RecoveryCode other = RecoveryCode.make();
        Path file = write(good);
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> BackupFile.open(file).verify(other))
                .withMessageContaining(other.fingerprint())
                .withMessageContaining(installation.code.fingerprint());
    }

    @Test
    void aFileOfSomethingElseIsRefused() throws IOException {
        for (String text : List.of("", "KERWEN BACKUP 1\n", "KERWEN BACKUP 2\n\n", "x".repeat(10_000))) {
            Path file = write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            assertThatExceptionOfType(CannotStart.class).isThrownBy(() -> BackupFile.open(file));
        }
    }

    private static Header header() throws IOException {
        return Header.read(new ByteArrayInputStream(good)).orElseThrow();
    }

    private static int headerLength() throws IOException {
        return header().bytes().length;
    }

    /** With the digest made anew and signed. */
    private static byte[] signedBy(InstallationKeys keys, byte[] file) {
        MessageDigest digest = BackupWriter.sha256();
        digest.update(file, 0, file.length - SIGNATURE);
        byte[] signature = keys.sign(BackupWriter.signed(digest.digest()));
        byte[] signed = file.clone();
        System.arraycopy(signature, 0, signed, file.length - SIGNATURE, SIGNATURE);
        return signed;
    }

    private static Path write(byte[] bytes) throws IOException {
        return Files.write(installation.folder.resolve("spoilt"), bytes);
    }
}
