package org.kerwen.activities;

import java.util.List;
import java.util.Optional;
import org.kerwen.db.PublicReads;
import org.kerwen.kernel.ActivityId;

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

    /** One activity. */
    public Optional<Activity> find(ActivityId id) {
        return reads.read(database -> ActivityStore.find(database, id));
    }
}
