package org.kerwen.projects;

import java.util.List;
import java.util.Optional;
import org.kerwen.db.PublicReads;
import org.kerwen.kernel.ProgrammeId;
import org.kerwen.kernel.ProjectId;

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

    /** One project. */
    public Optional<Project> find(ProjectId id) {
        return reads.read(database -> ProjectStore.find(database, id));
    }

    /** All historic programmes in the pack's order. */
    public List<Programme> programmes() {
        return reads.read(ProgrammeStore::all);
    }

    /** One historic programme. */
    public Optional<Programme> programme(ProgrammeId id) {
        return reads.read(database -> ProgrammeStore.find(database, id));
    }
}
