/** The commands of the library. */
@NullMarked
package org.kerwen.linkage.command;

import org.jspecify.annotations.NullMarked;
