package org.kerwen.activities;

import java.util.List;
import org.kerwen.db.PublicReads;

/** The published face of activities. */
public final class Activities {
    private final PublicReads reads;

    Activities(PublicReads reads) {
        this.reads = reads;
    }

    /** All activities, newest first. */
    public List<Activity> all() {
        return reads.read(ActivityStore::all);
    }
}
