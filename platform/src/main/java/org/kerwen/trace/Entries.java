package org.kerwen.trace;

import java.sql.PreparedStatement;
import java.sql.Types;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.kerwen.db.Act;
import org.kerwen.db.Trail;
import org.kerwen.kernel.Actor;

/** Writes entries. */
final class Entries implements Trail {
    static final String PERSON = "person";

    /** By hand: it goes with every act, and to put it together anew each time would cost more than to write it. */
    private static final String INSERT =
            "INSERT INTO trace.entry (actor, account, organisation, operation, subject, purpose)"
                    + " VALUES (?, ?, ?, ?, ?, ?)";

    @Override
    public void record(DSLContext database, Actor actor, Act act) {
        database.connection(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
                Actor.@Nullable Person person = actor instanceof Actor.Person somebody ? somebody : null;
                statement.setString(1, actor instanceof Actor.Machine machine ? machine.word() : PERSON);
                statement.setObject(2, person == null ? null : person.account().value(), Types.OTHER);
                statement.setString(
                        3, person == null ? null : person.organisation().value());
                statement.setString(4, act.operation());
                statement.setObject(5, act.subject(), Types.OTHER);
                statement.setString(6, act.purpose());
                statement.execute();
            }
        });
    }
}
