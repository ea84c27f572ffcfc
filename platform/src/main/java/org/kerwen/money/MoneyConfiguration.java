package org.kerwen.money;

import java.time.Clock;
import java.util.List;
import org.kerwen.access.Demonstration;
import org.kerwen.db.Transactions;
import org.kerwen.projects.Projects;
import org.kerwen.web.WebSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
class MoneyConfiguration {
    @Bean
    Books books(
            Transactions transactions,
            List<CostBearer> bearers,
            List<Charging> charging,
            Clock clock,
            WebSettings settings) {
        return new Books(transactions, bearers, charging, clock, settings.timeZone());
    }

    @Bean
    @Order(1)
    Demonstration booksOfTheMission(Books books, Promises promises, Advances advances, Projects projects) {
        return new InventedBooks(books, promises, advances, projects);
    }

    @Bean
    Promises promises(Transactions transactions, Books books) {
        return new Promises(transactions, books);
    }

    @Bean
    Advances advances(Transactions transactions, Books books) {
        return new Advances(transactions, books);
    }
}
