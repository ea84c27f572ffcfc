/** What the templates of sheets of paper are given: plain values, in the reader's language. */
@NullMarked
package org.kerwen.keys.pages;

import org.jspecify.annotations.NullMarked;
