package org.kerwen.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The four logins of a database. None is superuser, may bypass row security, or may create roles or databases; nobody
 * else (PUBLIC) may connect to the database or use its schema {@code public}.
 *
 * @param owner owns the database and what migrations make in it
 * @param application may connect; what it may read and write, migrations grant
 * @param site of the public pages; may connect, and is granted published things only
 * @param backup of the backup; may connect, and is granted the reading of every table
 */
public record Logins(Login owner, Login application, Login site, Login backup) {

    /**
     * Prepares the logins of a database that is not ours, in one transaction; what is there already is kept. They are
     * named after the database: {@code NAME_owner}, {@code NAME_application}, {@code NAME_site}, {@code NAME_backup}.
     *
     * <p>A superuser can do it, and so can a role with CREATEROLE that owns the database. The owner login becomes owner
     * of the database if the role also has CREATEDB, as PostgreSQL demands; otherwise it gets the right to create
     * schemas in it.
     *
     * @param privileged a connection to the database itself, with such a role; stays open
     * @param jdbcUrl address of the same database for the logins, without user and password
     * @param passwordFile where the passwords are kept; made with mode 600. All that use the database share one file:
     *     logins that exist and are not opened by it are refused, not changed
     * @throws CannotStart if the role may not do it, a login has rights that it must not have, or its password is
     *     another
     */
    public static Logins prepare(Connection privileged, String jdbcUrl, Path passwordFile) {
        try {
            return new LoginPreparation(privileged, jdbcUrl, PasswordFile.at(passwordFile), false, null).prepare();
        } catch (SQLException e) {
            throw LoginPreparation.failed(jdbcUrl, e);
        } catch (IOException e) {
            throw CannotStart.folderFailed(passwordFile, e);
        }
    }
}
