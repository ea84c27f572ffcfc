/** What the templates of the hotline are given: plain values, already in the language of the person, and no logic. */
@NullMarked
package org.kerwen.hotline.pages;

import org.jspecify.annotations.NullMarked;
