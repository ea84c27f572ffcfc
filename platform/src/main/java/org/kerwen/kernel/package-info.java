/**
 * Values that every module speaks in, and nothing else: ids, words in several languages, dates as exact as their
 * source, references to records.
 *
 * <p>Invariants: immutable, checked when made, no framework, no database, no web.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.kerwen.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
