package org.kerwen.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinariesTest {
    @Test
    void theyAreOfTheVersionThatTheirFolderNames() throws Exception {
        Binaries binaries = Binaries.unpackedIn(Servers.BINARIES);
        Process process = new ProcessBuilder(binaries.program("postgres").toString(), "--version").start();

        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("PostgreSQL) " + Binaries.VERSION);
        assertThat(Binaries.VERSION).startsWith(Binaries.MAJOR_VERSION + ".");
    }

    @Test
    void unpackingThatWasKilledIsDoneAgain(@TempDir Path folder) throws Exception {
        Path half = Files.createDirectories(folder.resolve("binaries-18.6.unfinished/bin"));
        Files.writeString(half.resolve("postgres"), "half a program");

        Binaries binaries = Binaries.unpackedIn(folder);

        assertThat(Files.size(binaries.program("postgres"))).isGreaterThan(1_000_000);
        assertThat(half).doesNotExist();
        assertThat(Files.isSymbolicLink(binaries.home().resolve("lib/libpq.so.5")))
                .isTrue();
    }

    @Test
    void linuxOnTwoKindsOfProcessorsIsSupportedAndNothingElse() {
        assertThat(Binaries.archiveFor("Linux", "amd64")).contains("postgres-linux-x86_64.txz");
        assertThat(Binaries.archiveFor("Linux", "aarch64")).contains("postgres-linux-arm_64.txz");
        assertThat(Binaries.archiveFor("Linux", "riscv64")).isEmpty();
        assertThat(Binaries.archiveFor("Mac OS X", "aarch64")).isEmpty();
        assertThat(Binaries.archiveFor("Windows 11", "amd64")).isEmpty();
    }
}
