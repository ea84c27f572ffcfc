package org.kerwen.projects;

import org.kerwen.kernel.Choice;

/** What became of the page that the mission's own list linked to. */
public enum FurtherPage implements Choice {
    /** The link led nowhere and no further page is known. */
    LOST
}
