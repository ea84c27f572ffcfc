package org.kerwen.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * What a connection needs.
 *
 * @param jdbcUrl address of the database, without user and password
 * @param user name of the database role
 * @param password its password, a secret: {@link #toString} does not show it
 */
public record Login(String jdbcUrl, String user, String password) {

    /** Opens a connection; the caller closes it. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl, user, password);
    }

    @Override
    public String toString() {
        return "Login[jdbcUrl=" + jdbcUrl + ", user=" + user + ", password hidden]";
    }
}
