package org.kerwen.linkage.batch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kerwen.linkage.compare.Model;

/**
 * Chooses the blocking rules that suit a table, without knowing the truth. Every combination of two or three parts of keys is a
 * candidate; what it costs is estimated on a sample of rows. Likely pairs are found by some dissimilar candidates, and then rules are
 * taken greedily, each time the one that finds most of those pairs anew for its cost.
 */
final class RuleChoice {

    /**
     * What finding a likely pair for the first, second, … time is worth, in twentieths: whoever is found twice will be found in other
     * data too.
     */
    private static final int[] WORTH = {20, 8, 3, 1};

    private static final double SHARE_OF_RELIABLE = 0.6;
    private static final int SEEDS = 24;
    private static final int PAIRS_OF_SEED = 3_000;
    /** A row is compared with so many behind it at most. */
    private static final int LOOKED_AT = 60;

    /** Keys must be made and sorted for every row; that costs as much as this many comparisons. */
    private static final double COST_OF_RULE = 0.7;

    private static final int MANY_ROWS = 100_000;
    private static final long LIKELY = 0;

    /** Parts too wide to stand without two narrower ones. */
    private static final Set<Atom> WIDE =
            EnumSet.of(Atom.SEX, Atom.GIVEN_INITIAL, Atom.FAMILY_INITIAL, Atom.REGION, Atom.NATIONALITY);

    private final Atoms atoms;
    private final Rows table;
    private final RuleCosts costs;
    private final Model expected;
    private final int rows;
    private final long budget;
    private final int mostRules;

    private static final List<Atom> SHARED_BY_RELATIVES =
            List.of(Atom.FAMILY, Atom.PATRONYMIC, Atom.STREET, Atom.PLACE, Atom.POSTCODE);

    RuleChoice(Atoms atoms, Rows table, RowOrder order, Model expected, long budget) {
        this.atoms = atoms;
        this.table = table;
        this.expected = expected;
        this.rows = table.table().rows();
        this.costs = new RuleCosts(atoms, order, table.table().rows());
        this.budget = budget;
        this.mostRules = rows < MANY_ROWS ? 40 : 20;
    }

    private record Candidate(Rule rule, long atoms, double cost) {}

    List<Rule> choose() {
        List<Candidate> candidates = candidates();
        Agreeing agreeing = new Agreeing(Arrays.stream(likelyPairs(seeds(candidates)))
                .map(pair -> agreeing((int) (pair >>> 32), (int) pair))
                .toArray());
        List<Rule> chosen = new ArrayList<>();
        double spent = 0;
        for (Candidate families :
                Stream.concat(families().stream(), otherFamilies().stream()).toList()) {
            chosen.add(families.rule());
            // What would be too many is divided, and then costs little.
            spent += costs.pairs(families.rule(), true);
            candidates.removeIf(candidate -> candidate.atoms() == families.atoms());
        }
        while (chosen.size() < mostRules) {
            Candidate best = null;
            double bestRatio = 0;
            for (Candidate candidate : candidates) {
                if (spent + candidate.cost() > budget) {
                    continue;
                }
                double gain = agreeing.worth(candidate) / (double) WORTH[0];
                double ratio = gain / (candidate.cost() + rows * COST_OF_RULE);
                if (gain > agreeing.pairs * 0.0005 && ratio > bestRatio) {
                    best = candidate;
                    bestRatio = ratio;
                }
            }
            if (best == null) {
                break;
            }
            chosen.add(best.rule());
            spent += best.cost();
            agreeing.find(best);
            long taken = best.atoms();
            candidates.removeIf(candidate -> candidate.atoms() == taken);
        }
        addReliable(candidates, chosen, budget * SHARE_OF_RELIABLE - spent);
        return chosen;
    }

    /**
     * Likely pairs by the parts of keys in which they agree, and by how many rules they are found. Pairs that agree in the same parts
     * are found by the same rules, so that they are counted and not looked at one by one.
     */
    private static final class Agreeing {

        private final long[] parts;
        private final int[] counts;
        private final int[] found;
        private final int pairs;

        Agreeing(long[] agreeing) {
            Arrays.sort(agreeing);
            long[] each = new long[agreeing.length];
            counts = new int[agreeing.length];
            int different = 0;
            for (long one : agreeing) {
                if (different == 0 || one != each[different - 1]) {
                    each[different++] = one;
                }
                counts[different - 1]++;
            }
            parts = Arrays.copyOf(each, different);
            found = new int[different];
            pairs = agreeing.length;
        }

