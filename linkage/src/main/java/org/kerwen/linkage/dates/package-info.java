/** Dates as exact as they are known: an interval of days and a precision. */
@NullMarked
package org.kerwen.linkage.dates;

import org.jspecify.annotations.NullMarked;
