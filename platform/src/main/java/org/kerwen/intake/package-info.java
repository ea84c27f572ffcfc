/**
 * People in tables: taken in from a file, and given out as one.
 *
 * <p>Words: an <em>import</em> is a file that somebody brought; its <em>rows</em> are read by its <em>columns</em>, which are
 * suggested and then said by a person; a row is <em>good</em>, <em>alike</em> (somebody may be there already, which a person
 * decides) or <em>bad</em> (put aside with its line and the reason, to be mended and sent again); good rows are <em>recorded</em>,
 * and the whole can be <em>taken back</em>.
 *
 * <p>Invariants: nobody is recorded before a person said so, and no row twice, whenever the program is stopped; a bad row keeps
 * no other from being recorded; what is found alike is of the own register only; the file lies encrypted, is read in memory, and
 * is removed once it was read; taking back leaves every table of people as it was but for those whom somebody changed since,
 * who stay and are listed.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "db", "web", "files", "jobs", "access", "access::pages", "people"})
package org.kerwen.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
