package org.kerwen.statistics;

import java.time.Clock;
import org.kerwen.access.OrganisationNames;
import org.kerwen.cases.Cases;
import org.kerwen.db.PublicReads;
import org.kerwen.db.Transactions;
import org.kerwen.directory.Directory;
import org.kerwen.hotline.Hotline;
import org.kerwen.web.WebSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class StatisticsConfiguration {
    @Bean
    Statistics statistics(
            Transactions transactions,
            Hotline hotline,
            Cases cases,
            OrganisationNames organisations,
            Directory directory,
            Clock clock,
            WebSettings settings) {
        return new Statistics(transactions, hotline, cases, organisations, directory, clock, settings.timeZone());
    }

    @Bean
    PublishedCounts publishedCounts(PublicReads reads) {
        return new PublishedCounts(reads);
    }
}
