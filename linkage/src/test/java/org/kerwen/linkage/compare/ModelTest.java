package org.kerwen.linkage.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.kerwen.linkage.BadTable;
import org.kerwen.linkage.Field;
import org.kerwen.linkage.Likeness;
import org.kerwen.linkage.Reason;
import org.kerwen.linkage.Verdict;

class ModelTest {

    private static final double[] NOTHING_TOLD = new double[Field.values().length];

    private final Model model = ExpectedModel.of(1_000_000);

    @Test
    void theReasonsSumToTheScoreExactlyWhateverIsCompared() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 100_000; round++) {
            long pattern = random.nextLong() & ~(15L << 56) & ~(15L << 60);
            double[] shares = random.doubles(Field.values().length, 0, 1e-3).toArray();
            Likeness likeness = model.explain(pattern, shares, field -> OptionalLong.empty());
            long sum = likeness.reasons().stream().mapToLong(Reason::millibits).sum();
            assertThat(sum).as("seed %d, pattern %x", seed, pattern).isEqualTo(likeness.millibits());
            assertThat(model.score(pattern, shares))
                    .as("seed %d, pattern %x", seed, pattern)
                    .isEqualTo(likeness.millibits());
        }
    }

    @Test
    void aModelIsReadFromJsonExactlyAsItWasWritten() throws Exception {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);

        Model read = Model.ofJson(model.toJson());

        for (int round = 0; round < 10_000; round++) {
            long pattern = random.nextLong() & ~(15L << 56) & ~(15L << 60);
            double[] shares = random.doubles(Field.values().length, 0, 1e-3).toArray();
            assertThat(read.score(pattern, shares))
                    .as("seed %d, pattern %x", seed, pattern)
                    .isEqualTo(model.score(pattern, shares));
        }
        assertThat(read.toJson()).isEqualTo(model.toJson());
    }

    @Test
    void noRarityLiftsAPatternAboveTheMostThatIsToldOfIt() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 10_000; round++) {
            long pattern = random.nextLong() & ~(15L << 56) & ~(15L << 60);
            double[] shares = new double[Field.values().length];
            for (Field field : Field.values()) {
                int outcome = Pattern.outcome(pattern, field);
                double least = Outcome.leastShare(outcome);
                boolean told = Outcome.isRarityTold(field, outcome);
                shares[field.ordinal()] = told ? least + random.nextDouble() * (1 - least) : 0;
            }
            assertThat(model.score(pattern, shares))
                    .as("seed %d, pattern %x", seed, pattern)
                    .isLessThanOrEqualTo(model.mostOf(pattern));
        }
    }

    @Test
    void whatIsNoModelIsRefusedWithWhatToDo() {
        String json = model.toJson();
        assertThatThrownBy(() -> Model.ofJson("{}"))
                .isInstanceOf(BadTable.class)
                .hasMessageContaining("is no model");
        assertThatThrownBy(() -> Model.ofJson(json.substring(0, json.length() / 2)))
                .isInstanceOf(BadTable.class)
                .hasMessageContaining("Delete the file");
        assertThatThrownBy(() -> Model.ofJson(json.replaceFirst("\"before\": [-0-9.]+", "\"before\": 1e999")))
                .isInstanceOf(BadTable.class)
                .hasMessageContaining("\"before\"");
    }

    @Test
    void twinsAreNeverCalledAMatch() {
        long twins = Pattern.with(0, Field.GIVEN, Outcome.DIFFERENT);
        twins = Pattern.with(twins, Field.FAMILY, Outcome.SAME_RAREST);
        twins = Pattern.with(twins, Field.PATRONYMIC, Outcome.SAME_RAREST);
        twins = Pattern.with(twins, Field.BIRTH, Outcome.SAME_COMMON);
        twins = Pattern.with(twins, Field.PLACE, Outcome.SAME_RAREST);

        Likeness likeness = model.explain(twins, NOTHING_TOLD, field -> OptionalLong.empty());

        assertThat(likeness.verdict()).isNotEqualTo(Verdict.MATCH);
        assertThat(likeness.probability()).isLessThan(0.5);
    }

    @Test
    void brothersAreNotTakenForOnePersonAlthoughTheyShareRareNames() {
        long brothers = Pattern.with(0, Field.GIVEN, Outcome.DIFFERENT);
        brothers = Pattern.with(brothers, Field.FAMILY, Outcome.SAME_RAREST);
        brothers = Pattern.with(brothers, Field.PATRONYMIC, Outcome.SAME_RAREST);
        brothers = Pattern.with(brothers, Field.BIRTH, Outcome.WITHIN_TEN_YEARS);
        brothers = Pattern.with(brothers, Field.PLACE, Outcome.SAME_RAREST);

        Likeness likeness = model.explain(brothers, NOTHING_TOLD, field -> OptionalLong.empty());

        assertThat(likeness.verdict()).isEqualTo(Verdict.NO_MATCH);
        assertThat(likeness.reasons()).extracting(Reason::kind).contains(Reason.Kind.COULD_BE_RELATIVE);
    }

    @Test
    void ofTwoValuesOfOneOutcomeTheRarerSaysMore() {
        long pattern = Pattern.with(0, Field.FAMILY, Outcome.SAME_SOUND);
        double[] common = new double[Field.values().length];
        double[] rare = common.clone();
        common[Field.FAMILY.ordinal()] = 0.1;
        rare[Field.FAMILY.ordinal()] = 0.0001;

        assertThat(model.score(pattern, rare)).isGreaterThan(model.score(pattern, common) + 5_000);
        assertThat(model.score(pattern, common)).isLessThan(model.score(pattern));
    }

    @Test
    void aRarerNameThatIsSharedSaysMore() {
        for (int outcome = Outcome.SAME_COMMON; outcome < Outcome.SAME_RAREST; outcome++) {
            assertThat(model.weight(Field.FAMILY, outcome + 1)).isGreaterThan(model.weight(Field.FAMILY, outcome));
        }
        assertThat(Outcome.same(1, 1_000_000)).isEqualTo(Outcome.SAME_RAREST);
        assertThat(Outcome.same(500_000, 1_000_000)).isEqualTo(Outcome.SAME_COMMON);
    }
}
