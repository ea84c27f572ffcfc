package org.kerwen.access;

import org.kerwen.kernel.OrganisationId;

/** How the key of an organisation stands, for the line above every page. */
@FunctionalInterface
interface KeyStates {
    State of(OrganisationId organisation);

    /** Without a key, locked since the start, or open for work. */
    enum State {
        NONE("access.key.state.none", "calm"),
        LOCKED("access.key.state.locked", "warn"),
        UNLOCKED("access.key.state.unlocked", "ok");

        final String text;
        final String colour;

        State(String text, String colour) {
            this.text = text;
            this.colour = colour;
        }
    }
}
