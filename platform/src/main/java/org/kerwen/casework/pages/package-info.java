/** What the templates of this module are given: plain values, already in the language of the person, and no logic. */
@NullMarked
@NamedInterface("pages")
package org.kerwen.casework.pages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
