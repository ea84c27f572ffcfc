package org.kerwen.access;

import org.kerwen.kernel.OrganisationId;
import org.kerwen.keys.OrganisationKeys;
import org.springframework.stereotype.Component;

/** How the key of an organisation stands, for the line above every page. */
@Component
final class KeyStates {
    private final OrganisationKeys keys;

    KeyStates(OrganisationKeys keys) {
        this.keys = keys;
    }

    State of(OrganisationId organisation) {
        // What is open in memory needs no question to the database.
        if (keys.isUnlocked(organisation)) {
            return State.UNLOCKED;
        }
        return keys.exists(organisation) ? State.LOCKED : State.NONE;
    }

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
