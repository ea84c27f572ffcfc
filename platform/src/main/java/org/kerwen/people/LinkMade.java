package org.kerwen.people;

import java.util.UUID;
import org.kerwen.events.Event;

/** The person agreed on both sides: two organisations know of each other that they assist them. */
public record LinkMade(UUID tie) implements Event {}
