/**
 * The mission pack: a folder of YAML files that a careful non-programmer edits, read, checked and loaded.
 *
 * <p>Words: a <em>section</em> is one file and the module that owns its records; a <em>shape</em> is the list of fields
 * that a record may have; an <em>entry</em> is a record that has its shape; a <em>problem</em> names file, line, record,
 * field and what was expected; an <em>edition</em> is what stands in the database after a load that wrote.
 *
 * <p>Invariants: a wrong record never stops another one; what it said before stays. Loading twice changes nothing, and an
 * unchanged pack without a problem is not even read. Files
 * are data: no tag, class or expression in them is ever acted on. This module knows no section; modules register theirs.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "db"})
package org.kerwen.pack;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