        /** What it is worth, in twentieths, that the candidate finds those whom it finds. */
        long worth(Candidate candidate) {
            long worth = 0;
            for (int of = 0; of < parts.length; of++) {
                if ((parts[of] & candidate.atoms()) == candidate.atoms() && found[of] < WORTH.length) {
                    worth += (long) counts[of] * WORTH[found[of]];
                }
            }
            return worth;
        }

        void find(Candidate chosen) {
            for (int of = 0; of < parts.length; of++) {
                found[of] += (parts[of] & chosen.atoms()) == chosen.atoms() ? 1 : 0;
            }
        }
    }

    /**
     * The rule under which relatives meet, whatever they are called: without it the model would see only those relatives who also
     * look alike, and take them for one person.
     */
    private Optional<Candidate> families() {
        List<Atom> shared = new ArrayList<>(atoms.present());
        shared.retainAll(SHARED_BY_RELATIVES);
        for (int size = 1; size <= shared.size(); size++) {
            Candidate widest = null;
            for (long subset = 1; subset < 1L << shared.size(); subset++) {
                if (Long.bitCount(subset) == size) {
                    List<Atom> of = new ArrayList<>();
                    for (int i = 0; i < shared.size(); i++) {
                        if ((subset >>> i & 1) != 0) {
                            of.add(shared.get(i));
                        }
                    }
                    Rule rule = new Rule(of);
                    double cost = costs.pairs(rule, false);
                    boolean narrowest = size == shared.size();
                    boolean fits = narrowest
                            || (cost <= Math.min(budget / 4.0, 4.0 * rows) && (widest == null || cost > widest.cost()));
                    widest = fits ? new Candidate(rule, mask(of.toArray(new Atom[0])), cost) : widest;
                }
            }
            if (widest != null) {
                return Optional.of(widest);
            }
        }
        return Optional.empty();
    }

    /** A rule that does not look at the family name: without it nothing is learned of how often relatives share it. */
    private Optional<Candidate> otherFamilies() {
        List<Atom> shared = new ArrayList<>(atoms.present());
        shared.retainAll(SHARED_BY_RELATIVES);
        if (!shared.remove(Atom.FAMILY) || shared.size() < 2 || !atoms.present().contains(Atom.GIVEN_INITIAL)) {
            return Optional.empty();
        }
        shared.add(Atom.GIVEN_INITIAL);
        Rule rule = new Rule(shared);
        double cost = costs.pairs(rule, true);
        return cost > budget / 4.0
                ? Optional.empty()
                : Optional.of(new Candidate(rule, mask(shared.toArray(new Atom[0])), cost));
    }

    /** What is left of the budget goes to rules that are likely to hold, whether or not a likely pair was seen that needs them. */
    private void addReliable(List<Candidate> candidates, List<Rule> chosen, double left) {
        candidates.sort(
                Comparator.comparingDouble((Candidate candidate) -> -reliability(candidate) / (candidate.cost() + rows))
                        .thenComparing(candidate -> candidate.rule().toString()));
        double spent = 0;
        for (Candidate candidate : candidates) {
            if (chosen.size() < mostRules && spent + candidate.cost() <= left) {
                chosen.add(candidate.rule());
                spent += candidate.cost();
            }
        }
    }

    private static double reliability(Candidate candidate) {
        return candidate.rule().atoms().stream()
                .mapToDouble(RuleChoice::reliability)
                .reduce(1, (a, b) -> a * b);
    }

    private long agreeing(int one, int other) {
        long agreeing = 0;
        for (Atom atom : atoms.present()) {
            int part = atoms.of(atom, one);
            if (part != 0 && part == atoms.of(atom, other)) {
                agreeing |= 1L << atom.ordinal();
            }
        }
        return agreeing;
    }

    private List<Candidate> candidates() {
        List<Atom> present = atoms.present();
        List<List<Atom>> singles = new ArrayList<>();
        List<List<Atom>> doubles = new ArrayList<>();
        for (int i = 0; i < present.size(); i++) {
            if (!WIDE.contains(present.get(i))) {
                singles.add(List.of(present.get(i)));
            }
            for (int j = i + 1; j < present.size(); j++) {
                doubles.add(List.of(present.get(i), present.get(j)));
            }
        }
        List<Candidate> candidates = cheap(singles);
        candidates.addAll(cheap(doubles));
        Set<Long> cheap = candidates.stream().map(Candidate::atoms).collect(Collectors.toSet());
        List<List<Atom>> triples = new ArrayList<>();
        for (List<Atom> two : doubles) {
            for (Atom third : present.subList(present.indexOf(two.get(1)) + 1, present.size())) {
                Atom first = two.get(0);
                Atom second = two.get(1);
                if (!cheap.contains(mask(first, second))
                        && !cheap.contains(mask(first, third))
                        && !cheap.contains(mask(second, third))) {
                    triples.add(List.of(first, second, third));
                }
            }
        }
        candidates.addAll(cheap(triples));
        candidates.sort(Comparator.comparing(candidate -> candidate.rule().toString()));
        return candidates;
    }

