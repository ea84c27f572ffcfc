package org.kerwen.access;

import org.kerwen.db.Trail;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AccessConfiguration {
    /** Stands in until the audit is there. */
    @Bean
    Trail trail() {
        return (database, actor, act) -> {};
    }
}
