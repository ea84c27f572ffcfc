package org.kerwen.trace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.kerwen.keys.InstallationKeys;
import org.kerwen.postgres.CannotStart;

/** What is done with the audit at the terminal, beside the running program or without it. */
public final class AuditAtTerminal {
    private final InstallationKeys keys;
    private final Witness witness;
    private final Clock clock;

    /**
     * @param keys of the installation
     * @param witness its file
     */
    public AuditAtTerminal(InstallationKeys keys, Path witness, Clock clock) {
        this.keys = keys;
        this.witness = new Witness(witness);
        this.clock = clock;
    }

    /**
     * Compares the audit with its seals and its witness.
     *
     * @param backup connection of the login of the backup, in a transaction that is repeatable
     * @param heads files with seals that somebody downloaded and kept
     * @throws CannotStart where such a file holds no seal
     */
    public Verification.Result verify(Connection backup, List<Path> heads) {
        List<Seal> kept = heads.stream().flatMap(file -> seals(file).stream()).toList();
        return Verification.of(jooq(backup), keys, witness, kept);
    }

    private List<Seal> seals(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            List<Seal> seals = lines.filter(line -> !line.isBlank())
                    .map(line -> Seal.ofLine(line.strip()))
                    .toList();
            if (seals.stream().anyMatch(seal -> !Signatures.fit(keys, seal.signed(), seal.signature()))) {
                throw new CannotStart(
                        "The file %s holds a seal that this installation did not sign.".formatted(file),
                        "Find out where it comes from; look whether KERWEN_KEYS names the keys of this installation.");
            }
            return seals;
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw new CannotStart(
                    "The file %s holds no seal.".formatted(file),
                    "Name a file that was downloaded as the head of the audit.",
                    e);
        }
    }

    /**
     * To be called when an older state of the database was brought back or the database was moved to another server, as the
     * last step before it is used. It begins a new era, because numbers of transactions begin anew on another server, and
     * writes a signed note into the witness that the seals which are gone were given up on purpose. Done again, it does no
     * harm.
     *
     * @param owner connection of the owner, who alone may begin an era
     * @param backup connection of the login of the backup
     * @return number of the last seal that the database has; 0 where it has none
     */
    public long broughtBack(Connection owner, Connection backup) {
        DSLContext database = jooq(backup);
        int era = database.fetchSingle("SELECT coalesce(max(era), 0)::integer FROM trace.entry")
                .get(0, Integer.class);
        jooq(owner).execute("SET lock_timeout = '10s'");
        jooq(owner).execute("ALTER TABLE trace.entry ALTER COLUMN era SET DEFAULT " + (era + 1));
        Optional<Seal> last = SealStore.last(database);
        witness.append(known -> {
            Witnessed witnessed = Witnessed.read(witness, keys);
            List<Witnessed.Cut> cuts = new ArrayList<>(witnessed.cuts());
            witnessed
                    .tip()
                    .filter(tip -> last.isEmpty() || !agrees(database, tip))
                    .ifPresent(tip -> cuts.add(new Witnessed.Cut(0, common(database, witnessed), tip)));
            return cuts.stream()
                    .filter(cut -> witnessed.noteOf(cut).isEmpty())
                    .map(cut -> note(cut.kept(), cut.tip().hash()))
                    .toList();
        });
        return last.map(Seal::number).orElse(0L);
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
        return SealStore.find(database, seal.number()).filter(seal::equals).isPresent();
    }

    private GivenUp note(long kept, String tip) {
        GivenUp unsigned = new GivenUp(kept, tip, clock.instant().truncatedTo(ChronoUnit.MILLIS), "");
        return unsigned.withSignature(keys.sign(unsigned.signed()));
    }

    private static DSLContext jooq(Connection connection) {
        return DSL.using(connection, SQLDialect.POSTGRES, new Settings().withExecuteLogging(false));
    }
}
