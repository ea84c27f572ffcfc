package org.kerwen.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.postgres.Login;
import org.kerwen.postgres.Logins;

/** The database shows and takes what is the actor's, whatever statement asks, and nothing where no actor was named. */
class RowSecurityTest {
    private static final Logins LOGINS = MigratedDatabase.logins();
    private static final List<OrganisationId> ORGANISATIONS =
            List.of(new OrganisationId("row-security-one"), new OrganisationId("row-security-two"));
    private static final List<List<UUID>> INVITATIONS = List.of(new ArrayList<>(), new ArrayList<>());

    /** Two connections for sixteen threads: what one leaves behind in a connection, the next would find. */
    private static HikariDataSource pool;

    private static Transactions transactions;

    @BeforeAll
    static void fill() {
        HikariConfig config = new HikariConfig();
        Login login = LOGINS.application();
        config.setJdbcUrl(login.jdbcUrl());
        config.setUsername(login.user());
        config.setPassword(login.password());
        config.setMaximumPoolSize(2);
        pool = new HikariDataSource(config);
        transactions = new Transactions(DSL.using(pool, SQLDialect.POSTGRES), PlainTransactions.UNWRITTEN);
        for (int number = 0; number < ORGANISATIONS.size(); number++) {
            OrganisationId organisation = ORGANISATIONS.get(number);
            List<UUID> made = INVITATIONS.get(number);
            transactions.perform(Actor.Machine.SETUP, database -> {
                database.execute(
                        "INSERT INTO access.organisation (id, name) VALUES (?, '{\"en\": \"Invented\"}')",
                        organisation.value());
                for (int each = 0; each < 20; each++) {
                    made.add(insert(database, organisation));
                }
            });
        }
    }

    @AfterAll
    static void empty() {
        transactions.perform(Actor.Machine.SETUP, database -> database.execute("DELETE FROM access.invitation"));
        pool.close();
    }

    static Stream<String> protectedTables() throws SQLException {
        return MigratedDatabase.query(LOGINS.owner(), """
                        SELECT oid::regclass::text FROM pg_class
                         WHERE relkind = 'r' AND relnamespace::regnamespace::text NOT LIKE 'pg%'
                           AND obj_description(oid, 'pg_class') ~ 'Class: (personal|sealed|secret)'
                        """).stream();
    }

    @ParameterizedTest
    @MethodSource("protectedTables")
    void everyTableThatIsNotPublicIsUnderForcedRowSecurity(String table) throws SQLException {
        assertThat(MigratedDatabase.query(
                        LOGINS.owner(),
                        "SELECT relrowsecurity AND relforcerowsecurity FROM pg_class WHERE oid = '" + table
                                + "'::regclass"))
                .containsExactly("t");
        assertThat(MigratedDatabase.query(
                        LOGINS.owner(),
                        "SELECT grantee FROM information_schema.role_table_grants WHERE grantee = 'kerwen_site' AND"
                                + " table_schema || '.' || table_name = '" + table + "'"))
                .as("what the login of the public pages may do with it")
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("protectedTables")
    void whereNoActorIsNamedThereIsNoRow(String table) throws SQLException {
        boolean mayAsk = MigratedDatabase.query(
                        LOGINS.owner(), "SELECT has_table_privilege('kerwen_application', '" + table + "', 'SELECT')")
                .contains("t");
        if (mayAsk) {
            assertThat(MigratedDatabase.query(LOGINS.application(), "SELECT count(*) FROM " + table))
                    .containsExactly("0");
        }
        assertThat(MigratedDatabase.query(LOGINS.owner(), "SELECT count(*) FROM " + table))
                .as("the owner, whose migrations might be misused, is bound too")
                .containsExactly("0");
    }

    /** A policy that lets everybody in is seen even where a table has no row that a test could find. */
    @ParameterizedTest
    @MethodSource("protectedTables")
    void everyPolicyOfAProtectedTableAsksWhoActs(String table) throws SQLException {
        assertThat(MigratedDatabase.query(LOGINS.owner(), """
                        SELECT polname FROM pg_policy
                         WHERE polrelid = '%s'::regclass
                           AND (polroles = '{0}' OR 'kerwen_backup'::regrole <> ALL (polroles))
                           AND (coalesce(pg_get_expr(polqual, polrelid), 'acting_') !~ 'acting_'
                                OR coalesce(pg_get_expr(polwithcheck, polrelid), 'acting_') !~ 'acting_'
                                OR pg_get_expr(polqual, polrelid) ~ 'acting_[a-z]+\\(\\) IS NULL')
                        """.formatted(table))).isEmpty();
    }

    @Test
    void whereNoActorIsNamedAConnectionOfThePoolShowsNoRow() throws SQLException {
        for (int each = 0; each < 2; each++) {
            transactions.perform(Actor.Machine.SETUP, RowSecurityTest::visible);
            assertThat(MigratedDatabase.queryAll(pool, "SELECT count(*) FROM access.invitation"))
                    .as("what a part of the program left behind")
                    .containsExactly("0");
        }
    }

    @Test
    void aPersonCannotWriteIntoAnotherOrganisation() {
        Actor.Person person = person(ORGANISATIONS.getFirst());
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> transactions.run(
                        person, Act.of("account.invite"), database -> insert(database, ORGANISATIONS.getLast())))
                .withMessageContaining("row-level security");
        assertThat(transactions.<Integer>run(
                        person,
                        Act.of("account.invite"),
                        database -> database.execute(
                                "UPDATE access.invitation SET language = 'ru' WHERE organisation = ?",
                                ORGANISATIONS.getLast().value())))
                .isZero();
    }

