package org.kerwen.pack;

import java.util.List;
import org.kerwen.db.Transactions;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PackSettings.class)
class PackConfiguration {
    /** Not for the doctor, who reads the pack and opens no database. */
    @Bean
    @ConditionalOnBooleanProperty(name = "kerwen.doctor", havingValue = false, matchIfMissing = true)
    PackLoader packLoader(PackSettings settings, List<PackSection> sections, Transactions transactions) {
        return new PackLoader(settings, sections, transactions);
    }
}
