package org.kerwen.backup;

import static org.kerwen.backup.db.Tables.REGISTER;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.Actor.Machine;
import org.kerwen.kernel.Ids;
import org.kerwen.postgres.CannotStart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Of erasures, withdrawals, revocations and payments: what a restore of an older backup must not undo. A line is written in
 * the transaction of the business and, right after its commit, into a file beside the backups.
 */
public final class Register {
    private static final Logger LOG = LoggerFactory.getLogger(Register.class);

    private final RegisterFile file;
    private final List<Replay> replays;
    private final Clock clock;

    Register(RegisterFile file, List<Replay> replays, Clock clock) {
        this.file = file;
        this.replays = List.copyOf(replays);
        this.clock = clock;
    }

    /**
     * What the register names and the data does not know, because it came after the backup was made.
     *
     * @param byKind ids by the kind of their lines
     */
    record Unknown(Map<String, List<UUID>> byKind) {
        static final Unknown NOTHING = new Unknown(Map.of());

        Unknown {
            Map<String, List<UUID>> copy = new TreeMap<>();
            byKind.forEach((kind, subjects) -> copy.put(kind, List.copyOf(subjects)));
            byKind = Collections.unmodifiableMap(copy);
        }
    }

    /**
     * Writes a line into the running transaction of {@link Transactions}.
     *
     * @param kind that a {@link Replay} has
     * @param subject the id of what was erased, withdrawn, revoked or paid
     */
    public void append(DSLContext database, String kind, UUID subject) {
        if (replays.stream().noneMatch(replay -> replay.kind().equals(kind))) {
            throw new IllegalArgumentException("nobody could do this again: " + kind);
        }
        // To the millisecond, so that the file and the table say the same.
        RegisterLine line =
                new RegisterLine(Ids.next(), kind, subject, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        insert(database, line);
        Transactions.afterCommit(() -> mirror(List.of(line)));
    }

    /** Committed it is; that the file lacks a line is repaired with the next one or at the next start. */
    private void mirror(List<RegisterLine> lines) {
        try {
            file.append(lines);
        } catch (IOException | CannotStart e) {
            LOG.error("The register beside the backups could not be written; the next start tries again", e);
        }
    }

    /**
     * Brings table and file together: what only the file has is done again, what only the table has is written into the
     * file. Before anybody is served.
     */
    void settle(Transactions transactions) {
        List<RegisterLine> kept = file.lines();
        List<RegisterLine> known = transactions.run(Machine.RESTORING, database -> {
            replay(database, kept, replays);
            return read(database);
        });
        try {
            file.append(known);
        } catch (IOException e) {
            throw new CannotStart(
                    "The register beside the backups cannot be written.",
                    "Let the user who runs Kerwen write into the folder of the backups, or name another with"
                            + " KERWEN_BACKUPS.",
                    e);
        }
    }

    /**
     * Does again what is not in the table yet. A line whose subject the data does not know is kept all the same: it may be
     * told, and a newer backup may know it.
     */
    static Unknown replay(DSLContext database, List<RegisterLine> lines, List<Replay> replays) {
        Map<String, Replay> byKind = new HashMap<>();
        replays.forEach(replay -> byKind.put(replay.kind(), replay));
        Set<UUID> known = new HashSet<>();
        read(database).forEach(line -> known.add(line.id()));
        int done = 0;
        Map<String, List<UUID>> unknown = new TreeMap<>();
        for (RegisterLine line : lines) {
            if (!known.add(line.id())) {
                continue;
            }
            Replay replay = byKind.get(line.kind());
            if (replay == null) {
                throw new CannotStart(
                        "The register has a line of a kind that this version does not know: %s.".formatted(line.kind()),
                        "Use the newer version that wrote it.");
            }
            if (!replay.again(database, line.subject())) {
                unknown.computeIfAbsent(line.kind(), kind -> new ArrayList<>()).add(line.subject());
            }
            insert(database, line);
            done++;
        }
        if (done > 0) {
            LOG.info("{} lines of the register were done again", done);
        }
        unknown.forEach((kind, subjects) ->
                LOG.warn("{} lines {} of the register name what the data does not know", subjects.size(), kind));
        return new Unknown(unknown);
    }

    static List<RegisterLine> read(DSLContext database) {
        return database.selectFrom(REGISTER)
                .orderBy(REGISTER.ID)
                .fetch(row -> new RegisterLine(
                        row.getId(),
                        row.getKind(),
                        row.getSubject(),
                        row.getMadeAt().toInstant()));
    }

    private static void insert(DSLContext database, RegisterLine line) {
        Instant made = line.made();
        database.insertInto(REGISTER)
                .set(REGISTER.ID, line.id())
                .set(REGISTER.KIND, line.kind())
                .set(REGISTER.SUBJECT, line.subject())
                .set(REGISTER.MADE_AT, made.atOffset(ZoneOffset.UTC))
                .execute();
    }
}
