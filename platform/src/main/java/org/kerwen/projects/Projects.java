package org.kerwen.projects;

import java.util.List;
import org.kerwen.db.PublicReads;

/** The published face of projects and historic programmes. */
public final class Projects {
    private final PublicReads reads;

    Projects(PublicReads reads) {
        this.reads = reads;
    }

    /** All projects in the pack's order. */
    public List<Project> all() {
        return reads.read(ProjectStore::all);
    }

    /** All historic programmes in the pack's order. */
    public List<Programme> programmes() {
        return reads.read(ProgrammeStore::all);
    }
}
