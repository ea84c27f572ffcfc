package org.kerwen.events;

import java.time.Instant;
import java.util.UUID;

/**
 * An event as a listener hears it.
 *
 * @param id by which it can be known again
 * @param position its place in the log; rises, with gaps for kinds that the listener did not want
 * @param happened when the transaction began in which it happened
 * @param event what happened
 */
public record Told(UUID id, long position, Instant happened, Event event) {}
