package org.kerwen.statistics;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.directory.Directory;
import org.kerwen.hotline.Hotline;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Ids;

/** What may be told of what was counted. */
public final class Statistics {
    private final Transactions transactions;
    private final Hotline hotline;
    private final Directory directory;
    private final Clock clock;
    private final ZoneId zone;

    Statistics(Transactions transactions, Hotline hotline, Directory directory, Clock clock, ZoneId zone) {
        this.transactions = transactions;
        this.hotline = hotline;
        this.directory = directory;
        this.clock = clock;
        this.zone = zone;
    }

    /** The quarters that are over, the last first. */
    List<Quarter> over(int most) {
        Quarter last = Quarter.of(LocalDate.ofInstant(clock.instant(), zone)).before();
        return Stream.iterate(last, Quarter::before).limit(most).toList();
    }

    /** Releases how often each topic came up on each line; empty where the quarter is not over or has a release. */
    Optional<UUID> release(Actor.Person by, Quarter quarter) {
        if (!quarter.last().atEndOfMonth().isBefore(LocalDate.ofInstant(clock.instant(), zone))) {
            return Optional.empty();
        }
        Map<CountTable.Cell, Long> counted = new HashMap<>();
        hotline.counts(by, quarter.first(), quarter.last())
                .forEach(count -> counted.merge(
                        new CountTable.Cell(count.topic(), count.line()), (long) count.count(), Long::sum));
        List<String> lines =
                directory.hotlineLines().stream().map(line -> line.id().value()).toList();
        DisclosureRule rule = DisclosureRule.OF_ALL;
        var cells = Release.cells(CountTable.of(Hotline.topics(), lines, counted), rule);
        UUID id = Ids.next();
        return transactions.run(
                by,
                Act.on("release.make", id),
                database -> ReleaseStore.make(database, by, id, quarter, rule.minimum(), cells)
                        ? Optional.of(id)
                        : Optional.<UUID>empty());
    }

    List<Release> releases(Actor.Person by, int most) {
        return transactions.run(by, Act.of("release.read"), database -> ReleaseStore.all(database, most));
    }

    Optional<Release> release(Actor.Person by, UUID id) {
        return transactions.run(by, Act.on("release.read", id), database -> ReleaseStore.find(database, id));
    }
}
