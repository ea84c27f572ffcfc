/** Starts the application: settings, refusals in a sentence, the doctor. Wiring and nothing else. */
@NullMarked
@ApplicationModule
package org.kerwen.app;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
