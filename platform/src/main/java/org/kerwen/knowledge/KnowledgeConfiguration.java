package org.kerwen.knowledge;

import org.kerwen.db.PublicReads;
import org.kerwen.pack.PackSection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class KnowledgeConfiguration {
    @Bean
    Knowledge knowledge(PublicReads reads) {
        return new Knowledge(reads);
    }

    @Bean
    PackSection instrumentSection() {
        return new InstrumentStore();
    }

    @Bean
    PackSection assessmentSection() {
        return new AssessmentStore();
    }

    @Bean
    PackSection sourceSection() {
        return new SourceStore();
    }

    @Bean
    PackSection figureSection() {
        return new FigureStore();
    }

    @Bean
    PackSection adviceSection() {
        return new AdviceStore();
    }

    @Bean
    PackSection institutionSection() {
        return new InstitutionStore();
    }
}
