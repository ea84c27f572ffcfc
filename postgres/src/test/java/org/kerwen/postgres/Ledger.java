package org.kerwen.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Who wrote what into a database, and what of it the database acknowledged: kept outside of the machine that fails. */
final class Ledger {
    /** Every writer has a total of its own, changed in the transaction of each row: half a transaction would show. */
    private static final int WRITERS = 16;

    private static final int ROWS_OF_A_TABLE = 50;

    private final AtomicLong lastRow = new AtomicLong();
    private final AtomicLong lastTable = new AtomicLong();
    private final Set<Long> rows = ConcurrentHashMap.newKeySet();
    private final Set<Long> tables = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<String> surprises = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean writing;

    void makeTables(Login owner) throws SQLException {
        Servers.execute(
                owner,
                "CREATE SCHEMA durable",
                "CREATE TABLE durable.rows (id bigint PRIMARY KEY, writer int NOT NULL, text text NOT NULL)",
                "CREATE INDEX rows_writer ON durable.rows (writer, text)",
                "CREATE TABLE durable.totals (writer int PRIMARY KEY, rows bigint NOT NULL)",
                "INSERT INTO durable.totals SELECT writer, 0 FROM generate_series(0, " + (WRITERS - 1) + ") writer");
    }

    int rows() {
        return rows.size();
    }

    int tables() {
        return tables.size();
    }

    /** So many people write until the power is off; one more makes tables and, as superuser, checkpoints. */
    void beginWriting(Login owner, Login supervisor, int writers, long seed) {
        writing = true;
        for (int writer = 0; writer < writers; writer++) {
            int number = writer;
            threads.add(Thread.ofVirtual()
                    .start(() -> untilTheEnd(() -> write(owner, number, new Random(seed + number)))));
        }
        threads.add(Thread.ofVirtual()
                .start(() -> untilTheEnd(() -> disturb(owner, supervisor, new Random(seed - 1)))));
    }

    /** Waits until each who writes has met an error; what they met, {@link #endWriting} tells. */
    void waitUntilAllFailed() throws InterruptedException {
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        for (Thread thread : threads) {
            if (!thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())))) {
                throw new AssertionError("Somebody still writes without an error");
            }
        }
    }

    /** From now on errors are no surprise. */
    void powerIsOff() {
        writing = false;
    }

    /** Waits for all who write; answers what went wrong while there was power. */
    List<String> endWriting() throws InterruptedException {
        powerIsOff();
        for (Thread thread : threads) {
            thread.join();
        }
        threads.clear();
        return List.copyOf(surprises);
    }

    /** Everything acknowledged is there, nothing is that nobody wrote, and tables and indexes are sound. */
    void requireSound(Login owner, Login supervisor) throws SQLException {
        assertThat(lost(owner)).as("acknowledged and lost").isEmpty();
        assertThat(Servers.query(
                        owner, "SELECT id FROM durable.rows WHERE id > " + lastRow.get() + " OR length(text) < 32"))
                .as("rows that nobody wrote")
                .isEmpty();
        assertThat(Servers.query(
                        owner,
                        "SELECT writer FROM durable.totals t WHERE rows <>"
                                + " (SELECT count(*) FROM durable.rows r WHERE r.writer = t.writer)"))
                .as("writers with half a transaction")
                .isEmpty();
        for (long table : tables) {
            assertThat(Servers.query(owner, "SELECT count(*) FROM durable.table_" + table))
                    .as("rows of table %d", table)
                    .containsExactly(Integer.toString(ROWS_OF_A_TABLE));
        }
        // Reads every page of every table and so compares its checksum too.
        assertThat(Servers.query(
                        supervisor,
                        "SELECT c.relname || ': ' || fault.msg FROM pg_class c, LATERAL verify_heapam(c.oid) fault"
                                + " WHERE c.relkind IN ('r', 't', 'm') AND c.relpersistence = 'p'"))
                .as("faults of tables")
                .isEmpty();
        // Throws where an index lacks a row of its table or is out of order.
        Servers.query(
                supervisor,
                "SELECT bt_index_check(i.indexrelid, true) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid"
                        + " JOIN pg_am a ON a.oid = c.relam WHERE a.amname = 'btree' AND c.relpersistence = 'p'"
                        + " AND i.indisvalid");
    }

    /** Rows that were acknowledged and are not there. */
    Set<Long> lost(Login owner) throws SQLException {
        Set<Long> lost = new HashSet<>(rows);
        lost.removeAll(Servers.query(owner, "SELECT id FROM durable.rows").stream()
                .map(Long::valueOf)
                .collect(Collectors.toSet()));
        return lost;
    }

    private void write(Login owner, int writer, Random random) throws SQLException {
        try (Connection connection = owner.connect();
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO durable.rows SELECT ?, ?, repeat(md5(?::text), ?)");
                PreparedStatement add =
                        connection.prepareStatement("UPDATE durable.totals SET rows = rows + 1 WHERE writer = ?")) {
            connection.setAutoCommit(false);
            add.setInt(1, writer);
            while (writing) {
                long row = lastRow.incrementAndGet();
                insert.setLong(1, row);
                insert.setInt(2, writer);
                insert.setLong(3, row);
                insert.setInt(4, 1 + random.nextInt(10));
                insert.execute();
                add.execute();
                connection.commit();
                rows.add(row);
            }
        }
    }

    private void disturb(Login owner, Login supervisor, Random random) throws SQLException {
        try (Connection asOwner = owner.connect();
                Connection asSupervisor = supervisor.connect()) {
            while (writing) {
                switch (random.nextInt(3)) {
                    case 0 -> Servers.execute(asSupervisor, "CHECKPOINT");
                    case 1 -> Servers.execute(asOwner, "VACUUM durable.totals, durable.rows");
                    default -> {
                        long table = lastTable.incrementAndGet();
                        Servers.execute(
                                asOwner,
                                "CREATE TABLE durable.table_" + table + " AS SELECT * FROM generate_series(1, "
                                        + ROWS_OF_A_TABLE + ") n");
                        tables.add(table);
                    }
                }
            }
        }
    }

    private void untilTheEnd(Work work) {
        try {
            work.run();
        } catch (SQLException e) {
            if (writing) {
                surprises.add(e.toString());
            }
        }
    }

    private interface Work {
        void run() throws SQLException;
    }
}
