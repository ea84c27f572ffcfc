package org.kerwen.people;

import org.kerwen.access.Demonstration;
import org.kerwen.db.Transactions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PeopleConfiguration {
    @Bean(initMethod = "begin", destroyMethod = "close")
    LikeIndex likeIndex(Transactions transactions) {
        return new LikeIndex(transactions);
    }

    @Bean
    People people(Transactions transactions, LikeIndex index) {
        return new People(transactions, index);
    }

    @Bean
    Demonstration inventedPeople(People people, Transactions transactions) {
        return new InventedPeople(people, transactions);
    }
}
