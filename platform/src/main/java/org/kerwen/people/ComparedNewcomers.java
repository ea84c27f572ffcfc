package org.kerwen.people;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.PersonId;
import org.kerwen.linkage.Likeness;
import org.kerwen.linkage.compare.ExpectedModel;
import org.kerwen.linkage.live.Asker;
import org.kerwen.linkage.live.LikePeople;
import org.kerwen.linkage.live.LiveIndex;
import org.kerwen.linkage.live.Question;

/** Compares with the index of the register, and with an index of its own of those who came before. */
final class ComparedNewcomers implements Newcomers {
    private static final int NEAREST = 3;
    private static final int FEW = 100;
    private static final long ANY_PURPOSE = 1;

    private final LikeIndex register;
    private final OrganisationId organisation;
    private final LiveIndex before;
    private final UUID ours = new UUID(0, 0);
    private int come;

    ComparedNewcomers(LikeIndex register, OrganisationId organisation, int expected) {
        this.register = register;
        this.organisation = organisation;
        this.before = new LiveIndex(ExpectedModel.of(Math.max(FEW, expected)), Optional.empty());
    }

    /**
     * What the indexes answered of one who came.
     *
     * @param names of the register, each with how likely it is
     * @param before the likeliest of those who came before
     */
    private record Seen(Map<UUID, Likeness> names, @Nullable Alike before) implements Found {}

    /** One who came, as the index compares them, and what the register answered. */
    private record One(List<Question> writings, Map<UUID, Likeness> names) {}

    private record All(List<One> each) implements Asked {}

    @Override
    public Asked ask(List<Registration> next) {
        // Most of the work, in which none waits for another: on all processors, each of which takes the next as long as
        // there is one.
        One[] each = new One[next.size()];
        AtomicInteger taken = new AtomicInteger();
        IntStream.range(0, Runtime.getRuntime().availableProcessors())
                .parallel()
                .forEach(processor -> {
                    for (int at = taken.getAndIncrement(); at < each.length; at = taken.getAndIncrement()) {
                        each[at] = ask(next.get(at));
                    }
                });
        return new All(List.of(each));
    }

    private One ask(Registration registration) {
        Map<UUID, Likeness> names = new LinkedHashMap<>();
        // Read once, and compared with both.
        List<Question> writings = Compared.of(registration).stream()
                .map(writing -> before.read(ours, writing))
                .toList();
        for (Question writing : writings) {
            register.find(organisation, writing, NEAREST)
                    .forEach((name, likeness) -> names.merge(name, likeness, LikeIndex::likelier));
        }
        return new One(writings, names);
    }

    @Override
    public List<Found> compare(Asked asked) {
        List<Found> found = new ArrayList<>();
        ((All) asked).each().forEach(one -> found.add(new Seen(one.names(), likeliestBefore(one.writings()))));
        return found;
    }

    private @Nullable Alike likeliestBefore(List<Question> writings) {
        int number = come++;
        Alike likeliest = null;
        for (Question writing : writings) {
            for (LikePeople.LikePerson like : before.findWorthReview(new Asker(ours, ANY_PURPOSE), writing, 1)
                    .people()) {
                Likeness likeness = like.likeness();
                if (likeliest == null || likeness.millibits() > likeliest.millibits()) {
                    likeliest = new Alike(
                            null, (int) like.id().getMostSignificantBits(), likeness.millibits(), likeness.verdict());
                }
            }
        }
        for (int writing = 0; writing < writings.size(); writing++) {
            before.put(new UUID(number, writing), ours, ANY_PURPOSE, writings.get(writing));
        }
        return likeliest;
    }

    @Override
    public List<Optional<Alike>> read(DSLContext database, List<Found> found) {
        Set<UUID> all = new LinkedHashSet<>();
        found.forEach(each -> all.addAll(((Seen) each).names().keySet()));
        Map<UUID, PersonId> records = new LinkedHashMap<>();
        if (!all.isEmpty()) {
            Map<UUID, PersonId> shown = PersonStore.shownOfNames(database, all);
            Set<PersonId> inUse = PersonStore.inUse(database, new LinkedHashSet<>(shown.values()));
            shown.forEach((name, head) -> {
                if (inUse.contains(head)) {
                    records.put(name, head);
                }
            });
        }
        return found.stream().map(each -> likeliest((Seen) each, records)).toList();
    }

    private static Optional<Alike> likeliest(Seen seen, Map<UUID, PersonId> records) {
        Alike likeliest = seen.before();
        for (Map.Entry<UUID, Likeness> name : seen.names().entrySet()) {
            PersonId record = records.get(name.getKey());
            Likeness likeness = name.getValue();
            // Where both are as likely, the one who is recorded is the better to be told of.
            if (record != null && (likeliest == null || likeness.millibits() >= likeliest.millibits())) {
                likeliest = new Alike(record, -1, likeness.millibits(), likeness.verdict());
            }
        }
        return Optional.ofNullable(likeliest);
    }
}
