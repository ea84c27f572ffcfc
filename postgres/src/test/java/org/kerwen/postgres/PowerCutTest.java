package org.kerwen.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The power is cut while people write: {@code ./kerwen test --long} does it fifty times. */
class PowerCutTest {
    private static final int ROUNDS = Boolean.getBoolean("kerwen.test.long") ? 50 : 3;

    @TempDir
    private Path folder;

    @Test
    void everyAcknowledgedRowSurvivesEveryPowerCut() throws Exception {
        long seed = seed();
        try (PowerCuts power = new PowerCuts(folder, seed)) {
            for (int round = 1; round <= ROUNDS; round++) {
                power.round();
                if (round % 10 == 0) {
                    System.out.println("Power cuts: " + power.figures());
                }
            }
            power.afterwards((owner, supervisor) -> {
                power.ledger().requireSound(owner, supervisor);
                return true;
            });
            System.out.println("Power cuts: " + power.figures() + ", nothing acknowledged was lost");
            assertThat(power.ledger().rows()).isGreaterThan(ROUNDS);
        }
    }

    /** The fault planted: it proves that the disk forgets and that the test would notice. */
    @Test
    void withFsyncOffAcknowledgedRowsAreLost() throws Exception {
        try (PowerCuts power = new PowerCuts(folder, seed())) {
            power.roundWith("fsync=off");

            Set<Long> lost =
                    power.afterwards((owner, supervisor) -> power.ledger().lost(owner));

            System.out.println("With fsync off: " + power.figures() + ", " + lost.size() + " of these rows lost");
            assertThat(lost).isNotEmpty();
        }
    }

    @Test
    void aServerThatWasReadyOnceIsThereWithItsPasswordsAfterTheNextCut() throws Exception {
        Random random = new Random(seed());
        ForgetfulDisk disk = Disks.forgetful(folder);
        try (disk) {
            Path server = folder.resolve("server");
            Logins before;
            try (PostgresServer first = PostgresServer.start(server, Servers.OPTIONS)) {
                before = first.prepare("kerwen");
                disk.cut();
                Servers.killAll(first);
            }
            disk.comeBack(random, 0);

            try (PostgresServer second = PostgresServer.start(server, Servers.OPTIONS)) {
                assertThat(second.prepare("kerwen").application().password())
                        .isEqualTo(before.application().password());
            }
        }
    }

    private static long seed() {
        long seed = Long.getLong("kerwen.test.seed", System.nanoTime());
        System.out.println("Seed of the power cuts (-Dkerwen.test.seed): " + seed);
        return seed;
    }
}
