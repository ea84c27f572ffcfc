package org.kerwen.db;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the data is.
 *
 * @param url JDBC address of an outside PostgreSQL with user and password of a privileged login ({@code
 *     KERWEN_DATABASE_URL}); empty for our own server under the home folder
 * @param connections most connections of each pool
 */
@ConfigurationProperties("kerwen.database")
public record DatabaseSettings(
        @DefaultValue("") String url, @DefaultValue("8") int connections) {}
