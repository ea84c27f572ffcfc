/**
 * The only way to the database: opens it (our own server or an outside one), migrates it, checks that it is safe, and
 * hands out connections.
 *
 * <p>Words: the <em>owner</em> login runs migrations and nothing else; the <em>application</em> login does the work; the
 * <em>site</em> login may read what is public and nothing else. Each has its own pool.
 *
 * <p>Invariants: no module opens a connection itself; the server does not start with a login that could switch
 * protection off, nor on a database that may lose what it acknowledged, nor on a schema newer than this version knows.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "postgres"})
package org.kerwen.db;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
