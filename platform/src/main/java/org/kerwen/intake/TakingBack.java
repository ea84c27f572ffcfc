package org.kerwen.intake;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.jobs.Progress;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.PersonId;
import org.kerwen.people.People;

/** Takes the people of an import away again whom nobody has touched since; the others stay and are listed. */
final class TakingBack implements ImportWork.Doing {
    private static final int AT_ONCE = 500;

    private final Transactions transactions;
    private final People people;

    TakingBack(Transactions transactions, People people) {
        this.transactions = transactions;
        this.people = people;
    }

    @Override
    public void run(Actor.Person by, OfImport of, Progress progress) {
        Import.Counts counts = transactions.run(by, act(of.id()), database -> IntakeStore.counts(database, of.id()));
        int looked = counts.takenAway() + counts.kept();
        progress.of(looked + counts.recorded());
        int some;
        do {
            int before = looked;
            some = transactions.run(
                    by,
                    Actor.Machine.TAKING_BACK,
                    act(of.id()),
                    database -> takeBack(database, by, of.id(), before, progress));
            looked += some;
        } while (some > 0);
    }

    private static Act act(UUID id) {
        return Act.on("person.take-back", id);
    }

    private int takeBack(DSLContext database, Actor.Person by, UUID id, int before, Progress progress) {
        if (IntakeStore.lock(database, id)
                .filter(it -> it.state() == Import.State.UNDOING)
                .isEmpty()) {
            return 0;
        }
        List<Row> rows = IntakeStore.recorded(database, id, AT_ONCE);
        if (rows.isEmpty()) {
            IntakeStore.state(database, id, Import.State.UNDONE, null);
            return 0;
        }
        List<PersonId> recorded = rows.stream()
                .map(row -> new PersonId(Objects.requireNonNull(row.person())))
                .toList();
        // The rows of this import let go of them first: whoever is still led to then is led to by something else.
        IntakeStore.letGo(database, id, recorded);
        Set<PersonId> gone = people.takeBack(database, by, recorded);
        IntakeStore.keep(
                database,
                id,
                rows.stream()
                        .filter(row -> !gone.contains(new PersonId(Objects.requireNonNull(row.person()))))
                        .toList());
        progress.reached(database, before + rows.size(), "taking-back");
        return rows.size();
    }
}
