package org.kerwen.casework;

import org.kerwen.db.Transactions;
import org.kerwen.pack.PackSection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CaseworkConfiguration {
    @Bean
    Casework casework(Transactions transactions) {
        return new Casework(transactions);
    }

    @Bean
    PackSection definitions() {
        return new ProgrammeStore();
    }
}
