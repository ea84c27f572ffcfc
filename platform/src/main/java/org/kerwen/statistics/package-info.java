/**
 * Counts that leave the organisation that counted: facts come in from the modules that know them, and what goes out has passed the
 * one rule of disclosure.
 *
 * <p>Words: a <em>table</em> counts by two lists of words, with what each adds up to; the <em>rule</em> withholds every count that is
 * small, and as many others as it takes so that no small one can be worked out; a <em>release</em> is such a table of a quarter, made
 * once, and stays as it was made.
 *
 * <p>Invariants: only what the rule let pass is stored here; a quarter that is not over is not released; what was released is not
 * made again, because two tables of the same tell more than one; a sealed programme is in no count. What lives here knows no person and no
 * case. The public pages read {@link org.kerwen.statistics.PublishedCounts}: what was released of programmes, and nothing of the hotline.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"kernel", "db", "web", "access", "access::pages", "cases", "directory", "hotline"})
package org.kerwen.statistics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
