/** Compares two records field by field, and says what the outcome weighs. */
@NullMarked
package org.kerwen.linkage.compare;

import org.jspecify.annotations.NullMarked;
