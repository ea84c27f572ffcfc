package org.kerwen.trace;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kerwen.keys.InstallationKeys;

/**
 * What the witness says when it is read from the beginning. Its lines are seals in order; where a number comes again, the
 * audit had been cut back to the seal before it, and what stood there until then was given up, on purpose or not.
 */
final class Witnessed {
    private final Witness witness;
    private final List<String> faults = new ArrayList<>();
    private final List<GivenUp> notes = new ArrayList<>();
    private final List<Cut> cuts = new ArrayList<>();
    private long length;
    private @Nullable Seal tip;

    private Witnessed(Witness witness) {
        this.witness = witness;
    }

    /**
     * A place where the audit was cut back.
     *
     * @param line of the witness after which it was found, from one
     * @param kept number of the last seal before the cut
     * @param tip the last seal that was given up
     */
    record Cut(long line, long kept, Seal tip) {}

    static Witnessed read(Witness witness, InstallationKeys keys) {
        Witnessed read = new Witnessed(witness);
        try (Stream<String> lines = witness.lines()) {
            long number = 0;
            for (Iterator<String> each = lines.iterator(); each.hasNext(); ) {
                number++;
                read.add(number, Witness.parse(each.next()), keys);
            }
            read.length = number;
        }
        return read;
    }

    private void add(long number, Optional<Witness.Line> line, InstallationKeys keys) {
        switch (line.orElse(null)) {
            case null -> faults.add("Line %d of the witness is damaged.".formatted(number));
            case GivenUp note -> {
                if (Signatures.fit(keys, note.signed(), note.signature())) {
                    notes.add(note);
                } else {
                    faults.add("Line %d of the witness was not signed by this installation.".formatted(number));
                }
            }
            case Seal seal -> {
                long last = tip == null ? 0 : tip.number();
                if (seal.number() > last + 1) {
                    faults.add("The witness lacks seals %d to %d: lines were taken from it."
                            .formatted(last + 1, seal.number() - 1));
                } else if (tip != null && seal.number() <= last) {
                    cuts.add(new Cut(number, seal.number() - 1, tip));
                }
                tip = seal;
            }
        }
    }

    /** What is wrong with the file itself. */
    List<String> faults() {
        return faults;
    }

    List<Cut> cuts() {
        return cuts;
    }

    /** The last seal. */
    Optional<Seal> tip() {
        return Optional.ofNullable(tip);
    }

    /** The note that allows a cut. */
    Optional<GivenUp> noteOf(Cut cut) {
        return notes.stream()
                .filter(note ->
                        note.kept() == cut.kept() && note.tip().equals(cut.tip().hash()))
                .findFirst();
    }

    /** The seals that stand, by rising number: without those that were given up, or written since. To be closed. */
    Stream<Seal> seals() {
        long[] line = {0};
        return witness.lines()
                .limit(length)
                .map(text -> {
                    line[0]++;
                    return Witness.parse(text)
                            .filter(parsed -> parsed instanceof Seal)
                            .map(parsed -> (Seal) parsed)
                            .filter(seal ->
                                    cuts.stream().noneMatch(cut -> line[0] < cut.line() && seal.number() > cut.kept()));
                })
                .flatMap(Optional::stream);
    }
}
