package org.kerwen.casework;

import java.util.List;
import java.util.Optional;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.ProgrammeId;

/** The face of casework: the programmes that are offered. Whoever works here may read them; they name nobody. */
public final class Casework {
    private final Transactions transactions;

    Casework(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The programmes that the pack offers now, by id. */
    public List<ProgrammeVersion> programmes(Actor.Person actor) {
        return transactions.run(actor, Act.of("programme.list"), ProgrammeStore::offered);
    }

    /** One of them. */
    public Optional<ProgrammeVersion> programme(Actor.Person actor, ProgrammeId id) {
        return transactions.run(actor, Act.of("programme.read"), database -> ProgrammeStore.offered(database, id));
    }
}
