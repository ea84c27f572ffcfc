package org.kerwen.linkage.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class JaroWinklerTest {

    private final JaroWinkler jaroWinkler = new JaroWinkler();

    @Test
    void itIsTheLikenessOfTheTextbook() {
        assertThat(of("martha", "marhta")).isCloseTo(0.9611, within(0.0001));
        assertThat(of("dwayne", "duane")).isCloseTo(0.84, within(0.0001));
        assertThat(of("dixon", "dicksonx")).isCloseTo(0.8133, within(0.0001));
        assertThat(of("a", "b")).isZero();
        assertThat(of("kurbanov", "kurbanov")).isEqualTo(1);
    }

    @Test
    void onBitsItIsWhatItIsLetterByLetterAndNeverAboveItsBound() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 50_000; round++) {
            String one = word(random);
            String other = random.nextBoolean() ? word(random) : changed(one, random);
            assertThat(of(one, other))
                    .as("seed %d: %s, %s", seed, one, other)
                    .isCloseTo(textbook(one, other), within(1e-12));
            assertThat(of(one, other))
                    .as("bound, seed %d: %s, %s", seed, one, other)
                    .isLessThanOrEqualTo(
                            JaroWinkler.bound(mask(one), one.length(), mask(other), other.length()) + 1e-12);
        }
    }

    @Test
    void fromAThresholdOnItIsTheSameAndNothingBelow() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        double[] least = {0.78, 0.80, 0.91};
        List<JaroWinkler.Threshold> thresholds =
                Arrays.stream(least).mapToObj(JaroWinkler.Threshold::new).toList();
        int[] reached = new int[least.length];
        for (int round = 0; round < 50_000; round++) {
            String one = word(random);
            String other = random.nextBoolean() ? word(random) : changed(one, random);
            byte[] a = one.getBytes(StandardCharsets.US_ASCII);
            byte[] b = other.getBytes(StandardCharsets.US_ASCII);
            int prefix = JaroWinkler.prefix(beginning(a), beginning(b));
            int at = random.nextInt(least.length);
            double likeness = of(one, other);
            boolean enough = likeness >= least[at];
            reached[at] += enough ? 1 : 0;
            assertThat(jaroWinkler.likenessFrom(thresholds.get(at), a, 0, a.length, b, 0, b.length, prefix))
                    .as("seed %d: %s, %s from %f", seed, one, other, least[at])
                    .isEqualTo(enough ? likeness : 0);
        }
        assertThat(reached).as("seed %d", seed).doesNotContain(0);
    }

    private static int beginning(byte[] word) {
        int beginning = 0;
        for (int i = 0; i < Math.min(4, word.length); i++) {
            beginning |= word[i] << (8 * i);
        }
        return beginning;
    }

    private double of(String one, String other) {
        byte[] a = one.getBytes(StandardCharsets.US_ASCII);
        byte[] b = other.getBytes(StandardCharsets.US_ASCII);
        return jaroWinkler.likeness(a, 0, a.length, b, 0, b.length);
    }

    private static int mask(String word) {
        return word.chars().map(c -> 1 << (c & 31)).reduce(0, (a, b) -> a | b);
    }

    private static String word(SplittableRandom random) {
        StringBuilder word = new StringBuilder();
        int length = 1 + random.nextInt(random.nextInt(10) == 0 ? 64 : 12);
        int letters = 2 + random.nextInt(25);
        for (int i = 0; i < length; i++) {
            word.append((char) ('a' + random.nextInt(letters)));
        }
        return word.toString();
    }

    private static String changed(String word, SplittableRandom random) {
        StringBuilder changed = new StringBuilder(word);
        changed.setCharAt(random.nextInt(word.length()), (char) ('a' + random.nextInt(26)));
        return changed.toString();
    }

    private static double textbook(String a, String b) {
        int reach = Math.max(0, Math.max(a.length(), b.length()) / 2 - 1);
        boolean[] usedA = new boolean[a.length()];
        boolean[] usedB = new boolean[b.length()];
        double common = 0;
        for (int j = 0; j < b.length(); j++) {
            for (int i = Math.max(0, j - reach); i <= Math.min(a.length() - 1, j + reach); i++) {
                if (!usedA[i] && a.charAt(i) == b.charAt(j)) {
                    usedA[i] = true;
                    usedB[j] = true;
                    common++;
                    break;
                }
            }
        }
        if (common == 0) {
            return 0;
        }
        int moved = 0;
        int j = 0;
        for (int i = 0; i < a.length(); i++) {
            if (usedA[i]) {
                while (!usedB[j]) {
                    j++;
                }
                moved += a.charAt(i) == b.charAt(j) ? 0 : 1;
                j++;
            }
        }
        int exchanged = moved / 2;
        double jaro = (common / a.length() + common / b.length() + (common - exchanged) / common) / 3;
        int prefix = 0;
        while (prefix < Math.min(4, Math.min(a.length(), b.length())) && a.charAt(prefix) == b.charAt(prefix)) {
            prefix++;
        }
        return jaro + prefix * 0.1 * (1 - jaro);
    }
}
