/**
 * What is paid for: projects with their donors and years, and the record's historic programmes of return and departure.
 *
 * <p>Invariants: a title is no key (two projects share one); whether a project runs now is computed from its period and
 * the mission's day, never stored.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "db", "pack", "directory"})
package org.kerwen.projects;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
