/** What the templates are given: page records, without logic and without anything that a page does not show. */
@NullMarked
package org.kerwen.site.pages;

import org.jspecify.annotations.NullMarked;