    @Test
    void whoActsForNothingSeesNothing() {
        assertThat(transactions.<List<UUID>>run(Actor.Machine.PACK_LOADING, RowSecurityTest::visible))
                .as("a part of the program that no policy names")
                .isEmpty();
    }

    @Test
    void aQuestionAskedBeforeAnybodyIsKnownSeesNoProtectedRow() {
        assertThat(transactions.<Integer>ask(connection -> count(connection, "SELECT count(*) FROM access.invitation")))
                .isZero();
        assertThat(transactions.<Integer>ask(
                        connection -> count(connection, "SELECT count(*) FROM access.token_of('\\x00', now())")))
                .isZero();
        assertThat(transactions.<Integer>ask(connection -> count(connection, "SELECT count(*) FROM access.account")))
                .as("what the function told the database ends with its statement")
                .isZero();
    }

    @Test
    void whoAsksWithinATransactionWhoComesGoesOnWithTheSameRights() {
        List<UUID> seen = transactions.run(person(ORGANISATIONS.getFirst()), Act.of("account.list"), database -> {
            database.fetch("SELECT * FROM access.token_of('\\x00', now())");
            database.fetch("SELECT * FROM access.session_of('\\x00', now(), now())");
            return visible(database);
        });
        assertThat(seen).containsExactlyInAnyOrderElementsOf(INVITATIONS.getFirst());
    }

    private static int count(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getInt(1);
        }
    }

    @Test
    void tenThousandTransactionsOfTwoOrganisationsOnTwoConnectionsNeverMix() throws Exception {
        long seed = new Random().nextLong();
        System.out.println("seed of the interleaved transactions: " + seed);
        AtomicInteger broken = new AtomicInteger();
        AtomicInteger read = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            List<Future<?>> all = new ArrayList<>();
            for (int each = 0; each < 10_000; each++) {
                Random random = new Random(seed + each);
                int number = random.nextInt(2);
                int fate = random.nextInt(100);
                all.add(threads.submit(() -> {
                    try {
                        List<UUID> seen = transactions.run(
                                person(ORGANISATIONS.get(number)), Act.of("account.list"), disturbed(fate));
                        assertThat(seen).containsExactlyInAnyOrderElementsOf(INVITATIONS.get(number));
                        read.incrementAndGet();
                    } catch (DataAccessException | Interruption e) {
                        broken.incrementAndGet();
                    }
                    return null;
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError("with seed " + seed, e.getCause());
        }
        assertThat(read.get()).as("transactions that read to the end").isGreaterThan(9_000);
        assertThat(broken.get()).as("transactions that were broken off").isGreaterThan(50);
        assertThat(MigratedDatabase.queryAll(pool, "SELECT count(*) FROM access.invitation"))
                .as("what a connection of the pool shows to nobody in particular")
                .containsExactly("0");
    }

    /** Some transactions are ended by a timeout of the database, some by a fault of the program. */
    private static Function<DSLContext, List<UUID>> disturbed(int fate) {
        return database -> {
            if (fate == 0) {
                database.execute("SET LOCAL statement_timeout = 1");
                database.execute("SELECT pg_sleep(0.02)");
            }
            List<UUID> seen = visible(database);
            if (fate == 1) {
                throw new Interruption();
            }
            return seen;
        };
    }

    private static final class Interruption extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static List<UUID> visible(DSLContext database) {
        return database.fetch("SELECT id FROM access.invitation").getValues(0, UUID.class);
    }

    private static UUID insert(DSLContext database, OrganisationId organisation) {
        UUID id = UUID.randomUUID();
        byte[] hash = new byte[32];
        new Random().nextBytes(hash);
        database.execute("""
                INSERT INTO access.invitation (id, organisation, kind, name, language, hash, expires_at)
                VALUES (?, ?, 'member', 'Somebody invented', 'en', ?, now() + interval '1 day')
                """, id, organisation.value(), hash);
        return id;
    }

    private static Actor.Person person(OrganisationId organisation) {
        return new Actor.Person(new AccountId(UUID.randomUUID()), organisation, Set.of());
    }
}
