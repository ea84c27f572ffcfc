package org.kerwen.site;

import org.kerwen.pack.PackSection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SiteConfiguration {
    @Bean
    PackSection chronicleSection() {
        return new ChronicleStore();
    }

    @Bean
    PackSection newsSection() {
        return new NewsStore();
    }

    @Bean
    PackSection pageSection() {
        return new PageStore();
    }
}
