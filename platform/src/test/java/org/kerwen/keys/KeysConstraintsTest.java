package org.kerwen.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kerwen.db.MigratedDatabase;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Every constraint of the tables of keys refuses the row that would break it, by its name. */
class KeysConstraintsTest {
    private static final String ONE = "'00000000-0000-4000-8000-000000000001'";
    private static final String TWO = "'00000000-0000-4000-8000-000000000002'";
    private static final String THREE = "'00000000-0000-4000-8000-000000000003'";
    private static final String HALF = "decode(repeat('00', 32), 'hex')";
    private static final String SIGNATURE = "decode(repeat('00', 64), 'hex')";
    private static final String SHORT = "'\\x00'::bytea";
    private static final String ACTING = "SELECT set_config('kerwen.organisation', 'o', true);";
    private static final String RING = ring("1", "0", "NULL", "NULL", "NULL", "NULL");

    record Planted(String constraint, String sql) {
        @Override
        public String toString() {
            return constraint + ": " + sql;
        }
    }

    static Stream<Planted> planted() {
        return Stream.of(
                new Planted("installation_only_one", installation("false", HALF)),
                new Planted("installation_signing_key", installation("true", SHORT)),
                new Planted("ring_generation", ring("0", "0", "NULL", "NULL", "NULL", "NULL")),
                new Planted("ring_locks", ring("1", "-1", "NULL", "NULL", "NULL", "NULL")),
                new Planted("ring_public_half", ring("1", "0", SHORT, SHORT, "now()", SIGNATURE)),
                new Planted("ring_paper_signature", ring("1", "0", HALF, SHORT, "now()", SHORT)),
                new Planted("ring_paper", ring("1", "0", HALF, "NULL", "now()", SIGNATURE)),
                new Planted("ring_paper", ring("1", "0", "NULL", "NULL", "now()", "NULL")),
                new Planted("wrapped_ring", ACTING + wrapped(ONE, "1", HALF, "'made'", "NULL", "NULL", SIGNATURE)),
                new Planted("wrapped_generation", RING + wrapped(ONE, "0", HALF, "'made'", "NULL", "NULL", SIGNATURE)),
                new Planted(
                        "wrapped_public_half", RING + wrapped(ONE, "1", SHORT, "'made'", "NULL", "NULL", SIGNATURE)),
                new Planted("wrapped_signature", RING + wrapped(ONE, "1", HALF, "'made'", "NULL", "NULL", SHORT)),
                new Planted("wrapped_way", RING + wrapped(ONE, "1", HALF, "'stolen'", TWO, "NULL", SIGNATURE)),
                new Planted(
                        "wrapped_not_by_oneself", RING + wrapped(ONE, "1", HALF, "'alone'", ONE, "NULL", SIGNATURE)),
                new Planted("wrapped_by_two", RING + wrapped(ONE, "1", HALF, "'two'", TWO, TWO, SIGNATURE)),
                new Planted("wrapped_by_two", RING + wrapped(ONE, "1", HALF, "'two'", TWO, ONE, SIGNATURE)),
                new Planted("wrapped_way_names_who", RING + wrapped(ONE, "1", HALF, "'two'", TWO, "NULL", SIGNATURE)),
                new Planted(
                        "wrapped_way_names_who", RING + wrapped(ONE, "1", HALF, "'outside'", TWO, "NULL", SIGNATURE)),
                new Planted("wrapped_way_names_who", RING + wrapped(ONE, "1", HALF, "'alone'", TWO, THREE, SIGNATURE)),
                new Planted("wrapped_way_names_who", RING + wrapped(ONE, "1", HALF, "'made'", TWO, "NULL", SIGNATURE)),
                new Planted(
                        "wrapped_way_names_who", RING + wrapped(ONE, "1", HALF, "'alone'", "NULL", "NULL", SIGNATURE)),
                new Planted("proposal_ring", ACTING + proposal(HALF, TWO, SIGNATURE)),
                new Planted("proposal_public_half", RING + proposal(SHORT, TWO, SIGNATURE)),
                new Planted("proposal_not_for_oneself", RING + proposal(HALF, ONE, SIGNATURE)),
                new Planted("proposal_signature", RING + proposal(HALF, TWO, SHORT)),
                new Planted("outside_second_ring", ACTING + outside(TWO, SIGNATURE)),
                new Planted("outside_second_not_oneself", RING + outside(ONE, SIGNATURE)),
                new Planted("outside_second_signature", RING + outside(TWO, SHORT)));
    }

