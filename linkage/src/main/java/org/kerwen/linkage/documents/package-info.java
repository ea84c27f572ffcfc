/**
 * The machine readable zone of passports, identity cards and visas (ICAO 9303): read, checked, written.
 *
 * <ul>
 *   <li><b>zone</b>: the two or three lines as they are printed.
 *   <li><b>check digit</b>: a digit that follows from other characters of the zone. One that does not is told, and what it guards is
 *       not to be trusted; no reading ever repairs it by itself.
 *   <li><b>filler</b>: the character {@code <}, for what is empty or not known, and between the parts of a name.
 * </ul>
 */
@NullMarked
package org.kerwen.linkage.documents;

import org.jspecify.annotations.NullMarked;
