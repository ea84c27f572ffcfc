/**
 * Programmes as data: what a mission does for people, stage by stage, and the forms that it asks. Cases will live here too.
 *
 * <p>Words: a <em>programme</em> is what the pack's folder {@code programmes} says of one kind of assistance; a <em>stage</em>
 * is where a case stands, a <em>side stage</em> one beside the way; a <em>move</em> leads from stage to stage and names the
 * roles that may make it; a <em>requirement</em> is what must be there before a move, with the time for which it is valid; a
 * <em>hold</em> is how a missing one is spoken of to those who must not know what it is; a <em>version</em> is a definition as
 * it stood when it was loaded.
 *
 * <p>Invariants: no programme has Java of its own; a version is never changed or deleted; a definition that could strand a case
 * is no definition; a condition is evaluated to an end, without an exception, and the same here and on the page; amounts are
 * exact decimals; a hold names neither a diagnosis nor a programme.
 *
 * <p>Not here: people and families, which are a module of their own; historic programmes as the record tells of them, which
 * are the projects'; journeys and bookings; what was paid.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "db", "web", "pack", "access", "access::pages", "directory"})
package org.kerwen.casework;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
