/**
 * PostgreSQL for Kerwen: an embedded server under our own supervision, the logins that work with a database, and the
 * check that a connection is as harmless and as durable as Kerwen promises. Used by the build, the tests and the
 * application; knows no framework.
 *
 * <h2>Words</h2>
 *
 * <ul>
 *   <li><b>server folder</b>: everything of one embedded server, owned by one user and used by one process at a time:
 *       <pre>
 *   lock                  held by the process that uses the folder, contains its number
 *   binaries-18.6/        the PostgreSQL programs (or in a folder shared by many servers, see ServerOptions)
 *   data/                 the PostgreSQL data folder
 *   unfinished-NUMBER/    an initdb on its way to become data/
 *   log/                  postgres.log and its predecessor, initdb.log
 *   supervisor.password   of PostgreSQL's superuser, which nobody but this package uses
 *   logins-NAME           passwords of the logins of the database NAME
 * </pre>
 *   <li><b>postmaster</b>: the first of PostgreSQL's processes; all others are its children.
 *   <li><b>left-over</b>: a postmaster, or children of one, that outlived the process which started it.
 *   <li><b>account</b>: as which user of the operating system the programs run; PostgreSQL refuses root.
 *   <li><b>login</b>: a database role with a password. Every database has four: <em>owner</em> (migrations),
 *       <em>application</em>, <em>site</em> (public pages), <em>backup</em> (reads all, changes nothing).
 * </ul>
 *
 * <h2>Invariants</h2>
 *
 * <ul>
 *   <li>The server listens on 127.0.0.1 only, opens no socket file and asks everybody for a password (SCRAM).
 *   <li>{@code fsync}, {@code full_page_writes} and {@code synchronous_commit} are on; what was acknowledged survives
 *       the sudden end of every process.
 *   <li>What a statement or an error contains reaches neither the log nor a core dump.
 *   <li>Unpacking and {@code initdb} happen beside and are renamed when complete: a kill at any moment is repaired by
 *       the next start.
 *   <li>No process is signalled unless it was seen to be PostgreSQL at work in this very data folder: process numbers
 *       are used again.
 *   <li>Signals of the terminal do not reach the server: it ends when {@link org.kerwen.postgres.PostgresServer#close}
 *       says so, after the pools of its users.
 *   <li>No login is superuser, may bypass row security, or may create roles or databases.
 *   <li>Whatever keeps the server from starting is a {@link org.kerwen.postgres.CannotStart}: what is wrong, and what to
 *       do.
 * </ul>
 */
@NullMarked
package org.kerwen.postgres;

import org.jspecify.annotations.NullMarked;
