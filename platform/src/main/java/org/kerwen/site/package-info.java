/**
 * The public face: home, chronicle, a page per record, feeds, site maps. It reads what the other modules publish and
 * nothing else; its database login could not read more if it tried.
 *
 * <p>Invariants: every page works without scripts and without cookies; the hotline and "leave this page" come first;
 * page titles are neutral; "current" is computed on the mission's day, which the page names.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "db",
            "pack",
            "web",
            "directory",
            "projects",
            "knowledge",
            "activities",
            "statistics"
        })
package org.kerwen.site;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
