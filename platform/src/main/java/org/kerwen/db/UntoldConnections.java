package org.kerwen.db;

import javax.sql.DataSource;

/**
 * Connections of the application login to which nobody was told: they see no protected row. Only for the library that keeps
 * the clock of the jobs and wants a {@link DataSource}; a test keeps everybody else out.
 */
public final class UntoldConnections {
    private final DataSource application;

    UntoldConnections(DataSource application) {
        this.application = application;
    }

    public DataSource source() {
        return application;
    }
}
