/**
 * What is known and ruled: instruments (laws, decrees, drafts, strategies, plans), assessments, bodies that were set up.
 *
 * <p>Invariants: a person whom a source names (an expert, the issuer of a decree) is named as printed within that record
 * and nowhere else.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "db", "pack", "directory"})
package org.kerwen.knowledge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
