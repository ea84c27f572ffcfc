package org.kerwen.statistics;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.kerwen.access.OrganisationNames;
import org.kerwen.cases.Cases;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.directory.Directory;
import org.kerwen.hotline.Hotline;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Ids;

/** What may be told of what was counted. */
final class Statistics {
    private final Transactions transactions;
    private final Hotline hotline;
    private final Cases cases;
    private final OrganisationNames organisations;
    private final Directory directory;
    private final Clock clock;
    private final ZoneId zone;

    Statistics(
            Transactions transactions,
            Hotline hotline,
            Cases cases,
            OrganisationNames organisations,
            Directory directory,
            Clock clock,
            ZoneId zone) {
        this.transactions = transactions;
        this.hotline = hotline;
        this.cases = cases;
        this.organisations = organisations;
        this.directory = directory;
        this.clock = clock;
        this.zone = zone;
    }

    /** The quarters that are over, the last first. */
    List<Quarter> over(int most) {
        Quarter last = Quarter.of(LocalDate.ofInstant(clock.instant(), zone)).before();
        return Stream.iterate(last, Quarter::before).limit(most).toList();
    }

    /** Releases what was counted in a quarter; empty where it is not over or has a release of the same. */
    Optional<UUID> release(Actor.Person by, Subject subject, Quarter quarter) {
        if (!quarter.last().atEndOfMonth().isBefore(LocalDate.ofInstant(clock.instant(), zone))) {
            return Optional.empty();
        }
        Facts facts = facts(by, subject, quarter);
        DisclosureRule rule = DisclosureRule.OF_ALL;
        var cells = Release.cells(facts.table(), rule);
        UUID id = Ids.next();
        return transactions.run(
                by,
                Act.on("release.make", id),
                database -> ReleaseStore.make(database, by, id, quarter, facts, clock.instant(), rule.minimum(), cells)
                        ? Optional.of(id)
                        : Optional.<UUID>empty());
    }

    private Facts facts(Actor.Person by, Subject subject, Quarter quarter) {
        return switch (subject) {
            case HOTLINE_TOPICS ->
                Facts.ofTopics(
                        hotline.counts(by, quarter.first(), quarter.last()),
                        directory.hotlineLines().stream()
                                .map(line -> line.id().value())
                                .toList());
            case PROGRAMME_PEOPLE ->
                Facts.ofProgrammes(
                        organisations.words(by.organisation()).orElseThrow(),
                        cases.arrived(
                                by, quarter.first().atDay(1), quarter.last().atEndOfMonth()));
        };
    }

    List<Release> releases(Actor.Person by, int most) {
        return transactions.run(by, Act.of("release.read"), database -> ReleaseStore.all(database, most));
    }

    Optional<Release> release(Actor.Person by, UUID id) {
        return transactions.run(by, Act.on("release.read", id), database -> ReleaseStore.find(database, id));
    }
}
