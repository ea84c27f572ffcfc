/** An index in memory that answers, while somebody types, who is like this person. */
@NullMarked
package org.kerwen.linkage.live;

import org.jspecify.annotations.NullMarked;
