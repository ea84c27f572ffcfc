package org.kerwen.activities;

import org.kerwen.db.PublicReads;
import org.kerwen.pack.PackSection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ActivitiesConfiguration {
    @Bean
    Activities activities(PublicReads reads) {
        return new Activities(reads);
    }

    @Bean
    PackSection activitySection() {
        return new ActivityStore();
    }
}
