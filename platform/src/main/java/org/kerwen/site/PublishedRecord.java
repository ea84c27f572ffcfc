package org.kerwen.site;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jooq.exception.DataAccessException;
import org.kerwen.activities.Activities;
import org.kerwen.db.PublicReads;
import org.kerwen.directory.Directory;
import org.kerwen.knowledge.Knowledge;
import org.kerwen.pack.Editions;
import org.kerwen.projects.Projects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Hands out what is published. After a minute it asks whether there is a newer edition, so that several servers on one
 * database agree, and only then reads all of it again. While the database does not answer (it is started again, its disk
 * is full), what was read last goes on being shown: somebody may need the number of the hotline just then.
 */
@Component
final class PublishedRecord {
    /** What was read, and the edition that stood before it was read. */
    private record Held(Optional<UUID> edition, Optional<Published> published) {}

    private static final Logger LOG = LoggerFactory.getLogger(PublishedRecord.class);

    private final LoadingCache<Boolean, Held> latest;
    private final Directory directory;
    private final Projects projects;
    private final Activities activities;
    private final Knowledge knowledge;
    private final PublicReads reads;
    private final Editions editions;
    private final Clock clock;
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
        this.projects = projects;
        this.activities = activities;
        this.knowledge = knowledge;
        this.reads = reads;
        this.editions = editions;
        this.clock = clock;
        this.latest =
                Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(1)).build(key -> latest());
    }

    Optional<Published> find() {
        return latest.get(true).published();
    }

    /** Asks at the next reading, as when a minute has passed. */
    void lookAgain() {
        latest.invalidateAll();
    }

    /** Whether the database answers at this moment. */
    boolean readsNow() {
        try {
            return directory.mission().isPresent();
        } catch (RuntimeException e) {
            return false;
        }
    }

    private Held latest() {
        try {
            held = renewed();
        } catch (DataAccessException e) {
            if (held.published().isEmpty()) {
                throw e;
            }
            LOG.warn("The database does not answer; pages show what it said before", e);
        }
        return held;
    }

    private Held renewed() {
        Optional<UUID> edition = editions.current();
        boolean same = edition.isPresent() && edition.equals(held.edition());
        // What has no end goes on until the mission's day, which may be today.
        if (same && !held.published().map(known -> known.isOfAnotherDay(clock)).orElse(true)) {
            return held;
        }
        return new Held(edition, Published.read(directory, projects, activities, knowledge, reads, clock));
    }
}
