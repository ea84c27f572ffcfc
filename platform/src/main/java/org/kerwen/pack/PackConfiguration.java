package org.kerwen.pack;

import java.util.List;
import org.kerwen.db.Transactions;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PackSettings.class)
class PackConfiguration {
    @Bean
    PackLoader packLoader(PackSettings settings, List<PackSection> sections, Transactions transactions) {
        return new PackLoader(settings, sections, transactions);
    }
}
