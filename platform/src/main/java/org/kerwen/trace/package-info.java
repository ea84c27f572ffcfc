/**
 * The audit: who did what, reading too.
 *
 * <p>Words: an <em>entry</em> tells of one act and is written in its transaction; the <em>horizon</em> is the number below
 * which every transaction has ended, so that nothing can be added any more; a <em>seal</em> covers the entries between two
 * horizons, contains the hash of the seal before and is signed; an <em>era</em> is the time between two restores; the
 * <em>witness</em> is a file outside the database to which each seal is also written.
 *
 * <p>Promise: whoever owns the database but not the signing key cannot change, add, reorder or remove entries behind the last
 * witness unseen. What is not sealed yet, a second or two, is not covered.
 *
 * <p>Invariants: ids and words only; nobody may update or delete; chaining happens beside the work, never within it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "db", "keys", "postgres", "backup"})
package org.kerwen.trace;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
