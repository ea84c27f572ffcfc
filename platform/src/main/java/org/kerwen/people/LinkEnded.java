package org.kerwen.people;

import java.util.UUID;
import org.kerwen.events.Event;

/** It was withdrawn, or one of both records was erased: nothing more is told, and what was told is removed. */
public record LinkEnded(UUID tie) implements Event {}
