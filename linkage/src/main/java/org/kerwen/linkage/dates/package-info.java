/**
 * Dates as exact as they are known: an interval of days and a precision. {@link org.kerwen.linkage.dates.DateReader} reads them;
 * what it cannot read is a refusal with a reason, never an exception.
 */
@NullMarked
package org.kerwen.linkage.dates;

import org.jspecify.annotations.NullMarked;
