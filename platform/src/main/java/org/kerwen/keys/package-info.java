/**
 * Keys: of the installation, of each account, of each organisation.
 *
 * <p>Words: the <em>installation's keys</em> lie in a folder outside the data folder and seal what the program itself must
 * read at any time; an <em>account's key pair</em> is sealed under its password; an organisation's <em>ring</em> is wrapped
 * to the key pair of each of its people, so that it opens when one of them signs in and for nobody else; until then the
 * organisation is <em>locked</em>. <em>Paper shares</em> are three sheets of which two open the ring when none of its people
 * can sign in any more; the <em>recovery code</em>, on paper too, opens the backups.
 *
 * <p>Invariants: data folder, backup and the administrator's account together open nothing that is sealed under a ring;
 * what is sealed is bound to its context and opens nowhere else; no key and no password appears in a message, a log or a
 * {@code toString}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "db", "paper", "postgres", "web"})
package org.kerwen.keys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
