package org.kerwen.pack;

import java.nio.file.Path;
import java.util.List;
import org.kerwen.db.PublicReads;
import org.kerwen.db.SchemaVersion;
import org.kerwen.db.Transactions;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PackConfiguration {
    @Bean
    PackSettings packSettings(@Value("${kerwen.mission}") Path mission, @Value("${kerwen.demo}") boolean demo) {
        return new PackSettings(mission, demo);
    }

    @Bean
    Editions editions(PublicReads reads) {
        return new Editions(reads);
    }

    @Bean
    PackLoader packLoader(
            PackSettings settings,
            List<PackSection> sections,
            Transactions transactions,
            Editions editions,
            SchemaVersion schema) {
        return new PackLoader(settings, sections, transactions, editions, schema);
    }
}
