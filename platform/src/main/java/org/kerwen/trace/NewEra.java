package org.kerwen.trace;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.kerwen.backup.AfterLoading;
import org.kerwen.keys.InstallationKeys;
import org.kerwen.keys.KeyFolder;
import org.kerwen.keys.KeysSettings;

/**
 * After a restore entries are of another era than all that were restored: another server numbers its transactions anew, and
 * what would stand below a horizon that was sealed long ago would never be sealed. Once it is in use, the witness is told by
 * a signed note that the seals which are gone were given up on purpose.
 */
record NewEra(KeysSettings settings, Witness witness, Clock clock) implements AfterLoading {
    @Override
    public void settle(Connection owner) throws SQLException {
        DSLContext database = DSL.using(owner, SQLDialect.POSTGRES);
        begin(database);
        finish(database);
    }

    /**
     * The note allows exactly the cut that the database in use shows, and none where it shows none: told again, it adds
     * nothing. Where a kill kept it from being told, a verification says that the audit was cut back, which is the safe side;
     * {@code audit brought-back} tells it then. The other way round a note would lie ready for a cut that nobody made.
     */
    @Override
    public void inUse(Connection owner) {
        DSLContext database = DSL.using(owner, SQLDialect.POSTGRES);
        lift(database);
        KeyFolder.find(settings).ifPresent(keys -> tell(database, keys, witness, clock));
        finish(database);
    }

    /** The same at the terminal; answers the number of the last seal that there is. */
    static long begin(Connection owner, InstallationKeys keys, Witness witness, Clock clock) {
        return DSL.using(owner, SQLDialect.POSTGRES).transactionResult(transaction -> {
            DSLContext database = transaction.dsl();
            database.execute("SET LOCAL lock_timeout = '10s'");
            begin(database);
            tell(database, keys, witness, clock);
            long last = SealStore.last(database).map(Seal::number).orElse(0L);
            finish(database);
            return last;
        });
    }

    /** For this transaction the owner sees what the policies show to others. */
    private static void lift(DSLContext database) {
        database.execute("ALTER TABLE trace.entry NO FORCE ROW LEVEL SECURITY");
        database.execute("ALTER TABLE trace.seal NO FORCE ROW LEVEL SECURITY");
    }

    private static void begin(DSLContext database) {
        lift(database);
        int era = database.fetchSingle(
                        "SELECT greatest((SELECT max(era) FROM trace.entry), (SELECT max(era) FROM trace.seal), 0)::integer")
                .get(0, Integer.class);
        database.execute("ALTER TABLE trace.entry ALTER COLUMN era SET DEFAULT " + (era + 1));
    }

    private static void finish(DSLContext database) {
        database.execute("ALTER TABLE trace.entry FORCE ROW LEVEL SECURITY");
        database.execute("ALTER TABLE trace.seal FORCE ROW LEVEL SECURITY");
    }

    private static void tell(DSLContext database, InstallationKeys keys, Witness witness, Clock clock) {
        witness.append(known -> {
            Witnessed witnessed = Witnessed.read(witness, keys);
            List<Witnessed.Cut> cuts = new ArrayList<>(witnessed.cuts());
            witnessed
                    .tip()
                    .filter(tip -> !agrees(database, tip))
                    .ifPresent(tip -> cuts.add(new Witnessed.Cut(0, common(database, witnessed), tip)));
            return cuts.stream()
                    .filter(cut -> witnessed.noteOf(cut).isEmpty())
                    .map(cut -> {
                        GivenUp unsigned = new GivenUp(
                                cut.kept(), cut.tip().hash(), clock.instant().truncatedTo(ChronoUnit.MILLIS), "");
                        return unsigned.withSignature(keys.sign(unsigned.signed()));
                    })
                    .toList();
        });
    }

    private static long common(DSLContext database, Witnessed witnessed) {
        try (Stream<Seal> seals = witnessed.seals()) {
            return seals.filter(seal -> agrees(database, seal))
                    .mapToLong(Seal::number)
                    .max()
                    .orElse(0);
        }
    }

    private static boolean agrees(DSLContext database, Seal seal) {
        Optional<Seal> own = SealStore.find(database, seal.number());
        return own.filter(seal::equals).isPresent();
    }
}
