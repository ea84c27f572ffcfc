package org.kerwen.projects;

import org.kerwen.kernel.Choice;

/** How people travelled. */
public enum TransportMode implements Choice {
    AIR,
    RAILWAY
}
