package org.kerwen.directory;

import org.kerwen.db.PublicReads;
import org.kerwen.pack.PackSection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DirectoryConfiguration {
    @Bean
    Directory directory(PublicReads reads) {
        return new Directory(reads);
    }

    @Bean
    PackSection missionSection() {
        return new MissionStore();
    }

    @Bean
    PackSection placeSection() {
        return new PlaceStore();
    }

    @Bean
    PackSection organisationSection() {
        return new OrganisationStore();
    }

    @Bean
    PackSection hotlineLineSection() {
        return new HotlineLineStore();
    }
}
