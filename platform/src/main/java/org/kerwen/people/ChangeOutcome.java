package org.kerwen.people;

import java.util.Locale;

/** What came of a change. */
enum ChangeOutcome {
    DONE,
    /** There is no such person or row. */
    NOT_THERE,
    /** Somebody changed the person since they were read. */
    CHANGED_MEANWHILE,
    /** The record is only kept, at the wish of the person. */
    RESTRICTED,
    /** Nobody is recorded without any name. */
    LAST_NAME;

    /** As it stands in the keys of texts. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
