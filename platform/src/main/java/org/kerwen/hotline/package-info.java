/**
 * The hotline: shifts, calls, what callers were told and what they agreed to.
 *
 * <p>Words: an <em>adviser</em> answers a <em>line</em> of the pack during a <em>shift</em>; a <em>call</em> has topics, a country, a
 * <em>signal</em> (how serious it sounded) with its <em>protocol</em>, and perhaps a <em>follow-up</em> on a day and in a part of it
 * that is safe; what was told stands on the pages of advice of {@code knowledge}; at the end of a shift a note is <em>handed over</em>;
 * a caller who <em>agrees</em> is no longer anonymous and becomes a person of {@code people}.
 *
 * <p>Invariants: of an anonymous call no number and no moment is stored, and neither its id nor the place of its row nor an entry of
 * the audit tells more than its shift; the entries of a shift's calls are written when it ends; whatever looks like a number is
 * refused before it reaches the database; what was written freely expires. Nobody is recorded as a person without an agreement in the
 * same transaction, and no case is opened without one. Counts that leave the organisation do so through {@code statistics}, which asks {@link
 * org.kerwen.hotline.Hotline#counts}. What happens in a case is none of this module; no page for the public lives here.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "db",
            "web",
            "access",
            "access::pages",
            "directory",
            "knowledge",
            "people",
            "casework",
            "cases"
        })
package org.kerwen.hotline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
