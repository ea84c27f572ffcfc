package org.kerwen.cases;

import java.time.Clock;
import org.kerwen.access.ColleagueNames;
import org.kerwen.access.Demonstration;
import org.kerwen.access.Permissions;
import org.kerwen.backup.Register;
import org.kerwen.backup.Replay;
import org.kerwen.casework.Casework;
import org.kerwen.db.Cleaner;
import org.kerwen.db.Trail;
import org.kerwen.db.Transactions;
import org.kerwen.directory.Directory;
import org.kerwen.files.KeptFiles;
import org.kerwen.idempotency.Idempotency;
import org.kerwen.kernel.Role;
import org.kerwen.keys.OrganisationKeys;
import org.kerwen.money.Books;
import org.kerwen.movements.Journeys;
import org.kerwen.paper.PaperPrinter;
import org.kerwen.people.AboutPeople;
import org.kerwen.people.People;
import org.kerwen.people.Timeline;
import org.kerwen.web.WebSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
class CasesConfiguration {
    @Bean
    Cases cases(
            Transactions transactions,
            Idempotency idempotency,
            Casework casework,
            People people,
            Permissions permissions,
            OrganisationKeys keys,
            Journeys journeys,
            Clock clock,
            WebSettings settings) {
        return new Cases(
                transactions,
                idempotency,
                casework,
                people,
                permissions,
                new SealedStore(keys),
                new CaseJourneys(journeys, people),
                new CaseClearances(journeys),
                new CaseCounts(casework, journeys, people),
                clock,
                settings.timeZone());
    }

    @Bean
    AboutPeople casesAboutPeople() {
        return new CasesAboutPeople();
    }

    @Bean
    Grants grants(Transactions transactions, Cases cases, Casework casework, People people, Books books) {
        return new Grants(transactions, cases, casework, people, books);
    }

    @Bean
    CasePapers casePapers(
            Cases cases,
            Books books,
            Journeys journeys,
            Directory directory,
            ColleagueNames colleagues,
            PaperPrinter printer) {
        return new CasePapers(cases, books, journeys, directory, colleagues, printer);
    }

    @Bean
    CaseCosts caseCosts() {
        return new CaseCosts();
    }

    @Bean
    PooledCosts pooledCosts(Transactions transactions, Cases cases, Books books) {
        return new PooledCosts(transactions, cases, books);
    }

    @Bean
    GrantsTakenBack grantsTakenBack() {
        return new GrantsTakenBack();
    }

    @Bean
    Looks looks(Transactions transactions, Cases cases, Permissions permissions, OrganisationKeys keys, Clock clock) {
        return new Looks(transactions, cases, permissions, new LookStore(keys), new OpenLooks(System::nanoTime), clock);
    }

    @Bean
    Drafts drafts(Transactions transactions, Cases cases, Casework casework, OrganisationKeys keys, Clock clock) {
        return new Drafts(transactions, cases, casework, new DraftStore(keys, clock), clock);
    }

    @Bean
    CaseFiles caseFiles(
            Transactions transactions,
            Idempotency idempotency,
            Cases cases,
            KeptFiles kept,
            OrganisationKeys keys,
            Clock clock) {
        return new CaseFiles(transactions, idempotency, cases, kept, new SealedFiles(keys), clock);
    }

    @Bean
    CaseKeeping caseKeeping(Transactions transactions, Cases cases, Register register) {
        return new CaseKeeping(transactions, cases, register);
    }

    @Bean
    Replay emptiedCases() {
        return new EmptiedCases();
    }

    @Bean
    Cleaner oldDrafts(Drafts drafts) {
        return new OldDrafts(drafts);
    }

    @Bean
    Cleaner pastLooks(Looks looks, Trail trail) {
        return new PastLooks(looks, trail);
    }

    @Bean
    @Order(3)
    Demonstration casesOfTheMission(Transactions transactions, Cases cases, People people) {
        return new InventedCases(Role.MOVEMENT_OFFICER, transactions, cases, people);
    }

    @Bean
    @Order(3)
    Demonstration casesOfAPartner(Transactions transactions, Cases cases, People people) {
        return new InventedCases(Role.CASE_WORKER, transactions, cases, people);
    }

    /** Before other families, which stand at one stage or another. */
    @Bean
    @Order(2)
    Demonstration threadOfTheMission(Transactions transactions, Casework casework, Cases cases, People people) {
        return new InventedThread(transactions, casework, cases, people);
    }

    @Bean
    @Order(5)
    Demonstration grantsOfTheMission(Grants grants, Books books) {
        return new InventedGrants(grants, books);
    }

    @Bean
    Timeline casesOnTheTimeline(Cases cases) {
        return new CaseTimeline(cases);
    }
}
