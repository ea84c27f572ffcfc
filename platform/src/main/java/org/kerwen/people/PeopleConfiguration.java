package org.kerwen.people;

import org.kerwen.access.Demonstration;
import org.kerwen.db.Transactions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PeopleConfiguration {
    @Bean(initMethod = "begin", destroyMethod = "close")
    LikeIndex likeIndex(Transactions transactions) {
        return new LikeIndex(transactions);
    }

    @Bean
    People people(Transactions transactions, LikeIndex index, ObjectProvider<ConflictCheck> checks) {
        return new People(transactions, index, checks);
    }

    @Bean
    Families families(Transactions transactions, People people, ObjectProvider<ConflictCheck> checks) {
        return new Families(transactions, people, checks);
    }

    @Bean
    ConflictCheck kin() {
        return new Kin();
    }

    @Bean
    Timeline recordsAndFamilies() {
        return new OwnTimeline();
    }

    @Bean
    Demonstration inventedPeople(People people, Transactions transactions) {
        return new InventedPeople(people, transactions);
    }
}
