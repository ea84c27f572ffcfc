/**
 * Whose money is spent, and on what: budgets that donors agreed to, and entries against their lines.
 *
 * <p>Words: a <em>budget</em> is what a donor pays for a project over a period, in one currency; it has <em>lines</em>, each with an
 * <em>allotment</em>, of which the last one counts; an <em>entry</em> says what was paid, on which day, for what purpose and at which
 * <em>rate</em>; its <em>postings</em> are its sides and make nothing together; a <em>promise</em> keeps money of a line for what was
 * ordered until it is paid; an <em>advance</em> is an account in the hands of a colleague, settled by what it paid and what came back.
 *
 * <p>Invariants, kept by the database: every entry balances and is of one currency; nothing is changed or removed, what was wrong is
 * reversed once, the same the other way round; a form that is sent twice is one entry; no more is settled of an advance than was given.
 * What lives above charges to it and tells by a {@link org.kerwen.money.CostBearer} what an entry may be about; a sealed case never
 * does, and no person is named in a text of it. The public pages have no way to these tables.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "db", "web", "access", "access::pages", "projects"})
package org.kerwen.money;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
