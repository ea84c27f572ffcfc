package org.kerwen.trace;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
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
    public String statement() {
        return INSERT;
    }

    @Override
    public void fill(PreparedStatement statement, int before, Actor actor, Act act) throws SQLException {
        Actor.@Nullable Person person = actor instanceof Actor.Person somebody ? somebody : null;
        statement.setString(before + 1, actor instanceof Actor.Machine machine ? machine.word() : PERSON);
        statement.setObject(before + 2, person == null ? null : person.account().value(), Types.OTHER);
        statement.setString(
                before + 3, person == null ? null : person.organisation().value());
        statement.setString(before + 4, act.operation());
        statement.setObject(before + 5, act.subject(), Types.OTHER);
        statement.setString(before + 6, act.purpose());
    }
}
