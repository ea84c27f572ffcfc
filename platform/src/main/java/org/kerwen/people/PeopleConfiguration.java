package org.kerwen.people;

import java.util.List;
import org.kerwen.access.Demonstration;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.Role;
import org.springframework.beans.factory.annotation.Value;
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

    /** @param people how many more for a demonstration under load */
    @Bean
    InventedRegister inventedRegister(Transactions transactions, @Value("${kerwen.demo.people:0}") long people) {
        return new InventedRegister(transactions, people);
    }

    /** Those whom the mission itself brought home or saw off. */
    @Bean
    Demonstration peopleOfTheMission(Transactions transactions, InventedRegister register) {
        return new InventedPeople(
                Role.MOVEMENT_OFFICER,
                List.of(InventedGroup.TO_ARMENIA, InventedGroup.REFUGEES, InventedGroup.TO_TAJIKISTAN),
                transactions,
                register::begin);
    }

    @Bean
    Demonstration peopleOfThePartner(Transactions transactions) {
        return new InventedPeople(Role.CASE_WORKER, List.of(InventedGroup.OF_A_PARTNER), transactions, somebody -> {});
    }
}