    /** Those of no field twice whose pairs are not too many. */
    private List<Candidate> cheap(List<List<Atom>> combinations) {
        return combinations.parallelStream()
                .filter(of -> of.stream().mapToInt(atom -> atom.fields().size()).sum()
                        == new Rule(of).fields().size())
                .map(of -> new Candidate(new Rule(of), mask(of.toArray(new Atom[0])), costs.pairs(new Rule(of), true)))
                .filter(candidate -> candidate.cost() <= budget / 4.0)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static long mask(Atom... of) {
        long mask = 0;
        for (Atom atom : of) {
            mask |= 1L << atom.ordinal();
        }
        return mask;
    }

    /** Candidates that look at different things, the likeliest to agree first. */
    private List<Candidate> seeds(List<Candidate> candidates) {
        List<Candidate> byReliability = new ArrayList<>(candidates);
        byReliability.sort(Comparator.comparingDouble((Candidate candidate) -> -reliability(candidate))
                .thenComparingDouble(Candidate::cost));
        int[] uses = new int[Atom.values().length];
        List<Candidate> seeds = new ArrayList<>();
        for (Candidate candidate : byReliability) {
            if (seeds.size() < SEEDS && candidate.rule().atoms().stream().allMatch(atom -> uses[atom.ordinal()] < 6)) {
                seeds.add(candidate);
                candidate.rule().atoms().forEach(atom -> uses[atom.ordinal()]++);
            }
        }
        return seeds;
    }

    private static double reliability(Atom atom) {
        return switch (atom) {
            case SEX, GIVEN_INITIAL, FAMILY_INITIAL, NATIONALITY, REGION -> 0.95;
            case BIRTH_YEAR, GIVEN, FAMILY, PATRONYMIC, POSTCODE_BEGINNING -> 0.88;
            case GIVEN_BEGINNING, FAMILY_BEGINNING, BIRTHDAY, BIRTH_MONTH, NAMES -> 0.82;
            case BIRTH_DAY, POSTCODE, PLACE, DOCUMENT -> 0.75;
            case STREET, PHONE, OCCUPATION -> 0.6;
        };
    }

    /** Pairs that are likely of one person, each once, as two rows in one number, in no order. */
    private long[] likelyPairs(List<Candidate> seeds) {
        return seeds.parallelStream()
                .map(this::likelyPairs)
                .flatMapToLong(Arrays::stream)
                .distinct()
                .toArray();
    }

    private long[] likelyPairs(Candidate seed) {
        // Whole blocks, but not all of them where there are many: about as many pairs from each seed.
        int part = (int) Math.max(1, Math.min(Integer.MAX_VALUE, seed.cost() / 30_000));
        long[] keyed = new long[rows];
        int used = keyed(atoms.key(seed.rule()), part, keyed);
        Arrays.sort(keyed, 0, used);
        RowComparison comparison = new RowComparison(table);
        long[] likely = new long[PAIRS_OF_SEED + LOOKED_AT];
        int found = 0;
        for (int i = 0; i < used && found < PAIRS_OF_SEED; i++) {
            found = likelyPairs(comparison, keyed, i, used, likely, found);
        }
        return Arrays.copyOf(likely, found);
    }

    /** Keys with their rows, of one key in so many. */
    private static int keyed(Atoms.Key of, int part, long[] keyed) {
        int used = 0;
        for (int row = 0; row < keyed.length; row++) {
            int key = of.of(row);
            if (key != 0 && Integer.remainderUnsigned(key, part) == 0) {
                keyed[used++] = ((long) key << 32) | row;
            }
        }
        return used;
    }

    /** The likely pairs of one row and those behind it in its block. */
    private int likelyPairs(RowComparison comparison, long[] keyed, int i, int used, long[] likely, int known) {
        int found = known;
        int one = (int) keyed[i];
        int end = Math.min(used, i + LOOKED_AT);
        for (int j = i + 1; j < end && keyed[j] >>> 32 == keyed[i] >>> 32; j++) {
            int other = (int) keyed[j];
            if (expected.scoreOr(comparison.pattern(one, other), LIKELY, LIKELY - 1) >= LIKELY) {
                likely[found++] = (long) Math.min(one, other) << 32 | Math.max(one, other);
            }
        }
        return found;
    }
}
