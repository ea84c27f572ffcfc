package org.kerwen.trace;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.kerwen.keys.InstallationKeys;
import org.kerwen.trace.EntryStore.Line;
import org.kerwen.trace.EntryStore.Now;
import org.kerwen.trace.Witnessed.Cut;

/**
 * Reads the whole audit once and compares it with its seals, the seals with their signatures, with the witness and with
 * seals that somebody kept. It needs a login that sees all entries, such as that of the backup.
 */
public final class Verification {
    private static final int AT_ONCE = 1000;

    /** More sentences than that help nobody. */
    private static final int MOST_FAULTS = 50;

    private final DSLContext database;
    private final InstallationKeys keys;
    private final Witnessed witnessed;
    private final Map<Long, Seal> kept;
    private final List<String> faults = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private long further;
    private long seals;
    private long entries;
    private @Nullable Seal last;

    private Verification(DSLContext database, InstallationKeys keys, Witnessed witnessed, Map<Long, Seal> kept) {
        this.database = database;
        this.keys = keys;
        this.witnessed = witnessed;
        this.kept = kept;
    }

    /**
     * What was found.
     *
     * @param faults what is wrong, a sentence each; empty where nothing is
     * @param notes what somebody should know although it is not wrong, a sentence each
     * @param seals how many there are
     * @param entries how many they cover
     * @param waiting how many entries are not sealed yet
     * @param sealedAt when the last seal was made; null where there is none
     * @param witnessed number of the last seal that the witness saw; 0 where it saw none
     */
    public record Result(
            List<String> faults,
            List<String> notes,
            long seals,
            long entries,
            long waiting,
            @Nullable Instant sealedAt,
            long witnessed) {
        public Result {
            faults = List.copyOf(faults);
            notes = List.copyOf(notes);
        }
    }

    /**
     * Verifies.
     *
     * @param database showing one moment (a transaction that is repeatable), and that not before the witness was read
     * @param heads seals that were kept elsewhere
     */
    static Result of(DSLContext database, InstallationKeys keys, Witness witness, List<Seal> heads) {
        Map<Long, Seal> kept = new TreeMap<>();
        heads.forEach(seal -> kept.put(seal.number(), seal));
        return new Verification(database, keys, Witnessed.read(witness, keys), kept).verify();
    }

    private Result verify() {
        witnessed.faults().forEach(this::say);
        Now now = EntryStore.now(database);
        Optional<Seal> newest = SealStore.last(database);
        Point end = newest.map(Seal::end).orElse(Point.FIRST);
        try (Stream<Seal> seen = witnessed.seals()) {
            Walk walk = new Walk(seen.iterator());
            EntryStore.each(database, Point.FIRST, end, walk::entry);
            walk.end();
        }
        witnessed.cuts().forEach(this::cut);
        kept.values()
                .forEach(seal -> say("Seal %d, which somebody kept, is not in the audit: it was cut back."
                        .formatted(seal.number())));
        if (seals > 0 && witnessed.tip().isEmpty()) {
            say("The witness holds no seal: nothing shows whether the end of the audit was cut off.");
        }
        if (now.horizon().compareTo(end) < 0) {
            say(
                    "The numbers of transactions began anew behind seal %d: the database was moved to another server without"
                                    .formatted(seals)
                            + " 'kerwen audit brought-back'. Nothing is sealed any more.");
        }
        long early = EntryStore.countFrom(database, now.next());
        if (early > 0) {
            say("%d entries bear numbers of transactions that have not begun yet: they were slipped in."
                    .formatted(early));
        }
        if (further > 0) {
            faults.add("%d further faults.".formatted(further));
        }
        return new Result(
                faults,
                notes,
                seals,
                entries,
                EntryStore.countFrom(database, end),
                newest.map(Seal::sealedAt).orElse(null),
                witnessed.tip().map(Seal::number).orElse(0L));
    }

    private void say(String fault) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(fault);
        } else {
            further++;
        }
    }

    private void cut(Cut cut) {
        witnessed
                .noteOf(cut)
                .ifPresentOrElse(
                        note -> notes.add(
                                "Seals %d to %d were given up on purpose at %s, when an older state was brought back."
                                        .formatted(cut.kept() + 1, cut.tip().number(), note.at())),
                        () -> say("The audit was cut back behind seal %d: the witness saw seals up to %d, sealed at %s."
                                .formatted(
                                        cut.kept(),
                                        cut.tip().number(),
                                        cut.tip().sealedAt())));
    }

    /** Goes along entries, seals and the witness at once, each in its order. */
    private final class Walk {
        private final Iterator<Seal> seen;
        private List<Seal> part = List.of();
        private int next;
        private @Nullable Seal current;
        private @Nullable Seal expected;
        private Chain chain = new Chain(Seal.NONE);
        private boolean parted;

        Walk(Iterator<Seal> seen) {
            this.seen = seen;
            this.expected = seen.hasNext() ? seen.next() : null;
            advance();
        }

        void entry(Line entry) {
            while (current != null && entry.at().compareTo(current.end()) >= 0) {
                finish(current);
                advance();
            }
            chain.add(entry);
        }

        void end() {
            while (current != null) {
                finish(current);
                advance();
            }
            if (!parted && expected != null) {
                part(last == null ? 0 : last.number());
            }
        }

        private void advance() {
            if (next == part.size()) {
                part = SealStore.from(database, last == null ? 0 : last.number() + 1, AT_ONCE);
                next = 0;
            }
            current = next < part.size() ? part.get(next++) : null;
        }

        private void finish(Seal seal) {
            long before = last == null ? 0 : last.number();
            if (seal.number() != before + 1) {
                say("Seals %d to %d are missing.".formatted(before + 1, seal.number() - 1));
            }
            if (!Signatures.fit(keys, seal.signed(), seal.signature())) {
                say("The signature of seal %d is not that of this installation.".formatted(seal.number()));
            }
            if (chain.count() != seal.entries()) {
                say("Seal %d of %s covers %d entries, but there are %d%s: entries were added or removed."
                        .formatted(seal.number(), seal.sealedAt(), seal.entries(), chain.count(), range()));
            } else if (!chain.hash().equals(seal.hash())) {
                say("Entries under seal %d of %s%s were changed or put into another order, or the seal before was."
                        .formatted(seal.number(), seal.sealedAt(), range()));
            }
            compare(seal);
            seals++;
            entries += seal.entries();
            last = seal;
            chain = new Chain(seal.hash());
        }

        private String range() {
            return chain.count() == 0 ? "" : " (ids %d to %d)".formatted(chain.lowest(), chain.highest());
        }

        private void compare(Seal seal) {
            Seal own = kept.remove(seal.number());
            if (own != null && !own.equals(seal)) {
                say("Seal %d is another one than the one that somebody kept.".formatted(seal.number()));
            }
            while (!parted && expected != null && expected.number() <= seal.number()) {
                if (expected.number() == seal.number() && !expected.equals(seal)) {
                    part(seal.number() - 1);
                }
                expected = seen.hasNext() ? seen.next() : null;
            }
        }

        /** From here on the audit is another one than the witness saw. */
        private void part(long agreed) {
            parted = true;
            witnessed.tip().ifPresent(tip -> cut(new Cut(0, agreed, tip)));
        }
    }
}
