package org.kerwen.people;

import java.util.UUID;
import org.kerwen.events.Event;

/** One of both organisations told the other what the person's consent names. */
public record CopyGiven(UUID tie, UUID copy) implements Event {}
