package org.kerwen.projects;

import org.kerwen.db.PublicReads;
import org.kerwen.pack.PackSection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ProjectsConfiguration {
    @Bean
    Projects projects(PublicReads reads) {
        return new Projects(reads);
    }

    @Bean
    PackSection projectSection() {
        return new ProjectStore();
    }

    @Bean
    PackSection programmeSection() {
        return new ProgrammeStore();
    }
}
