/**
 * Who may work here and what they may do: organisations, accounts, roles, sessions, invitations, tokens of programs.
 *
 * <p>Words: an <em>account</em> belongs to one <em>organisation</em>; a <em>grant</em> gives it a role, everywhere or in one
 * programme or place; an <em>operation</em> is what a page or a call does, a row of the matrix {@code
 * access/permissions.csv}; the <em>relation</em> says how near its subject must be to the person: own, the same
 * organisation, anybody's; an <em>invitation</em> is a link that works once.
 *
 * <p>Invariants: only this module makes an {@link org.kerwen.kernel.Actor.Person}; every address under {@code /app} and
 * {@code /api} names the operation that it demands, or that it is open; what is not yours is answered as what is not
 * there; no secret is stored that could be used again as it stands.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "db", "backup", "idempotency", "jobs", "keys", "trace", "web"})
package org.kerwen.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
