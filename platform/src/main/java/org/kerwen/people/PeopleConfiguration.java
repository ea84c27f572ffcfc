package org.kerwen.people;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.kerwen.access.Acting;
import org.kerwen.access.Demonstration;
import org.kerwen.access.Guesses;
import org.kerwen.backup.Register;
import org.kerwen.backup.Replay;
import org.kerwen.db.Cleaner;
import org.kerwen.db.Transactions;
import org.kerwen.events.Outbox;
import org.kerwen.files.KeptFiles;
import org.kerwen.idempotency.Idempotency;
import org.kerwen.jobs.Jobs;
import org.kerwen.kernel.Role;
import org.kerwen.keys.InstallationKeys;
import org.kerwen.paper.PaperPrinter;
import org.kerwen.web.WebSettings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
class PeopleConfiguration {
    @Bean(initMethod = "begin", destroyMethod = "close")
    LikeIndex likeIndex(Transactions transactions) {
        return new LikeIndex(transactions);
    }

    @Bean
    People people(
            Transactions transactions,
            Idempotency idempotency,
            LikeIndex index,
            ListingFill fill,
            ObjectProvider<ConflictCheck> checks,
            ObjectProvider<Arrivals> arrivals) {
        return new People(transactions, idempotency, index, fill, checks, arrivals);
    }

    @Bean(initMethod = "begin", destroyMethod = "close")
    ListingFill listingFill(Transactions transactions) {
        return new ListingFill(transactions);
    }

    @Bean
    Views views(Transactions transactions, Idempotency idempotency) {
        return new Views(transactions, idempotency);
    }

    @Bean
    Families families(
            Transactions transactions, Idempotency idempotency, People people, ObjectProvider<ConflictCheck> checks) {
        return new Families(transactions, idempotency, people, checks);
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
    AboutPeople placesInFamilies() {
        return new AboutMembers();
    }

    @Bean
    AboutPeople relatives() {
        return new AboutKin();
    }

    @Bean
    AboutPeople linksWithOthers(Outbox outbox, Clock clock) {
        return new AboutLinks(outbox, clock);
    }

    @Bean
    Links links(
            Transactions transactions,
            Idempotency idempotency,
            InstallationKeys keys,
            Guesses guesses,
            Register register,
            Outbox outbox,
            Clock clock,
            WebSettings settings) {
        return new Links(transactions, idempotency, keys, guesses, register, outbox, clock, settings.timeZone());
    }

    @Bean
    Replay linkEnded(Clock clock) {
        return new EndedLinks(clock);
    }

    @Bean
    Cleaner expiredLinks(Clock clock) {
        return new ExpiredLinks(clock);
    }

    @Bean
    Changes personChanges(Transactions transactions, Idempotency idempotency, Links links) {
        return new Changes(transactions, idempotency, links);
    }

    @Bean
    Photographs photographs(Transactions transactions, Changes changes, KeptFiles files, Register register) {
        return new Photographs(transactions, changes, files, register);
    }

    @Bean
    AboutPeople photographsOfPeople() {
        return new AboutPhotographs();
    }

    @Bean
    Replay photographGone() {
        return new PhotographGone();
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
    Copies copies(Transactions transactions, List<AboutPeople> others, KeptFiles files) {
        return new Copies(transactions, others, files);
    }

    @Bean
    CopyPrinter copyPrinter(PaperPrinter printer, WebSettings settings) {
        return new CopyPrinter(TemplateEngine.createPrecompiled(ContentType.Html), printer, settings.timeZone());
    }

    /** @param people how many more for a demonstration under load */
    @Bean
    InventedRegister inventedRegister(Transactions transactions, @Value("${kerwen.demo.people:0}") long people) {
        return new InventedRegister(transactions, people);
    }

    /** Those whom the mission itself brought home or saw off. */
    @Bean
    @Order(1)
    Demonstration peopleOfTheMission(Transactions transactions, InventedRegister register, Clock clock) {
        return new InventedPeople(
                Role.MOVEMENT_OFFICER,
                List.of(
                        InventedGroup.TO_ARMENIA,
                        InventedGroup.REFUGEES,
                        InventedGroup.TO_TAJIKISTAN,
                        InventedGroup.againToArmenia(LocalDate.now(clock).getYear())),
                transactions,
                register::begin);
    }

    @Bean
    @Order(1)
    Demonstration peopleOfThePartner(Transactions transactions) {
        return new InventedPeople(Role.CASE_WORKER, List.of(InventedGroup.OF_A_PARTNER), transactions, somebody -> {});
    }
}
