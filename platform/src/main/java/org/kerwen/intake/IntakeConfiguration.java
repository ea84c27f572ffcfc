package org.kerwen.intake;

import java.time.Clock;
import org.kerwen.access.Acting;
import org.kerwen.db.Cleaner;
import org.kerwen.db.Transactions;
import org.kerwen.files.KeptFiles;
import org.kerwen.jobs.Jobs;
import org.kerwen.jobs.Work;
import org.kerwen.people.AboutPeople;
import org.kerwen.people.Arrivals;
import org.kerwen.people.People;
import org.kerwen.web.WebSettings;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {
    @Bean
    Work<OfImport> checkImport(
            Acting acting,
            Transactions transactions,
            KeptFiles files,
            People people,
            Clock clock,
            WebSettings settings) {
        return new ImportWork(
                "import-check", acting, new Checking(transactions, files, people, clock, settings.timeZone()));
    }

    @Bean
    Work<OfImport> recordImport(
            Acting acting, Transactions transactions, People people, Clock clock, WebSettings settings) {
        return new ImportWork("import-record", acting, new Recording(transactions, people, clock, settings.timeZone()));
    }

    @Bean
    Work<OfImport> takeImportBack(Acting acting, Transactions transactions, People people) {
        return new ImportWork("import-take-back", acting, new TakingBack(transactions, people));
    }

    @Bean
    Imports imports(
            Transactions transactions,
            KeptFiles files,
            People people,
            Jobs jobs,
            @Qualifier("checkImport") Work<OfImport> check,
            @Qualifier("recordImport") Work<OfImport> record,
            @Qualifier("takeImportBack") Work<OfImport> takeBack) {
        return new Imports(transactions, files, people, jobs, new Imports.Works(check, record, takeBack));
    }

    @Bean
    Arrivals arrivedPeople() {
        return new ArrivedPeople();
    }

    @Bean
    AboutPeople rowsAboutPeople() {
        return new RowsAboutPeople();
    }

    @Bean
    Cleaner forgottenRows(KeptFiles files, Clock clock) {
        return new Forgetting(files, clock);
    }
}
