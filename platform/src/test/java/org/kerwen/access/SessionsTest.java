package org.kerwen.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kerwen.db.Trail;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.Actor.Machine;
import org.kerwen.kernel.Role;
import org.kerwen.testing.RunningKerwen;

/** How long somebody is signed in, and what the database knows of it. */
class SessionsTest {
    private static RunningKerwen kerwen;

    @BeforeAll
    static void start() {
        kerwen = RunningKerwen.demo();
    }

    @Test
    void whoLeavesTheDeskIsOutAfterHalfAnHourAndEverybodyAfterADay() {
        String left = begun();
        assertThat(at(Sessions.IDLE.minusMinutes(1)).find(left)).isPresent();
        String forgotten = begun();
        assertThat(at(Sessions.IDLE.plusMinutes(1)).find(forgotten)).isEmpty();

        String busy = begun();
        Duration passed = Duration.ZERO;
        while (passed.compareTo(Sessions.LONGEST) < 0) {
            assertThat(at(passed).find(busy)).as("after %s of work", passed).isPresent();
            passed = passed.plusMinutes(25);
        }
        assertThat(at(passed).find(busy)).as("after %s of work", passed).isEmpty();
    }

    @Test
    void ofASecretTheDatabaseKeepsAKeyedHashOnly() throws Exception {
        String secret = begun();
        byte[] plain = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        List<byte[]> kept = kerwen.bean(Transactions.class)
                .run(
                        Machine.SIGN_IN,
                        database -> database.fetch("SELECT hash FROM access.session")
                                .getValues(0, byte[].class));
        assertThat(kept)
                .contains(kerwen.bean(Secrets.class).hash(secret, Secrets.Kind.SESSION))
                .doesNotContain(plain);
        assertThat(kerwen.bean(Secrets.class).hash(secret, Secrets.Kind.TOKEN))
                .as("the same letters for another purpose")
                .isNotEqualTo(kerwen.bean(Secrets.class).hash(secret, Secrets.Kind.SESSION));
    }

    private static Sessions at(Duration later) {
        return new Sessions(
                kerwen.bean(Transactions.class),
                kerwen.bean(Secrets.class),
                kerwen.bean(Trail.class),
                Clock.offset(Clock.systemUTC(), later));
    }

    private static String begun() {
        return kerwen.bean(Transactions.class)
                .run(
                        Machine.SIGN_IN,
                        database -> at(Duration.ZERO).begin(database, DemoPeople.person(kerwen, Role.ADVISER)));
    }
}
