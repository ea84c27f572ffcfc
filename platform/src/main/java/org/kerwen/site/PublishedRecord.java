package org.kerwen.site;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.kerwen.activities.Activities;
import org.kerwen.db.PublicReads;
import org.kerwen.directory.Directory;
import org.kerwen.knowledge.Knowledge;
import org.kerwen.pack.Editions;
import org.kerwen.projects.Projects;
import org.springframework.stereotype.Component;

/**
 * Hands out what is published. After a minute it asks whether there is a newer edition, so that several servers on one
 * database agree, and only then reads all of it again.
 */
@Component
final class PublishedRecord {
    /** What was read, and the edition that stood before it was read. */
    private record Held(Optional<UUID> edition, Optional<Published> published) {}

    private final LoadingCache<Boolean, Held> latest;
    private final Directory directory;
    private volatile Held held = new Held(Optional.empty(), Optional.empty());

    PublishedRecord(
            Directory directory,
            Projects projects,
            Activities activities,
            Knowledge knowledge,
            PublicReads reads,
            Editions editions,
            Clock clock) {
        this.directory = directory;
        this.latest = Caffeine.newBuilder()
                .expireAfterWrite(Duration.ofMinutes(1))
                .build(key -> {
                    Optional<UUID> edition = editions.current();
                    boolean same = edition.isPresent() && edition.equals(held.edition());
                    // What has no end goes on until the mission's day, which may be today.
                    if (!same
                            || held.published()
                                    .map(known -> known.isOfAnotherDay(clock))
                                    .orElse(true)) {
                        held = new Held(
                                edition, Published.read(directory, projects, activities, knowledge, reads, clock));
                    }
                    return held;
                });
    }

    Optional<Published> find() {
        return latest.get(true).published();
    }

    /** Whether the database answers at this moment. */
    boolean readsNow() {
        try {
            return directory.mission().isPresent();
        } catch (RuntimeException e) {
            return false;
        }
    }
}
