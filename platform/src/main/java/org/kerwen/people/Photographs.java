package org.kerwen.people;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kerwen.backup.Register;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.files.KeptFile;
import org.kerwen.files.KeptFiles;
import org.kerwen.files.PreparedFile;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.PersonId;
import org.kerwen.kernel.SentForm;

/** Photographs of people: added, looked at, taken away. Each is of the record under which the person was shown then. */
final class Photographs {
    /** Under which they are answered: it tells of nobody. */
    private static final String NAME = "photograph.jpg";

    private final Transactions transactions;
    private final Changes changes;
    private final KeptFiles files;
    private final Register register;

    Photographs(Transactions transactions, Changes changes, KeptFiles files, Register register) {
        this.transactions = transactions;
        this.changes = changes;
        this.files = files;
        this.register = register;
    }

    /** How large a picture is kept: its longer side in dots. */
    enum Size {
        LARGE(1_200),
        SMALL(320);

        final int side;

        Size(int side) {
            this.side = side;
        }
    }

    /**
     * Adds one. It is made anew, upright and without what a camera writes into it, before the transaction.
     *
     * @throws org.kerwen.kernel.Refused where it is no picture that can be taken, or the organisation is locked
     */
    ChangeOutcome add(Actor.Person by, SentForm form, PersonId id, Registration.Photograph said, byte[] content) {
        List<PreparedFile> prepared =
                files.preparePicture(by, content, NAME, files.safest(by), List.of(Size.LARGE.side, Size.SMALL.side));
        return changes.change(by, form, id, (database, rows) -> {
            Registration.Pictures pictures = new Registration.Pictures(
                    files.keep(database, by, prepared.getFirst()), files.keep(database, by, prepared.getLast()));
            PartStore.insert(
                    database,
                    by,
                    new PersonId(rows.getFirst().getId()),
                    new Registration.Photograph(said.taken(), said.ground(), pictures, null));
            return ChangeOutcome.DONE;
        });
    }

    /** Takes one away. Where the picture goes for good, it does not come back with an older backup either. */
    ChangeOutcome takeAway(Actor.Person by, PersonId id, UUID photograph, TakingAway why) {
        return changes.change(by, "person.change", id, (database, rows) -> {
            if (Changes.of(database, rows, PartKind.PHOTOGRAPH, photograph).isEmpty()) {
                return ChangeOutcome.NOT_THERE;
            }
            PhotographStore.takeAway(database, by, photograph, why);
            if (why.isForGood()) {
                register.append(database, PhotographGone.KIND, photograph);
            }
            return ChangeOutcome.DONE;
        });
    }

    /** All of a person, those that were taken away too. */
    List<PhotographStore.Held> held(Actor.Person by, PersonId id) {
        return transactions.run(
                by,
                Act.on("person.read", id.value()),
                database -> PhotographStore.held(database, List.of(MergeStore.records(database, id))));
    }

    /**
     * A picture; empty where the person has none such.
     *
     * @throws org.kerwen.kernel.Refused where the organisation is locked
     */
    Optional<KeptFile> find(Actor.Person by, PersonId id, UUID photograph, Size size) {
        return transactions.run(
                by,
                Act.on("person.read", id.value()),
                database -> PhotographStore.file(database, List.of(MergeStore.records(database, id)), photograph, size)
                        .flatMap(file -> files.find(database, file)));
    }
}
