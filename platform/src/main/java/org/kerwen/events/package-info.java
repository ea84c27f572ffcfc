/**
 * What happened, told to those who listen: a lower module says it, upper ones hear it, and neither names the other.
 *
 * <p>Words: an <em>event</em> is in the past tense and holds ids and facts, no names and no texts; it is <em>written</em> in
 * the transaction in which it happened; the <em>log</em> is all events in the order of their positions; a <em>listener</em>
 * keeps what it makes of them in tables of its own.
 *
 * <p>Invariants: an event stands if and only if its transaction does. A position is given after the transaction ended, by one
 * process at a time, so that whoever has read up to a position has missed nothing before it, however long another
 * transaction takes. Of two events of which one came about by the other, that one comes first. Each listener hears each event
 * at least once, in order; one that fails waits and keeps nobody else waiting. Facts are JSON, read into the record that the
 * listener names; nothing is ever deserialised into a class that the data names.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "db", "web"})
package org.kerwen.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
