/**
 * Files that somebody brings: pictures and documents of persons, kept encrypted in the database.
 *
 * <p>Words: a file is <em>received</em> in memory, <em>prepared</em> (looked at, made harmless, encrypted) before any transaction,
 * <em>kept</em> in one, and <em>answered</em> to those of its organisation. Each has a key of its own, sealed under a
 * <em>ring</em>: that of the installation, or that of the organisation.
 *
 * <p>Invariants: no byte of a file reaches a disk of this machine unencrypted; what a file is, is seen from its content;
 * a picture is made anew from its dots, so that it holds nothing else (no place, no camera, no second content); nothing else
 * is opened or run; sizes are known before anything is unpacked; it is answered as something to be saved, never as a page.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "db", "keys", "web"})
package org.kerwen.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
