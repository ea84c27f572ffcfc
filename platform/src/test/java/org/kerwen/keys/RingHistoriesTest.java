package org.kerwen.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kerwen.kernel.Actor;
import org.kerwen.keys.OrganisationKeys.Answer;

/** Random lives of an organisation against a model of a few lines: who has the ring, and since when somebody has it no more. */
class RingHistoriesTest {
    private static final byte[] SECRET = {4, 2};

    private final long seed = Long.getLong("seed", new Random().nextLong());
    private final Random random = new Random(seed);
    private final Rings rings = new Rings();
    private final List<byte[]> sealed = new ArrayList<>();

    /** Who has the ring. */
    private final Set<Actor.Person> holders = new LinkedHashSet<>();

    /** Who waits for a second, and by whom. */
    private final Map<Actor.Person, Actor.Person> proposed = new LinkedHashMap<>();

    /** What those who left may have kept. */
    private final List<OrganisationKeys> kept = new ArrayList<>();

    private @Nullable List<PaperShare> shares;

    @Test
    void whoeverHasTheRingOpensEverythingAndWhoeverLeftNothingOfLater() throws Unopened {
        System.out.println("RingHistoriesTest: seed " + seed);
        Actor.Person founder = rings.founder();
        holders.add(founder);
        for (int step = 0; step < 250; step++) {
            Actor.Person actor = any(holders);
            switch (random.nextInt(10)) {
                case 0, 1 -> join(actor);
                case 2, 3 -> confirm(actor);
                case 4 -> leave(actor);
                case 5 -> assertThat(rings.keys.rotate(actor)).isEqualTo(Answer.DONE);
                case 6 -> restart(actor);
                case 7 -> shares = rings.keys.onPaper().printShares(actor).orElseThrow();
                case 8 -> fromPaper();
                default -> {}
            }
            seal();
            check(step);
        }
    }

    private void join(Actor.Person actor) {
        Actor.Person fresh = rings.somebody();
        Answer answer = rings.propose(actor, fresh);
        if (holders.size() == 1) {
            assertThat(answer).as("seed %d", seed).isEqualTo(Answer.DONE);
            holders.add(fresh);
        } else {
            assertThat(answer).as("seed %d", seed).isEqualTo(Answer.WAITS);
            proposed.put(fresh, actor);
        }
    }

    private void confirm(Actor.Person actor) {
        if (proposed.isEmpty()) {
            return;
        }
        Actor.Person whom = any(proposed.keySet());
        Answer answer = rings.confirm(actor, whom);
        if (actor.equals(proposed.get(whom))) {
            assertThat(answer).as("seed %d", seed).isEqualTo(Answer.SECOND_PERSON);
        } else {
            assertThat(answer).as("seed %d", seed).isEqualTo(Answer.DONE);
            proposed.remove(whom);
            holders.add(whom);
        }
    }

    private void leave(Actor.Person leaver) {
        if (holders.size() == 1) {
            return;
        }
        OrganisationKeys memory = Rings.process();
        assertThat(memory.unlock(rings.organisation, leaver.account(), rings.pair(leaver)))
                .isTrue();
        kept.add(memory);
        holders.remove(leaver);
        proposed.values().removeIf(leaver::equals);
        rings.remove(any(holders), leaver);
        rings.keys.look();
    }

    /** All that this process had open is gone; somebody signs in. */
    private void restart(Actor.Person actor) {
        rings.keys.lock(actor);
        assertThat(rings.keys.seal(rings.organisation, SECRET, "test")).isEmpty();
        assertThat(rings.keys.unlock(rings.organisation, actor.account(), rings.pair(actor)))
                .as("seed %d", seed)
                .isTrue();
    }

    private void fromPaper() {
        if (shares == null) {
            return;
        }
        Actor.Person fresh = rings.somebody();
        int one = random.nextInt(3);
        int other = (one + 1 + random.nextInt(2)) % 3;
        assertThat(rings.keys
                        .onPaper()
                        .openWithShares(fresh, shares.get(one), shares.get(other), rings.publicHalf(fresh)))
                .as("seed %d", seed)
                .isEqualTo(Answer.DONE);
        holders.add(fresh);
    }

    private void seal() {
        sealed.add(rings.keys.seal(rings.organisation, SECRET, "test").orElseThrow());
    }

    private void check(int step) throws Unopened {
        Actor.Person holder = any(holders);
        OrganisationKeys fresh = Rings.process();
        assertThat(fresh.unlock(rings.organisation, holder.account(), rings.pair(holder)))
                .as("seed %d, step %d", seed, step)
                .isTrue();
        for (byte[] each : sealed) {
            assertThat(fresh.open(rings.organisation, each, "test").orElseThrow())
                    .isEqualTo(SECRET);
        }
        assertThat(rings.keys.holders().state(holder).holders())
                .extracting(RingHolders.Holder::account)
                .as("seed %d, step %d", seed, step)
                .containsExactlyInAnyOrderElementsOf(
                        holders.stream().map(Actor.Person::account).toList());
        for (Actor.Person waiting : proposed.keySet()) {
            assertThat(rings.opensFor(waiting))
                    .as("seed %d, step %d", seed, step)
                    .isFalse();
        }
        // What was sealed before was looked at when it was the newest.
        for (OrganisationKeys memory : kept) {
            assertThatExceptionOfType(Unopened.class)
                    .as("seed %d, step %d", seed, step)
                    .isThrownBy(() -> memory.open(rings.organisation, sealed.getLast(), "test"));
        }
    }

    private <T> T any(Set<T> of) {
        return List.copyOf(of).get(random.nextInt(of.size()));
    }
}
