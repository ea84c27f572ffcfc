/** Stub. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "db"})
package org.kerwen.keys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
