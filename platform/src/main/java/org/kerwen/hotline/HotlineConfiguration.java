package org.kerwen.hotline;

import java.time.Clock;
import org.kerwen.access.Demonstration;
import org.kerwen.cases.Cases;
import org.kerwen.casework.Casework;
import org.kerwen.db.Cleaner;
import org.kerwen.db.Trail;
import org.kerwen.db.Transactions;
import org.kerwen.directory.Directory;
import org.kerwen.people.AboutPeople;
import org.kerwen.people.People;
import org.kerwen.web.WebSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class HotlineConfiguration {
    @Bean
    Hotline hotline(
            Transactions transactions,
            Trail trail,
            People people,
            Casework casework,
            Cases cases,
            Clock clock,
            WebSettings settings) {
        return new Hotline(transactions, trail, people, casework, cases, clock, settings.timeZone());
    }

    @Bean
    Cleaner expiredNotes(Hotline hotline) {
        return new ExpiredNotes(hotline);
    }

    @Bean
    AboutPeople agreementsAboutPeople() {
        return new AgreementsAboutPeople();
    }

    @Bean
    Demonstration inventedCalls(Hotline hotline, Directory directory) {
        return new InventedCalls(hotline, directory);
    }
}
