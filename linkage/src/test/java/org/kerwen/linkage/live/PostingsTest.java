package org.kerwen.linkage.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PostingsTest {

    @Test
    void manyKeysAtOnceAreFoundAsAMapHasThem() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        Postings postings = new Postings();
        Map<Long, List<Integer>> model = new HashMap<>();
        for (int step = 1; step <= 20_000; step++) {
            long key = key(random);
            int number = random.nextInt(50);
            List<Integer> numbers = model.computeIfAbsent(key, any -> new ArrayList<>());
            if (random.nextInt(3) > 0) {
                postings.add(key, number);
                numbers.add(number);
            } else {
                postings.remove(key, number);
                numbers.remove(Integer.valueOf(number));
            }
            if (step % 500 == 0) {
                long[] keys = random.longs(300, 0, 1).map(any -> key(random)).toArray();
                assertThat(found(postings, keys.clone()))
                        .as("seed %d", seed)
                        .containsExactlyElementsOf(Arrays.stream(keys)
                                .mapToObj(each -> model.getOrDefault(each, List.of()))
                                .filter(each -> !each.isEmpty())
                                .map(each -> each.stream().sorted().toList())
                                .toList());
            }
        }
    }

    @Test
    void rowsAreSortedAsAnyOtherNumbers() {
        SplittableRandom random = new SplittableRandom(1);
        for (int size : List.of(0, 1, 2, 199, 200, 201, 3_000)) {
            for (int below : List.of(1, 2_000, 3_000_000, Integer.MAX_VALUE)) {
                int[] rows = random.ints(size + 7, 0, below).toArray();
                int[] sorted = Arrays.copyOf(rows, size);
                Arrays.sort(sorted);

                assertThat(Arrays.copyOf(RowSort.rising(rows, size), size)).isEqualTo(sorted);
            }
        }
    }

    private static long key(SplittableRandom random) {
        return (1 + random.nextInt(2_000)) * 0x9E3779B97F4A7C15L;
    }

    private static List<List<Integer>> found(Postings postings, long[] keys) {
        long[] places = new long[3 + keys.length];
        int count = postings.find(keys, keys.length, places, 3);
        List<List<Integer>> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int[] numbers = new int[(int) (places[3 + i] >>> 32)];
            assertThat(postings.copyAt((int) places[3 + i], numbers, 0)).isEqualTo(numbers.length);
            all.add(Arrays.stream(numbers).sorted().boxed().toList());
        }
        return all;
    }
}
