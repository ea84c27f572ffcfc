package org.kerwen.intake;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.jobs.Progress;
import org.kerwen.kernel.Actor;
import org.kerwen.people.People;
import org.kerwen.people.Registration;

/**
 * Makes people of the rows that are good or were decided to be recorded. Each row is told in the same transaction whom it
 * became, so that none becomes two, whenever the program is stopped. Several do it side by side, because most of the time is the
 * database's, which also waits for the disk; each takes rows that the others have not.
 */
final class Recording implements ImportWork.Doing {
    private static final int AT_ONCE = 500;
    private static final int BESIDE = 2;

    private final Transactions transactions;
    private final People people;
    private final Clock clock;
    private final ZoneId zone;

    Recording(Transactions transactions, People people, Clock clock, ZoneId zone) {
        this.transactions = transactions;
        this.people = people;
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public void run(Actor.Person by, OfImport of, Progress progress) {
        Import.Counts counts = transactions.run(by, act(of.id()), database -> IntakeStore.counts(database, of.id()));
        progress.of(counts.recorded() + counts.toRecord());
        AtomicInteger recorded = new AtomicInteger(counts.recorded());
        List<Beside> beside = Stream.generate(
                        () -> Beside.begin("kerwen-recording", () -> all(by, of.id(), recorded, progress)))
                .limit(BESIDE)
                .toList();
        try {
            all(by, of.id(), recorded, progress);
        } finally {
            Beside.end(beside);
        }
        // What one of them was kept from by another is left to the last round, which also says that all is done.
        all(by, of.id(), recorded, progress);
        transactions.run(by, act(of.id()), database -> end(database, of.id()));
    }

    private void all(Actor.Person by, UUID id, AtomicInteger recorded, Progress progress) {
        // What lies behind was recorded, or is just being: it is not looked through again for each part.
        int upTo = 0;
        boolean more;
        do {
            int after = upTo;
            upTo = transactions.run(by, act(id), database -> record(database, by, id, after, recorded, progress));
            more = upTo > after;
        } while (more && !Thread.currentThread().isInterrupted());
    }

    private static Act act(UUID id) {
        return Act.on("person.import", id);
    }

    /** Records some of the rows behind a line; answers the last of them, or the same line where there are none. */
    private int record(
            DSLContext database, Actor.Person by, UUID id, int after, AtomicInteger recorded, Progress progress) {
        Import it = IntakeStore.share(database, id)
                .filter(import_ -> import_.state() == Import.State.RECORDING)
                .orElse(null);
        List<Row> rows = it == null ? List.of() : IntakeStore.toRecord(database, id, after, AT_ONCE);
        if (it == null || rows.isEmpty()) {
            return after;
        }
        RowReading reading = it.reading();
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        List<Registration> registrations = rows.stream()
                .map(row -> Objects.requireNonNull(
                        reading.read(row.cells(), today).registration(), "it was right when it was checked"))
                .toList();
        IntakeStore.recorded(database, id, rows, people.register(database, by, registrations));
        progress.reached(database, recorded.addAndGet(rows.size()), "recording");
        return rows.getLast().line();
    }

    private static int end(DSLContext database, UUID id) {
        if (IntakeStore.lock(database, id)
                .filter(import_ -> import_.state() == Import.State.RECORDING)
                .isEmpty()) {
            return 0;
        }
        int same = IntakeStore.sameAsEarlier(database, id);
        IntakeStore.state(database, id, Import.State.CHECKED, null);
        return same;
    }
}
