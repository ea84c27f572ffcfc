package org.kerwen.money;

import java.time.Clock;
import org.kerwen.db.Transactions;
import org.kerwen.web.WebSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MoneyConfiguration {
    @Bean
    Books books(Transactions transactions, Clock clock, WebSettings settings) {
        return new Books(transactions, clock, settings.timeZone());
    }
}
