package org.kerwen.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Actor.Machine;
import org.kerwen.trace.Audit.Entry;
import org.kerwen.trace.Audit.Filter;
import org.kerwen.trace.Audit.Position;

/** The audit is read by its own organisation, page by page, and each reading is in it. */
class AuditTest {
    private static final Actor.Person AUDITOR = Ledger.person(Ledger.ONE);
    private static final Actor.Person COLLEAGUE = Ledger.person(Ledger.ONE);
    private static final Actor.Person STRANGER = Ledger.person(Ledger.OTHER);
    private static final UUID SUBJECT = UUID.randomUUID();
    private static Ledger ledger;

    @BeforeAll
    static void fill() {
        ledger = new Ledger(2);
        for (int each = 0; each < 1100; each++) {
            ledger.act(COLLEAGUE, "invented.act", each % 11 == 0 ? SUBJECT : UUID.randomUUID());
        }
        for (int each = 0; each < 5; each++) {
            ledger.act(STRANGER, "invented.act", SUBJECT);
        }
    }

    @AfterAll
    static void close() {
        ledger.close();
    }

    @Test
    void pagesFollowEachOtherWithoutLossAndShowNobodyElsesActs() {
        Set<Long> ids = new HashSet<>();
        List<Entry> all = new ArrayList<>();
        Position after = null;
        List<Entry> page;
        do {
            page = ledger.audit.list(AUDITOR, new Filter(COLLEAGUE.account(), null, null, null, null), after, 97);
            all.addAll(page);
            page.forEach(entry -> ids.add(entry.id()));
            after = page.isEmpty() ? after : Position.of(page.getLast());
        } while (!page.isEmpty());
        assertThat(all).hasSize(1100).hasSameSizeAs(ids);
        assertThat(all).allSatisfy(entry -> assertThat(entry.account()).isEqualTo(COLLEAGUE.account()));
        assertThat(all).isSortedAccordingTo((a, b) -> b.at().compareTo(a.at()));
    }

    @Test
    void oneThingIsFoundWithAllThatWasDoneToIt() {
        Filter filter = new Filter(null, SUBJECT, null, null, null);
        assertThat(ledger.audit.list(AUDITOR, filter, null, 1000)).hasSize(100);
        assertThat(ledger.audit.list(STRANGER, filter, null, 1000))
                .as("the other organisation did something to the same id")
                .hasSize(5)
                .allSatisfy(entry -> assertThat(entry.account()).isEqualTo(STRANGER.account()));
    }

    /** Without the condition that the program adds: a query that forgot it would show no more. */
    @Test
    void theDatabaseShowsNobodyTheActsOfAnotherOrganisation() {
        List<String> seen = ledger.transactions.run(
                STRANGER,
                org.kerwen.db.Act.of("invented.look"),
                database -> database.fetch("SELECT DISTINCT organisation FROM trace.entry")
                        .getValues(0, String.class));
        assertThat(seen).containsExactly(STRANGER.organisation().value());
    }

    @Test
    void aPeriodAndAnOperationNarrowIt() {
        List<Entry> all = ledger.audit.list(
                AUDITOR, new Filter(COLLEAGUE.account(), null, "invented.act", null, null), null, 2000);
        Entry middle = all.get(500);
        List<Entry> later =
                ledger.audit.list(AUDITOR, new Filter(COLLEAGUE.account(), null, null, middle.at(), null), null, 2000);
        List<Entry> earlier =
                ledger.audit.list(AUDITOR, new Filter(COLLEAGUE.account(), null, null, null, middle.at()), null, 2000);
        assertThat(later).contains(middle);
        assertThat(later.size() + earlier.size()).isEqualTo(1100);
        assertThat(ledger.audit.list(AUDITOR, new Filter(null, null, "invented.other", null, null), null, 10))
                .isEmpty();
    }

