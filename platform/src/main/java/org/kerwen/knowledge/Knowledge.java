package org.kerwen.knowledge;

import java.util.List;
import org.kerwen.db.PublicReads;

/** The published face of instruments, assessments and institutions. */
public final class Knowledge {
    private final PublicReads reads;

    Knowledge(PublicReads reads) {
        this.reads = reads;
    }

    /** All instruments in the pack's order. */
    public List<Instrument> instruments() {
        return reads.read(InstrumentStore::all);
    }

    /** All assessments in the pack's order. */
    public List<Assessment> assessments() {
        return reads.read(AssessmentStore::all);
    }

    /** All sources in the pack's order. */
    public List<Source> sources() {
        return reads.read(SourceStore::all);
    }

    /** Figures with the claims that may be repeated, in the pack's order. */
    public List<Figure> figures() {
        return reads.read(FigureStore::all);
    }

    /** Pages of advice in the pack's order. */
    public List<Advice> advice() {
        return reads.read(AdviceStore::all);
    }

    /** All institutions in the pack's order. */
    public List<Institution> institutions() {
        return reads.read(InstitutionStore::all);
    }
}
