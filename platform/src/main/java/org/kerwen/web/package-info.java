/**
 * What every page shares: texts in the reader's language, dates in words, rendering, the style sheet, safe headers.
 *
 * <p>Invariants: no cookie, no other host, no address of a reader in a log; what a reader typed is never echoed unescaped;
 * a text that is missing in a language fails the build, not the page.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel"})
package org.kerwen.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
