package org.kerwen.movements;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.time.Clock;
import org.kerwen.access.Demonstration;
import org.kerwen.db.Transactions;
import org.kerwen.events.Outbox;
import org.kerwen.idempotency.Idempotency;
import org.kerwen.money.Books;
import org.kerwen.paper.PaperPrinter;
import org.kerwen.people.AboutPeople;
import org.kerwen.people.ConflictCheck;
import org.kerwen.people.People;
import org.kerwen.web.WebSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
class MovementsConfiguration {
    @Bean
    Movements movements(
            Transactions transactions,
            Idempotency idempotency,
            People people,
            Books books,
            Outbox outbox,
            Clock clock,
            WebSettings settings) {
        return new Movements(transactions, idempotency, people, books, outbox, clock, settings.timeZone());
    }

    @Bean
    MovementCosts movementCosts() {
        return new MovementCosts();
    }

    @Bean
    Clearances clearances(Transactions transactions, Outbox outbox, Clock clock) {
        return new Clearances(transactions, outbox, clock);
    }

    @Bean
    Journeys journeys(People people, Movements movements) {
        return new Journeys(people, movements);
    }

    @Bean
    @Order(4)
    Demonstration journeysOfTheMission(Transactions transactions, Journeys journeys, Movements movements) {
        return new InventedJourneys(transactions, journeys, movements);
    }

    @Bean
    ConflictCheck inTwoPlaces() {
        return new Whereabouts();
    }

    @Bean
    AboutPeople journeysOfPeople() {
        return new AboutJourneys();
    }

    @Bean
    ListPrinter listPrinter(PaperPrinter printer, WebSettings settings) {
        return new ListPrinter(TemplateEngine.createPrecompiled(ContentType.Html), printer, settings.timeZone());
    }
}
