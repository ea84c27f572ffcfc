package org.kerwen.directory;

import java.util.List;
import java.util.Optional;
import org.kerwen.db.PublicReads;

/** The published face of the directory. */
public final class Directory {
    private final PublicReads reads;

    Directory(PublicReads reads) {
        this.reads = reads;
    }

    /** The mission; empty while no good pack has been loaded. */
    public Optional<Mission> mission() {
        return reads.read(MissionStore::find);
    }

    /** All hotline lines in the pack's order. */
    public List<HotlineLine> hotlineLines() {
        return reads.read(HotlineLineStore::all);
    }

    /** All organisations in the pack's order. */
    public List<Organisation> organisations() {
        return reads.read(OrganisationStore::all);
    }

    /** All places in the pack's order. */
    public List<Place> places() {
        return reads.read(PlaceStore::all);
    }
}
