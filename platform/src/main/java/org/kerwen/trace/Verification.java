package org.kerwen.trace;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.kerwen.keys.InstallationKeys;

/**
 * Reads the whole audit again and compares it with its seals, the seals with their signatures and with the witness. It needs
 * a login that sees all entries, such as that of the backup.
 */
public final class Verification {
    private static final int AT_ONCE = 1000;

    private final DSLContext database;
    private final InstallationKeys keys;
    private final List<Seal> witnessed;
    private final List<String> faults = new ArrayList<>();

    private Verification(DSLContext database, InstallationKeys keys, List<Seal> witnessed) {
        this.database = database;
        this.keys = keys;
        this.witnessed = witnessed;
    }

    /**
     * What was found.
     *
     * @param faults what is wrong, a sentence each; empty where nothing is
     * @param seals how many there are
     * @param entries how many they cover
     * @param waiting how many entries are not sealed yet
     * @param sealedAt when the last seal was made; null where there is none
     */
    public record Result(
            List<String> faults,
            long seals,
            long entries,
            long waiting,
            @Nullable Instant sealedAt) {
        public Result {
            faults = List.copyOf(faults);
        }
    }

    /** Verifies; the database must show one moment (a transaction that is repeatable). */
    static Result of(DSLContext database, InstallationKeys keys, Witness witness) {
        return new Verification(database, keys, witness.all()).verify();
    }

    private Result verify() {
        Map<Long, Seal> byNumber = new HashMap<>();
        witnessed.forEach(seal -> byNumber.put(seal.number(), seal));
        String hash = Seal.NONE;
        int era = 0;
        long horizon = 0;
        long number = 0;
        long entries = 0;
        Instant sealedAt = null;
        List<Seal> part;
        do {
            part = SealStore.from(database, number + 1, AT_ONCE);
            for (Seal seal : part) {
                if (seal.number() != number + 1) {
                    faults.add("Seal %d is missing.".formatted(number + 1));
                }
                long from = seal.era() == era ? horizon : 0;
                verify(seal, hash, from);
                Seal known = byNumber.get(seal.number());
                if (known != null && !known.equals(seal)) {
                    faults.add("Seal %d is another one than the witness saw.".formatted(seal.number()));
                }
                hash = seal.hash();
                era = seal.era();
                horizon = seal.horizon();
                number = seal.number();
                entries += seal.entries();
                sealedAt = seal.sealedAt();
            }
        } while (part.size() == AT_ONCE);
        if (!witnessed.isEmpty() && witnessed.getLast().number() > number) {
            faults.add("The audit ends with seal %d, but the witness saw seal %d: what came after was removed."
                    .formatted(number, witnessed.getLast().number()));
        }
        return new Result(faults, number, entries, waiting(era, horizon), sealedAt);
    }

    private void verify(Seal seal, String before, long from) {
        if (!keys.verify(seal.signed(), HexFormat.of().parseHex(seal.signature()))) {
            faults.add("The signature of seal %d is not that of this installation.".formatted(seal.number()));
        }
        Chain chain = Chain.of(database, before, seal.era(), from, seal.horizon());
        if (chain.count() != seal.entries()) {
            faults.add("Seal %d of %s covers %d entries, but there are %d: entries were added or removed."
                    .formatted(seal.number(), seal.sealedAt(), seal.entries(), chain.count()));
        } else if (!chain.hash().equals(seal.hash())) {
            faults.add("Entries under seal %d of %s were changed or put into another order, or the seal before was."
                    .formatted(seal.number(), seal.sealedAt()));
        }
    }

    private long waiting(int era, long horizon) {
        return Long.parseLong(String.valueOf(database.fetchValue(
                "SELECT count(*) FROM trace.entry WHERE (era = ?::smallint AND xid >= ?::text::xid8) OR era > ?::smallint",
                era,
                String.valueOf(horizon),
                era)));
    }
}
