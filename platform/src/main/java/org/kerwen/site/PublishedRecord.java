package org.kerwen.site;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.kerwen.activities.Activities;
import org.kerwen.db.PublicReads;
import org.kerwen.directory.Directory;
import org.kerwen.knowledge.Knowledge;
import org.kerwen.projects.Projects;
import org.springframework.stereotype.Component;

/** Hands out what is published; reads it again a minute later, so that several servers on one database agree. */
@Component
final class PublishedRecord {
    private final LoadingCache<Boolean, Optional<Published>> latest;
    private final Directory directory;

    PublishedRecord(
            Directory directory,
            Projects projects,
            Activities activities,
            Knowledge knowledge,
            PublicReads reads,
            Clock clock) {
        this.directory = directory;
        this.latest = Caffeine.newBuilder()
                .expireAfterWrite(Duration.ofMinutes(1))
                .build(key -> Published.read(directory, projects, activities, knowledge, reads, clock));
    }

    Optional<Published> find() {
        return latest.get(true);
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
