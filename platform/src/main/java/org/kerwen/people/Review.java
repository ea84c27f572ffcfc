package org.kerwen.people;

import static org.kerwen.people.db.Tables.PERSON;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.Acting;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.jobs.JobState;
import org.kerwen.jobs.Jobs;
import org.kerwen.jobs.Progress;
import org.kerwen.jobs.Work;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.PersonId;
import org.kerwen.linkage.ColumnKind;
import org.kerwen.linkage.Likeness;

/**
 * The queue of pairs that may be one person. All people of an organisation are compared with each other as work that is put off;
 * what is found waits until somebody says that it is one person, or that these are two. The program decides nothing.
 */
final class Review implements Work<Review.Comparing> {
    private static final String OPERATION = "person.merge";
    private static final int AT_ONCE = 200;
    private static final int ALIKE = 5;

    private final Transactions transactions;
    private final LikeIndex index;
    private final Jobs jobs;
    private final Acting acting;

    Review(Transactions transactions, LikeIndex index, Jobs jobs, Acting acting) {
        this.transactions = transactions;
        this.index = index;
        this.jobs = jobs;
        this.acting = acting;
    }

    /** The people of whoever began it: it needs no argument. */
    record Comparing() {}

    /**
     * What waits.
     *
     * @param people those of the pairs, by their ids
     * @param job the comparing that the person began last; null where there was none lately
     */
    record Waiting(
            List<PairStore.Pair> pairs,
            Map<PersonId, Person> people,
            @Nullable JobState job) {
        Waiting {
            pairs = List.copyOf(pairs);
            people = Map.copyOf(people);
        }
    }

    Waiting waiting(Actor.Person by, int most) {
        return transactions.run(by, Act.of("person.list"), database -> {
            List<PairStore.Pair> pairs = PairStore.open(database, by, most);
            Set<PersonId> ids = new LinkedHashSet<>();
            pairs.forEach(pair -> ids.addAll(List.of(pair.one(), pair.other())));
            Map<PersonId, Person> people = new LinkedHashMap<>();
            PersonStore.find(database, ids).forEach(person -> people.put(person.id(), person));
            return new Waiting(
                    pairs,
                    people,
                    jobs.latest(database).stream()
                            .filter(job -> job.kind().equals(kind()))
                            .findFirst()
                            .orElse(null));
        });
    }

    /** Begins to compare all people with each other. */
    void begin(Actor.Person by) {
        transactions.<Boolean>run(by, Act.of(OPERATION), database -> {
            jobs.enqueue(database, by, this, new Comparing());
            return true;
        });
    }

    /** Says that these are two people; they are shown to each other no more. */
    People.Outcome apart(Actor.Person by, PersonId one, PersonId other) {
        return transactions.run(by, Act.on(OPERATION, one.value()), database -> {
            PersonId here = MergeStore.shownUnder(database, one);
            PersonId there = MergeStore.shownUnder(database, other);
            if (here.equals(there)) {
                return People.Outcome.ONE_ALREADY;
            }
            if (PersonStore.find(database, List.of(here, there)).size() != 2) {
                return People.Outcome.NOT_THERE;
            }
            PairStore.apart(database, by, here, there);
            return People.Outcome.DONE;
        });
    }

    @Override
    public String kind() {
        return "people-comparing";
    }

    @Override
    public Class<Comparing> argument() {
        return Comparing.class;
    }

    @Override
    public void run(Comparing argument, Progress progress) {
        Optional<Actor.Person> somebody = acting.now(Objects.requireNonNull(progress.startedBy()), OPERATION);
        somebody.ifPresent(by -> compareAll(by, progress));
    }

    private void compareAll(Actor.Person by, Progress progress) {
        while (!index.isReady()) {
            sleep();
        }
        progress.of(transactions.run(by, Act.of(OPERATION), database -> (long) database.fetchCount(
                PERSON, PERSON.ORGANISATION.eq(by.organisation().value()))));
        UUID after = null;
        long compared = 0;
        List<PersonId> some;
        do {
            UUID behind = after;
            some = transactions.run(by, Act.of(OPERATION), database -> {
                List<PersonId> next = PairStore.after(database, by, behind, AT_ONCE);
                compare(database, by, next);
                return next;
            });
            compared += some.size();
            if (!some.isEmpty()) {
                after = some.getLast().value();
                progress.reached(compared, "comparing");
            }
        } while (!some.isEmpty());
    }

    private static void sleep() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting for the index", e);
        }
    }

    /** Each of these with everybody; what the index answers counts only as far as it is read again here. */
    private void compare(DSLContext database, Actor.Person by, List<PersonId> some) {
        Map<PersonId, Map<UUID, Likeness>> alike = new LinkedHashMap<>();
        Set<UUID> names = new LinkedHashSet<>();
        for (Person person : PersonStore.find(database, some)) {
            Map<UUID, Likeness> found = new LinkedHashMap<>();
            for (Map<ColumnKind, String> question : Compared.of(person)) {
                index.find(by.organisation(), question, ALIKE)
                        .forEach((name, likeness) -> found.merge(name, likeness, LikeIndex::likelier));
            }
            alike.put(person.id(), found);
            names.addAll(found.keySet());
        }
        Map<UUID, PersonId> shown = PersonStore.shownOfNames(database, names);
        SortedMap<PairStore.Ordered, Likeness> pairs = new TreeMap<>();
        alike.forEach((person, found) -> found.forEach((name, likeness) -> {
            PersonId head = shown.get(name);
            if (head != null && !head.equals(person)) {
                pairs.merge(PairStore.Ordered.of(person, head), likeness, LikeIndex::likelier);
            }
        }));
        PairStore.found(database, by, pairs);
    }
}
