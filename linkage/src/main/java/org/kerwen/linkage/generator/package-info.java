/**
 * Invents registers of persons for measuring: families, several scripts, and records of the same person with known errors. No
 * person and no data set stands behind any of it; {@code linkage/GENERATOR.md} says how names and errors come about.
 */
@NullMarked
package org.kerwen.linkage.generator;

import org.jspecify.annotations.NullMarked;
