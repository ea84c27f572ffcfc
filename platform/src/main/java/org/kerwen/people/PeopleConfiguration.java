package org.kerwen.people;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.util.List;
import org.kerwen.access.Acting;
import org.kerwen.access.Demonstration;
import org.kerwen.backup.Register;
import org.kerwen.backup.Replay;
import org.kerwen.db.Transactions;
import org.kerwen.jobs.Jobs;
import org.kerwen.paper.PaperPrinter;
import org.kerwen.web.WebSettings;
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
    Changes personChanges(Transactions transactions) {
        return new Changes(transactions);
    }

    @Bean
    Review review(Transactions transactions, LikeIndex index, Jobs jobs, Acting acting) {
        return new Review(transactions, index, jobs, acting);
    }

    @Bean
    Erasures erasures(Transactions transactions, Register register, List<AboutPeople> others) {
        return new Erasures(transactions, register, others);
    }

    @Bean
    Replay personErased(List<AboutPeople> others) {
        return new Forgetting(others);
    }

    @Bean
    Copies copies(Transactions transactions, List<AboutPeople> others) {
        return new Copies(transactions, others);
    }

    @Bean
    CopyPrinter copyPrinter(PaperPrinter printer, WebSettings settings) {
        return new CopyPrinter(TemplateEngine.createPrecompiled(ContentType.Html), printer, settings.timeZone());
    }

    @Bean
    Demonstration inventedPeople(People people, Transactions transactions) {
        return new InventedPeople(people, transactions);
    }
}
