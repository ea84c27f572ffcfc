package org.kerwen.people;

import org.kerwen.kernel.Worded;

/** What came of a change. */
enum ChangeOutcome implements Worded {
    DONE,
    /** There is no such person or row. */
    NOT_THERE,
    /** Somebody changed the person since they were read. */
    CHANGED_MEANWHILE,
    /** The record is only kept, at the wish of the person. */
    RESTRICTED,
    /** Nobody is recorded without any name. */
    LAST_NAME;
}
