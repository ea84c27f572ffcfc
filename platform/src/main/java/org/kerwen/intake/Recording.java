package org.kerwen.intake;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.jobs.Progress;
import org.kerwen.kernel.Actor;
import org.kerwen.people.People;
import org.kerwen.people.Registration;

/**
 * Makes people of the rows that are good or were decided to be recorded. Each row is told in the same transaction whom it
 * became, so that none becomes two, whenever the program is stopped.
 */
final class Recording implements ImportWork.Doing {
    private static final int AT_ONCE = 500;

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
        int recorded = counts.recorded();
        int some;
        do {
            int before = recorded;
            some = transactions.run(by, act(of.id()), database -> record(database, by, of.id(), before, progress));
            recorded += some;
        } while (some > 0);
    }

    private static Act act(UUID id) {
        return Act.on("person.import", id);
    }

    private int record(DSLContext database, Actor.Person by, UUID id, int before, Progress progress) {
        Import it = IntakeStore.lock(database, id)
                .filter(import_ -> import_.state() == Import.State.RECORDING)
                .orElse(null);
        if (it == null) {
            return 0;
        }
        List<Row> rows = IntakeStore.toRecord(database, id, AT_ONCE);
        if (rows.isEmpty()) {
            IntakeStore.sameAsEarlier(database, id);
            IntakeStore.state(database, id, Import.State.CHECKED, null);
            return 0;
        }
        RowReading reading = it.reading();
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        List<Registration> registrations = rows.stream()
                .map(row -> Objects.requireNonNull(
                        reading.read(row.cells(), today).registration(), "it was right when it was checked"))
                .toList();
        IntakeStore.recorded(database, id, rows, people.register(database, by, registrations));
        progress.reached(database, before + rows.size(), "recording");
        return rows.size();
    }
}
