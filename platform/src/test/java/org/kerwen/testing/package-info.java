/** What the tests of several modules share: the real application, the real mission pack, a reader's HTTP client. */
@NullMarked
package org.kerwen.testing;

import org.jspecify.annotations.NullMarked;
