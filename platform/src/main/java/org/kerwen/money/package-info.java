/**
 * Whose money is spent, and on what: budgets that donors agreed to, and entries against their lines.
 *
 * <p>Words: a <em>budget</em> is what a donor pays for a project over a period, in one currency; it has <em>lines</em>, each with an
 * <em>allotment</em>, of which the last one counts; an <em>entry</em> says what was paid, on which day, for what purpose and at which
 * <em>rate</em>; its <em>postings</em> are its sides and make nothing together.
 *
 * <p>Invariants, kept by the database: every entry balances and is of one currency; nothing is changed or removed, what was wrong is
 * reversed once, the same the other way round; a form that is sent twice is one entry. What lives above charges to it and is named here
 * by a purpose only; no person is named in a text of it. The public pages have no way to these tables.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "db", "web", "access", "access::pages", "projects"})
package org.kerwen.money;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
