/**
 * Who and where: the mission, its hotline lines, organisations with the names they go by, places.
 *
 * <p>Invariants: a hotline line that nobody has confirmed by a test call is text, never something to tap.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "db", "pack"})
package org.kerwen.directory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
