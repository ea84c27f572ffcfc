/**
 * How people travel together: requests, what must be so before, movements with their legs and travellers, passenger lists, what
 * agencies are asked.
 *
 * <p>Words: a <em>request</em> says that somebody wants to travel, from where and to which door; a <em>requirement</em> is what must
 * be so before, who owes it and in which days it is so; a <em>movement</em> has <em>legs</em> and <em>travellers</em>, each of whom
 * has a <em>booking</em>; a <em>hold</em> is why somebody cannot travel yet; a <em>manifest</em> is a passenger list as it was issued
 * to one recipient; a <em>clearance</em> is what an agency is asked about somebody.
 *
 * <p>Invariants: nobody is in two places at once; a leg takes no more people than it has seats; a family is split only with a written
 * reason; no list is issued while somebody on it is held, and what was issued is a dated copy, never a window; whether somebody is
 * ready is reckoned whenever it is asked, never kept; an agency sees what was addressed to it and nothing of why. Why somebody travels
 * is not known here: whoever looks after them tells requests and requirements in words of closed lists, so that no text can tell it.
 * What it cost is asked of the books. What lives above is told by events and asks the face, {@link org.kerwen.movements.Journeys}.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "db",
            "web",
            "access",
            "access::pages",
            "events",
            "idempotency",
            "money",
            "paper",
            "people"
        })
package org.kerwen.movements;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
