/** Writes the classes of the tables from the real, migrated database, for the build only. */
@NullMarked
package org.kerwen.codegen;

import org.jspecify.annotations.NullMarked;
