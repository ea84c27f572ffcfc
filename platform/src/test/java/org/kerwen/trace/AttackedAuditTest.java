package org.kerwen.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.Actor.Machine;
import org.kerwen.keys.InstallationKeys;
import org.kerwen.keys.InventedKeys;
import org.kerwen.testing.Folders;

/** Whoever owns the database but not the signing key changes the audit, and each time it is seen. */
class AttackedAuditTest {
    private Ledger ledger;

    @BeforeEach
    void threeSeals() throws SQLException {
        ledger = new Ledger(2);
        ledger.sealed(3, 6);
        assertThat(ledger.verify().faults()).isEmpty();
        assertThat(ledger.verify().seals()).isEqualTo(3);
        assertThat(ledger.verify().entries()).isEqualTo(18);
        assertThat(ledger.verify().witnessed()).isEqualTo(3);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    /** Every field of an entry, and each of them alone. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "at = at + interval '1 microsecond'",
                "account = gen_random_uuid()",
                "organisation = 'invented-third'",
                "operation = 'invented.other'",
                "subject = gen_random_uuid()",
                "subject = NULL",
                "purpose = 'assistance'",
                "actor = 'setup', account = NULL, organisation = NULL",
            })
    void anEntryThatIsChanged(String change) throws SQLException {
        assertThat(ledger.attack("UPDATE trace.entry SET " + change
                        + " WHERE id = (SELECT id FROM trace.entry ORDER BY id OFFSET 7 LIMIT 1)"))
                .isPositive();
        seen("Entries under seal 2", "ids 7 to 12");
    }

    @Test
    void anEntryThatIsRemoved() throws SQLException {
        ledger.attack("DELETE FROM trace.entry WHERE id = 8");
        seen("Seal 2", "covers 6 entries, but there are 5");
    }

    @Test
    void anEntryThatIsPutIntoAnOldSealsRange() throws SQLException {
        ledger.attack("""
                INSERT INTO trace.entry (era, xid, id, at, actor, operation) OVERRIDING SYSTEM VALUE
                SELECT era, xid, 1000, at, 'setup', 'invented.act' FROM trace.entry WHERE id = 3
                """);
        seen("Seal 1", "covers 6 entries, but there are 7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0, '5'::xid8", "-5, '5'::xid8", "1, '1'::xid8"})
    void anEntryThatIsPutBeforeTheBeginning(String place) throws SQLException {
        ledger.attack("INSERT INTO trace.entry (era, xid, id, actor, operation) OVERRIDING SYSTEM VALUE VALUES ("
                + place + ", 1000, 'setup', 'invented.act')");
        seen("Seal 1", "covers 6 entries, but there are 7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7, '5'::xid8", "1, '1000000000'::xid8"})
    void anEntryThatIsPutWhereNoTransactionHasBeen(String place) throws SQLException {
        ledger.attack("INSERT INTO trace.entry (era, xid, id, actor, operation) OVERRIDING SYSTEM VALUE VALUES ("
                + place + ", 1000, 'setup', 'invented.act')");
        seen("1 entries bear numbers of transactions that have not begun");
    }

    /** Between the last seal of an old era and the new one there is a place that belongs to neither at first sight. */
    @Test
    void anEntryThatIsPutBetweenTwoEras() throws SQLException {
        ledger.broughtBack();
        ledger.sealed(1, 4);
        assertThat(ledger.verify().faults()).isEmpty();
        ledger.attack("INSERT INTO trace.entry (era, xid, id, actor, operation) OVERRIDING SYSTEM VALUE"
                + " VALUES (1, '1000000000'::xid8, 1000, 'setup', 'invented.act')");
        seen("Seal 4", "covers 4 entries, but there are 5");
    }

    @Test
    void idsThatAreExchanged() throws SQLException {
        ledger.attack("""
                ALTER TABLE trace.entry ALTER COLUMN id DROP IDENTITY;
                UPDATE trace.entry SET id = CASE id WHEN 8 THEN 1009 ELSE 1008 END WHERE id IN (8, 9);
                UPDATE trace.entry SET id = id - 1000 WHERE id > 1000
                """);
        seen("Entries under seal 2");
    }

    @Test
    void transactionsThatAreExchanged() throws SQLException {
        ledger.attack("""
                WITH two AS (SELECT id, xid FROM trace.entry WHERE id IN (8, 14))
                UPDATE trace.entry SET xid = two.xid FROM two WHERE entry.id IN (8, 14) AND entry.id <> two.id
                """);
        seen("Entries under seal 2");
    }

    /** The tail is cut off with its seals: all that is left is right, and only the witness knows better. */
    @Test
    void aTailThatIsCutOff() throws SQLException {
        cutBackTo(2);
        seen("cut back behind seal 2", "the witness saw seals up to 3");
    }

    @Test
    void anAuditThatIsEmptied() throws SQLException {
        cutBackTo(0);
        seen("cut back behind seal 0", "the witness saw seals up to 3");
    }

    /** The program goes on and seals with the true key what comes after: the cut stays visible. */
    @Test
    void aTailThatIsCutOffAndGrowsAgain() throws SQLException, IOException {
        cutBackTo(1);
        ledger.sealed(4, 3);
        assertThat(Files.readAllLines(ledger.file)).as("the witness keeps both").hasSize(7);
        seen("cut back behind seal 1", "the witness saw seals up to 3");
        ledger.sealed(1, 1);
        assertThat(Files.readAllLines(ledger.file)).hasSize(8);
    }

    /** An older copy of the whole database, with which the program goes on. */
    @Test
    void anOlderCopyThatIsBroughtBack() throws SQLException {
        ledger.attack(
                "CREATE TABLE public.old_entry AS TABLE trace.entry; CREATE TABLE public.old_seal AS TABLE trace.seal");
        ledger.sealed(2, 5);
        assertThat(ledger.verify().faults()).isEmpty();
        ledger.attack("""
                DELETE FROM trace.entry; DELETE FROM trace.seal;
                INSERT INTO trace.entry OVERRIDING SYSTEM VALUE TABLE public.old_entry;
                INSERT INTO trace.seal TABLE public.old_seal
                """);
        seen("cut back behind seal 3", "the witness saw seals up to 5");
    }

    /** All hashes are made again over what was changed; the signatures are those of another key. */
    @Test
    void anAuditThatIsHashedAnewWithoutTheKey() throws SQLException {
        ledger.attack("UPDATE trace.entry SET operation = 'invented.other' WHERE id = 2");
        rehash(InventedKeys.make());
        assertThat(ledger.verify().faults())
                .filteredOn(fault -> fault.contains("were changed"))
                .as("the chain itself is right again")
                .isEmpty();
        seen("The signature of seal 1", "The signature of seal 3", "cut back behind seal 0");
    }

    /** Not even who has the key can change what the witness saw. */
    @Test
    void anAuditThatIsHashedAnewWithTheKey() throws SQLException {
        ledger.attack("UPDATE trace.entry SET operation = 'invented.other' WHERE id = 8");
        rehash(ledger.keys);
        assertThat(ledger.verify().faults()).hasSize(1);
        seen("cut back behind seal 1", "the witness saw seals up to 3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sealed_at = sealed_at + interval '1 second'",
                "horizon = (horizon::text::bigint + 1)::text::xid8",
                "entries = entries + 1",
                "signature = decode(repeat('00', 64), 'hex')",
                "hash = decode(repeat('00', 32), 'hex')",
            })
    void aSealThatIsChanged(String change) throws SQLException {
        ledger.attack("UPDATE trace.seal SET " + change + " WHERE number = 2");
        seen("seal 2");
    }

    @Test
    void aSealThatIsTakenOut() throws SQLException {
        ledger.attack("DELETE FROM trace.seal WHERE number = 2");
        seen("Seals 2 to 2 are missing");
    }

    @Test
    void aWitnessFromWhichLinesAreTakenOrInWhichTheyAreChanged() throws SQLException, IOException {
        List<String> lines = Files.readAllLines(ledger.file);
        Files.write(ledger.file, List.of(lines.getFirst(), lines.getLast()));
        seen("The witness lacks seals 2 to 2");
        Files.write(ledger.file, List.of(lines.getFirst(), "rubbish", lines.get(1), lines.getLast()));
        seen("Line 2 of the witness is damaged");
        Files.delete(ledger.file);
        seen("The witness holds no seal");
    }

    /** Somebody cuts the audit back and tells the witness that it was on purpose, but cannot sign it. */
    @Test
    void aNoteInTheWitnessThatNobodySigned() throws SQLException, IOException {
        Seal tip = Seal.ofLine(Files.readAllLines(ledger.file).getLast());
        cutBackTo(2);
        GivenUp unsigned = new GivenUp(2, tip.hash(), tip.sealedAt(), "");
        String line = unsigned.withSignature(InventedKeys.make().sign(unsigned.signed()))
                .line();
        Files.writeString(ledger.file, line + "\n", StandardCharsets.US_ASCII, StandardOpenOption.APPEND);
        seen("Line 4 of the witness was not signed", "cut back behind seal 2");
    }

    /** An organisation kept the last seal; the witness was lost together with the end of the audit. */
    @Test
    void anEndThatOnlyAnOrganisationRemembers() throws SQLException, IOException {
        Path head = Folders.fresh("head").resolve("head.txt");
        Files.writeString(
                head, ledger.audit.head(Ledger.person(Ledger.ONE)).orElseThrow().line() + "\n");
        assertThat(ledger.verify(head).faults()).isEmpty();
        cutBackTo(2);
        Files.write(ledger.file, Files.readAllLines(ledger.file).subList(0, 2));
        assertThat(ledger.verify().faults())
                .as("without the kept seal nothing can be seen")
                .isEmpty();
        assertThat(ledger.verify(head).faults()).singleElement().asString().contains("Seal 3, which somebody kept");
        ledger.sealed(1, 2);
        assertThat(ledger.verify(head).faults()).singleElement().asString().contains("Seal 3 is another one");
    }

    private void seen(String... parts) throws SQLException {
        String faults = String.join("\n", ledger.verify().faults());
        assertThat(faults).contains(parts);
    }

    private void cutBackTo(int number) throws SQLException {
        ledger.attack("""
                DELETE FROM trace.entry
                 WHERE xid >= coalesce((SELECT horizon FROM trace.seal WHERE number = %1$d), '0'::xid8);
                DELETE FROM trace.seal WHERE number > %1$d
                """.formatted(number));
    }

    /** Makes all seals again over the entries as they are, with a key. */
    private void rehash(InstallationKeys keys) throws SQLException {
        List<Seal> old = new ArrayList<>();
        List<Seal> made = new ArrayList<>();
        seals(old::addAll);
        for (Seal seal : old) {
            Chain chain = new Chain(made.isEmpty() ? Seal.NONE : made.getLast().hash());
            Point from = made.isEmpty() ? Point.FIRST : made.getLast().end();
            ledger.transactions.perform(
                    Machine.TRACE_SEALING, database -> EntryStore.each(database, from, seal.end(), chain::add));
            Seal unsigned = new Seal(
                    seal.number(), seal.era(), seal.horizon(), seal.entries(), chain.hash(), "", seal.sealedAt());
            made.add(unsigned.withSignature(keys.sign(unsigned.signed())));
        }
        for (Seal seal : made) {
            ledger.attack(
                    "UPDATE trace.seal SET hash = decode('%s', 'hex'), signature = decode('%s', 'hex') WHERE number = %d"
                            .formatted(seal.hash(), seal.signature(), seal.number()));
        }
        assertThat(HexFormat.of().parseHex(made.getLast().signature())).hasSize(64);
    }

    private void seals(Consumer<List<Seal>> into) {
        Transactions transactions = ledger.transactions;
        transactions.perform(Machine.TRACE_SEALING, database -> into.accept(SealStore.from(database, 1, 100)));
    }
}
