package org.kerwen.trace;

import static org.kerwen.trace.db.Tables.ENTRY;

import org.jooq.DSLContext;
import org.kerwen.db.Act;
import org.kerwen.db.Trail;
import org.kerwen.kernel.Actor;

/** Writes entries. */
final class Entries implements Trail {
    static final String PERSON = "person";

    @Override
    public void record(DSLContext database, Actor actor, Act act) {
        var insert = database.insertInto(ENTRY)
                .set(ENTRY.OPERATION, act.operation())
                .set(ENTRY.SUBJECT, act.subject())
                .set(ENTRY.PURPOSE, act.purpose());
        switch (actor) {
            case Actor.Person person ->
                insert.set(ENTRY.ACTOR, PERSON)
                        .set(ENTRY.ACCOUNT, person.account().value())
                        .set(ENTRY.ORGANISATION, person.organisation().value())
                        .execute();
            case Actor.Machine machine ->
                insert.set(ENTRY.ACTOR, machine.word()).execute();
        }
    }
}
