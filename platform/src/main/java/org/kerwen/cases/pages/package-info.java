/** What the templates of this module are given: plain values, already in the language of the person, and no logic. */
@NullMarked
package org.kerwen.cases.pages;

import org.jspecify.annotations.NullMarked;
