/** What the templates of the staff side are given: plain values, already in the language of the person, and no logic. */
@NullMarked
@NamedInterface("pages")
package org.kerwen.access.pages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
