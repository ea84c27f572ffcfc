package org.kerwen.linkage.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LinkHistoryTest {

    @Test
    void whateverWasLinkedAndUnlinkedUndoingEveryStepLeavesEachRecordToItself() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 100; round++) {
            LinkHistory history = new LinkHistory();
            Set<String> model = new HashSet<>();
            for (int i = 0; i < 60; i++) {
                String one = "r" + random.nextInt(12);
                String other = "r" + random.nextInt(12);
                String key = one.compareTo(other) < 0 ? one + other : other + one;
                if (random.nextInt(3) > 0) {
                    boolean done = history.link(one, other).isPresent();
                    assertThat(done).as("seed %d", seed).isEqualTo(!one.equals(other) && model.add(key));
                } else {
                    boolean done = history.unlink(one, other).isPresent();
                    assertThat(done).as("seed %d", seed).isEqualTo(model.remove(key));
                }
            }
            for (int step = history.steps().size() - 1; step >= 0; step--) {
                history.undo(step);
            }
            for (int record = 0; record < 12; record++) {
                assertThat(history.recordsWith("r" + record))
                        .as("seed %d", seed)
                        .containsExactly("r" + record);
            }
        }
    }

    @Test
    void thePersonHasTheSameNameHoweverTheLinksCameAbout() {
        List<String[]> links = List.of(new String[] {"b", "c"}, new String[] {"d", "a"}, new String[] {"c", "d"});
        List<String> names = new ArrayList<>();
        for (int first = 0; first < 3; first++) {
            LinkHistory history = new LinkHistory();
            for (int i = 0; i < 3; i++) {
                history.link(links.get((first + i) % 3)[0], links.get((first + i) % 3)[1]);
            }
            names.add(history.personOf("c"));
        }

        assertThat(names).containsExactly("a", "a", "a");
    }

    @Test
    void unlinkingOneLeavesTheOthersTogetherAndIsRemembered() {
        LinkHistory history = new LinkHistory();
        history.link("a", "b");
        history.link("b", "c");

        history.unlink("b", "c");

        assertThat(history.recordsWith("a")).containsExactly("a", "b");
        assertThat(history.recordsWith("c")).containsExactly("c");
        assertThat(history.steps())
                .extracting(LinkHistory.Step::decision)
                .containsExactly(LinkHistory.Decision.LINK, LinkHistory.Decision.LINK, LinkHistory.Decision.UNLINK);
    }
}
