/** Names of persons: what was written, how it is read in Latin letters, and keys under which other spellings of it are found. */
@NullMarked
package org.kerwen.linkage.names;

import org.jspecify.annotations.NullMarked;
