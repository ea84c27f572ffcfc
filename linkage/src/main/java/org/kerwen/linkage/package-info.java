/** Finds records of the same person in registers, in any script. It answers with a probability and its reasons; it never merges. */
@NullMarked
package org.kerwen.linkage;

import org.jspecify.annotations.NullMarked;
