/** What the templates of passenger lists are given. */
@NullMarked
package org.kerwen.movements.pages;

import org.jspecify.annotations.NullMarked;
