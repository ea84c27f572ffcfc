/** What the templates of people show. */
@NullMarked
package org.kerwen.people.pages;

import org.jspecify.annotations.NullMarked;
