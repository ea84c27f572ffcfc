package org.kerwen.movements;

import java.util.UUID;
import org.kerwen.events.Event;

/**
 * Somebody's place in a movement stands otherwise.
 *
 * @param askedBy what the module calls it that asked for the journey
 * @param booking how it stands now
 */
public record BookingChanged(UUID askedBy, Booking booking) implements Event {}
