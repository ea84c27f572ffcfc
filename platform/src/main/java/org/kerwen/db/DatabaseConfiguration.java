package org.kerwen.db;

import java.nio.file.Path;
import java.util.List;
import org.kerwen.kernel.Measured;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class DatabaseConfiguration {
    @Bean(destroyMethod = "close")
    Database database(@Value("${kerwen.home}") Path home, DatabaseSettings settings, List<BeforeMigrating> before) {
        return Database.open(home, settings, before);
    }

    @Bean
    Transactions transactions(Database database, Trail trail) {
        return new Transactions(database.application(), trail);
    }

    @Bean
    UntoldConnections untoldConnections(Database database) {
        return new UntoldConnections(database.untold());
    }

    @Bean
    Measured pools(Database database) {
        return database::measures;
    }

    @Bean
    SchemaVersion schemaVersion(Database database) {
        return database.schema();
    }

    @Bean
    PublicReads publicReads(Database database) {
        return new PublicReads(database.site());
    }
}
