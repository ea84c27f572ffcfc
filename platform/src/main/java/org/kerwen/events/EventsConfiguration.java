package org.kerwen.events;

import java.time.Clock;
import java.util.Map;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Measured;
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

    @Bean
    Measured waitingEvents(Transactions transactions) {
        return () -> transactions.run(Actor.Machine.DELIVERY, Log::waiting).entrySet().stream()
                .map(each -> new Measured.Measure(
                        "kerwen_events_waiting", Map.of("listener", each.getKey()), each.getValue()))
                .toList();
    }
}
