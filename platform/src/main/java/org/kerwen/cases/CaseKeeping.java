package org.kerwen.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.kerwen.backup.Register;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.CaseId;

/**
 * How long ended cases are kept: as many years as the programme says (principle 9 of IOM's data protection manual, domain.md section 8),
 * then somebody keeps each for longer or empties it. Nothing goes by itself.
 */
final class CaseKeeping {
    private final Transactions transactions;
    private final Cases cases;
    private final Register register;

    CaseKeeping(Transactions transactions, Cases cases, Register register) {
        this.transactions = transactions;
        this.cases = cases;
        this.register = register;
    }

    /** Keeps an ended case for longer. */
    CaseAnswer keep(Actor.Person by, CaseId id) {
        return cases.change(by, id, "case.keep", (database, changes, opened) -> changes.keep(opened.file()));
    }

    /**
     * Removes what an ended case tells of people, and of a sealed one all; a restore of an older backup does it again. What was paid
     * stays in the books.
     */
    CaseAnswer empty(Actor.Person by, CaseId id, Emptying why) {
        return transactions.run(by, Act.on("case.empty", id.value()), database -> {
            List<UUID> files = new ArrayList<>();
            CaseAnswer answer = cases.change(database, by, id, "case.empty", (any, changes, opened) -> {
                opened.file().attachments().forEach(each -> files.add(each.file()));
                return changes.empty(opened.file(), why);
            });
            if (answer instanceof CaseAnswer.Done) {
                register.append(database, EmptiedCases.KIND, id.value());
                if (!CaseStore.empty(database, id.value())) {
                    SealedStore.remove(database, id.value());
                    for (UUID file : files) {
                        SealedFiles.remove(database, file);
                        // Without the key nobody could say after a restore which files a sealed case had.
                        register.append(database, EmptiedCases.KIND, file);
                    }
                }
            }
            return answer;
        });
    }
}
