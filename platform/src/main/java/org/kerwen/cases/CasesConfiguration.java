package org.kerwen.cases;

import java.time.Clock;
import org.kerwen.access.Permissions;
import org.kerwen.casework.Casework;
import org.kerwen.db.Transactions;
import org.kerwen.keys.OrganisationKeys;
import org.kerwen.people.People;
import org.kerwen.people.Timeline;
import org.kerwen.web.WebSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CasesConfiguration {
    @Bean
    Cases cases(
            Transactions transactions,
            Casework casework,
            People people,
            Permissions permissions,
            OrganisationKeys keys,
            Clock clock,
            WebSettings settings) {
        return new Cases(
                transactions, casework, people, permissions, new SealedStore(keys), clock, settings.timeZone());
    }

    @Bean
    Timeline casesOnTheTimeline(Cases cases) {
        return new CaseTimeline(cases);
    }
}
