/**
 * Paper: pages of ours as PDF, with fonts that come with the program, for letters of Latin, Cyrillic, Armenian and Arabic
 * script.
 *
 * <p>Invariants: what is printed is made in memory and kept nowhere; a page loads nothing, neither from the network nor from a
 * file; one is made at a time, outside of any transaction.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.kerwen.paper;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
