/**
 * Faults that are planted one at a time, to see that the test of each rule of protection fails: {@code ./kerwen test --faults}.
 */
@NullMarked
package org.kerwen.faults;

import org.jspecify.annotations.NullMarked;
