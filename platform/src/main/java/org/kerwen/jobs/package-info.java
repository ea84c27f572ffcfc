/**
 * Work that is put off: written down in the transaction that wants it, done a moment later, seen and cancelled by whoever
 * started it.
 *
 * <p>Words: <em>work</em> is a kind of thing that can be put off; a <em>job</em> is one piece of it with its argument; it is
 * begun, perhaps several times (an <em>attempt</em>), reaches steps, and ends as done, failed or cancelled.
 *
 * <p>Invariants: a job exists if and only if the transaction stands that wanted it. It is done at least once: killed in the
 * middle, it is begun again and told how many steps stand. The argument is JSON; the library that keeps the clock (db-scheduler)
 * stores ids and times, and is given a serialiser that refuses everything.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "db", "web"})
package org.kerwen.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
