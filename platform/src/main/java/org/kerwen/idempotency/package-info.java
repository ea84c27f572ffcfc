/**
 * The same request, sent twice, is done once: a bad line, an impatient finger and a program that tries again must not pay
 * a grant twice.
 *
 * <p>Words: the <em>key</em> is made by the caller, new for each request that changes something; the <em>request</em> is what
 * is asked, hashed; the <em>answer</em> is what was answered. Forms of pages bring their key along ({@code SentForm}).
 *
 * <p>Invariants: the row is written in the transaction of the change, so that both stand or neither does; a key belongs to
 * one account and route; it never serves a second, different request; what is kept cannot be read without the caller's key,
 * which is not kept; after a week it is gone.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "db"})
package org.kerwen.idempotency;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
