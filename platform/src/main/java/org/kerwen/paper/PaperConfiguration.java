package org.kerwen.paper;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PaperConfiguration {
    @Bean(destroyMethod = "close")
    PaperPrinter paperPrinter() {
        return new PaperPrinter();
    }
}