    @Test
    void itIsWrittenAsCsvAndSoIsThatItWas() throws IOException {
        StringBuilder out = new StringBuilder();
        ledger.audit.export(AUDITOR, new Filter(COLLEAGUE.account(), null, null, null, null), out);
        List<String> lines = out.toString().lines().toList();
        assertThat(lines).hasSize(1101);
        assertThat(lines.getFirst()).isEqualTo("id,at,account,operation,subject,purpose");
        assertThat(lines.get(1)).matches("\\d+,[-0-9T:.]+Z,[0-9a-f-]{36},invented\\.act,[0-9a-f-]{36},");
        assertThat(ledger.audit.list(AUDITOR, new Filter(null, null, "audit.export", null, null), null, 10))
                .as("two parts, each recorded before it left")
                .hasSize(2);
    }

    @Test
    void whoIsNobodyOrAnotherPartOfTheProgramSeesNothing() {
        assertThat(ledger.transactions.<Integer>run(
                        Machine.JOBS, database -> database.fetchCount(org.kerwen.trace.db.Tables.ENTRY)))
                .isZero();
        assertThat(ledger.transactions.<Integer>run(
                        Machine.TRACE_SEALING, database -> database.fetchCount(org.kerwen.trace.db.Tables.ENTRY)))
                .isGreaterThan(1000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE trace.entry SET operation = 'invented.other'",
                "DELETE FROM trace.entry",
                "TRUNCATE trace.entry",
                "UPDATE trace.seal SET entries = 7",
                "DELETE FROM trace.seal",
                "TRUNCATE trace.seal",
                "INSERT INTO trace.entry (era, actor, operation) VALUES (9, 'jobs', 'invented.act')",
                "INSERT INTO trace.entry (at, actor, operation) VALUES (now() - interval '1 day', 'jobs', 'invented.act')",
                "INSERT INTO trace.entry (xid, actor, operation) VALUES ('5', 'jobs', 'invented.act')",
            })
    void theProgramItselfMayChangeRemoveOrDateNothing(String sql) {
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> ledger.transactions.perform(Machine.TRACE_SEALING, database -> database.execute(sql)))
                .withMessageContaining("permission denied");
    }

    @Test
    void onlyTheSealerAddsSeals() {
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> ledger.transactions.perform(Machine.JOBS, database -> database.execute("""
                        INSERT INTO trace.seal VALUES (99, 1, '5', 1, decode(repeat('00', 32), 'hex'),
                                                       decode(repeat('00', 64), 'hex'), now())
                        """)))
                .withMessageContaining("row-level security");
    }

    @Test
    void aPersonCannotWriteInSomebodyElsesName() {
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> ledger.transactions.run(
                        COLLEAGUE,
                        org.kerwen.db.Act.of("invented.act"),
                        database -> database.execute(
                                """
                                INSERT INTO trace.entry (actor, account, organisation, operation)
                                VALUES ('person', ?, ?, 'invented.act')
                                """,
                                STRANGER.account().value(),
                                STRANGER.organisation().value())))
                .withMessageContaining("row-level security");
    }

    /** What somebody typed has no form that fits, whichever column it is tried in. */
    @ParameterizedTest
    @CsvSource({
        "operation, Aygul Nuryyeva",
        "operation, person.search aygul",
        "operation, invented.akt1",
        "purpose, +993 12 000000",
        "purpose, a@example.org",
        "actor, Somebody"
    })
    void namesNumbersAndSearchTermsAreRefusedByTheDatabase(String column, String value) throws SQLException {
        String operation = column.equals("operation") ? value : "invented.act";
        String actor = column.equals("actor") ? value : "jobs";
        String purpose = column.equals("purpose") ? value : "assistance";
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> ledger.transactions.perform(
                        Machine.JOBS,
                        database -> database.execute(
                                "INSERT INTO trace.entry (actor, operation, purpose) VALUES (?, ?, ?)",
                                actor,
                                operation,
                                purpose)))
                .withMessageContaining("entry_" + column);
    }
}
