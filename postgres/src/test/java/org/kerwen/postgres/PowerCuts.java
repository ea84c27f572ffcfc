package org.kerwen.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * One server folder on a {@link ForgetfulDisk} through many power cuts. The program that supervises the server is a JVM
 * of its own and dies with it; those who write and wait for acknowledgements sit, as it were, at another machine.
 */
final class PowerCuts implements AutoCloseable {
    private static final String DATABASE = "kerwen";

    /** Small, so that pages and segments of the log are written over all the time and not only at a checkpoint. */
    private static final List<String> SMALL =
            List.of("shared_buffers=2MB", "max_wal_size=64MB", "min_wal_size=32MB", "bgwriter_delay=10ms");

    /** All that was not synced is lost; half of it survives; nearly all does, but not quite. */
    private static final double[] SURVIVALS = {0, 0.5, 0.95};

    private static final int LONGEST_WRITING_MILLIS = 1_200;
    private static final int LONGEST_START_MILLIS = 1_500;
    private static final int ONE_CUT_AT_THE_START_IN = 5;
    private static final int MANY = 100;

    private final ForgetfulDisk disk;
    private final Path folder;
    private final Random random;
    private final Ledger ledger = new Ledger();
    private final Login owner;
    private final Login supervisor;
    private long forgotten;
    private int cuts;

    /** Makes the server; what this leaves on the disk must survive the first cut too. */
    PowerCuts(Path mountedOn, long seed) throws IOException, SQLException {
        disk = Disks.forgetful(mountedOn);
        folder = mountedOn.resolve("server");
        random = new Random(seed);
        try (PostgresServer server = PostgresServer.start(folder, Servers.OPTIONS)) {
            owner = server.prepare(DATABASE).owner();
            supervisor = server.supervisorOf(DATABASE);
            Servers.execute(supervisor, "CREATE EXTENSION amcheck");
            ledger.makeTables(owner);
        }
    }

    Ledger ledger() {
        return ledger;
    }

    /** Starts, checks what the cut before left, lets people write and cuts at a random moment. */
    void round() throws Exception {
        String[] settings = SMALL.toArray(String[]::new);
        try (ChildJvm program = ChildJvm.start(folder, "hold", settings)) {
            if (random.nextInt(ONE_CUT_AT_THE_START_IN) == 0) {
                // Recovery is cut too.
                Thread.sleep(random.nextInt(LONGEST_START_MILLIS));
            } else {
                program.expect("READY");
                ledger.requireSound(hereAndNow(owner), hereAndNow(supervisor));
                write();
            }
            cut(program, SURVIVALS[random.nextInt(SURVIVALS.length)]);
        }
    }

    /** Writes and is cut, under settings that promise less; everything that was not synced is lost. */
    void roundWith(String setting) throws Exception {
        List<String> settings = new ArrayList<>(SMALL);
        settings.add(setting);
        try (ChildJvm program = ChildJvm.start(folder, "hold", settings.toArray(String[]::new))) {
            program.expect("READY");
            write();
            assertThat(Servers.soon(() -> ledger.rows() > MANY)).isTrue();
            cut(program, 0);
        }
    }

    /** Starts once more, in this JVM, as it is meant to run. */
    <T> T afterwards(Check<T> check) throws Exception {
        try (PostgresServer server = PostgresServer.start(folder, Servers.OPTIONS)) {
            return check.on(server.prepare(DATABASE).owner(), server.supervisorOf(DATABASE));
        }
    }

    String figures() {
        return "%d cuts, %d rows acknowledged, %d tables acknowledged, %d syncs, %.1f MB seen and forgotten"
                .formatted(cuts, ledger.rows(), ledger.tables(), disk.syncs(), forgotten / 1e6);
    }

    private void write() throws Exception {
        ledger.beginWriting(hereAndNow(owner), hereAndNow(supervisor), 4 + random.nextInt(5), random.nextLong());
        Thread.sleep(random.nextInt(LONGEST_WRITING_MILLIS));
    }

    private void cut(ChildJvm program, double survival) throws Exception {
        ProcessHandle starter = ProcessHandle.of(program.number()).orElseThrow();
        disk.cut();
        ledger.powerIsOff();
        List<ProcessHandle> all = new ArrayList<>(List.of(starter));
        starter.descendants().forEach(all::add);
        all.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle each : all) {
            each.onExit().orTimeout(20, TimeUnit.SECONDS).join();
        }
        assertThat(ledger.endWriting()).as("what writers met before the cut").isEmpty();
        forgotten += disk.comeBack(random, survival);
        cuts++;
    }

    /** A login as it was, at the port of this start. */
    private Login hereAndNow(Login login) throws IOException {
        String port =
                Files.readAllLines(PostmasterFile.in(folder.resolve("data"))).get(3);
        return new Login("jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE, login.user(), login.password());
    }

    @Override
    public void close() throws IOException {
        disk.close();
    }

    /** Looks at the database as its owner and as its superuser. */
    interface Check<T> {
        T on(Login owner, Login supervisor) throws SQLException;
    }
}
