/**
 * Backup, restore, the rehearsal of an upgrade, and the register of what must not come back.
 *
 * <p>Words: a <em>backup</em> is one file with every table but those that say {@code Backup: left out.}, and the keys of the
 * installation; it is sealed to the <em>recovery code</em> on paper and signed by the installation. A <em>restore</em> loads
 * it into a database <em>beside</em> the one in use, and puts that in its place at the very end. The <em>register</em> names
 * what was erased, withdrawn, revoked or paid; it is kept beside the backups too, line by line, and <em>replayed</em> onto
 * whatever is restored.
 *
 * <p>Invariants: nothing of a backup is written to a disk in plain; a file that was changed anywhere, cut off, or made by
 * another installation is refused before anything changes; whatever ends a restore, the database in use is the old one or
 * the new one; nobody is let in before the register was replayed.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "db", "keys", "postgres", "web"})
package org.kerwen.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