    @ParameterizedTest
    @MethodSource("planted")
    void aRowThatBreaksItsMeaningIsRefused(Planted planted) {
        assertThatExceptionOfType(PSQLException.class)
                .isThrownBy(
                        () -> MigratedDatabase.tryOut(MigratedDatabase.logins().application(), planted.sql))
                .satisfies(refusal -> {
                    ServerErrorMessage message = Objects.requireNonNull(refusal.getServerErrorMessage());
                    assertThat(message.getConstraint()).as(refusal.getMessage()).isEqualTo(planted.constraint);
                });
    }

    @Test
    void theSameRowsWithoutTheFaultAreTaken() {
        for (String sql : new String[] {
            installation("true", HALF),
            RING,
            ring("1", "0", HALF, SHORT, "now()", SIGNATURE),
            RING + wrapped(ONE, "1", HALF, "'made'", "NULL", "NULL", SIGNATURE),
            RING + wrapped(ONE, "1", HALF, "'paper'", "NULL", "NULL", SIGNATURE),
            RING + wrapped(ONE, "1", HALF, "'alone'", TWO, "NULL", SIGNATURE),
            RING + wrapped(ONE, "1", HALF, "'two'", TWO, THREE, SIGNATURE),
            RING + wrapped(ONE, "1", HALF, "'outside'", TWO, THREE, SIGNATURE),
            RING + proposal(HALF, TWO, SIGNATURE),
            RING + outside(TWO, SIGNATURE)
        }) {
            assertThatCode(() ->
                            MigratedDatabase.tryOut(MigratedDatabase.logins().application(), sql))
                    .as(sql)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void everyCheckIsInThisTable() throws Exception {
        Set<String> named = new HashSet<>(MigratedDatabase.query(
                MigratedDatabase.logins().owner(),
                "SELECT conname FROM pg_constraint WHERE contype IN ('c', 'f') AND connamespace::regnamespace::text = 'keys'"
                        + " AND conname NOT LIKE '%\\_not\\_null'"));
        assertThat(named).isNotEmpty();
        planted().map(Planted::constraint).forEach(named::remove);
        assertThat(named).isEmpty();
    }

    private static String installation(String onlyOne, String key) {
        return "INSERT INTO keys.installation (only_one, signing_key) VALUES (" + onlyOne + ", " + key + ")";
    }

    private static String ring(
            String generation, String locks, String half, String onPaper, String madeAt, String signature) {
        return ACTING
                + "INSERT INTO keys.ring (organisation, generation, locks, public_half, on_paper, paper_made_at,"
                + " paper_signature) VALUES ('o', "
                + String.join(", ", generation, locks, half, onPaper, madeAt, signature) + ");";
    }

    private static String wrapped(
            String account, String generation, String half, String way, String by, String confirmed, String signature) {
        return "INSERT INTO keys.wrapped (organisation, ring, account, generation, public_half, way, given_by,"
                + " confirmed_by, signature) VALUES ('o', " + SHORT + ", "
                + String.join(", ", account, generation, half, way, by, confirmed, signature) + ")";
    }

    private static String proposal(String half, String by, String signature) {
        return "INSERT INTO keys.proposal (organisation, account, public_half, proposed_by, signature) VALUES ('o', "
                + String.join(", ", ONE, half, by, signature) + ")";
    }

    private static String outside(String by, String signature) {
        return "INSERT INTO keys.outside_second (organisation, account, appointed_by, signature) VALUES ('o', "
                + String.join(", ", ONE, by, signature) + ")";
    }
}
