/** Persons as columns of numbers: tokens, dates and the dictionary of what was written. */
@NullMarked
package org.kerwen.linkage.table;

import org.jspecify.annotations.NullMarked;
