package org.kerwen.movements;

import java.util.UUID;
import org.kerwen.events.Event;

/** An agency said something to what it was asked. Who asked looks up what. */
public record ClearanceAnswered(UUID clearance, ClearanceAnswer answer) implements Event {}
