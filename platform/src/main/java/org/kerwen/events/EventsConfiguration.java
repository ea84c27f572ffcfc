package org.kerwen.events;

import java.time.Clock;
import org.kerwen.db.Transactions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EventsConfiguration {
    /** Not a lifecycle of Spring: those are made even where everything else is made on demand, as by the doctor. */
    @Bean(initMethod = "start", destroyMethod = "close")
    Delivery delivery(Transactions transactions, ObjectProvider<Listener> listeners, Clock clock) {
        return new Delivery(transactions, listeners.orderedStream().toList(), clock);
    }
}
