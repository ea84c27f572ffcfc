/**
 * What was held: seminars, conferences, courses, study visits.
 *
 * <p>Invariants: those who took part are agencies, never persons; a count is of seminars, never of people.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "db", "pack", "directory", "projects"})
package org.kerwen.activities;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
