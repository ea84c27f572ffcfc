package org.kerwen.linkage.batch;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kerwen.linkage.Field;
import org.kerwen.linkage.compare.Outcome;
import org.kerwen.linkage.table.Hashing;
import org.kerwen.linkage.table.PersonTable;
import org.kerwen.linkage.table.Tokens;

/**
 * How often each outcome comes by chance, between strangers: equal values from how frequent each value is, everything else from pairs
 * drawn at random. The draw depends on what stands in the rows, not on their order.
 */
final class Chance {

    private static final int PAIRS = 200_000;
    private static final int ROWS_OF_SAMPLE = 200_000;
    private static final double UNSEEN = 0.5;
    private static final int STEPS = 30;
    private static final int SEEN_AT_LEAST = 30;
    private static final double EXACTLY_EXCHANGED = 0.6;

    private final double[][] chances = new double[Field.values().length][Outcome.COUNT];
    private final double[][] usual = new double[Field.values().length][Outcome.COUNT];
    private final double[][] shares = new double[Field.values().length][Outcome.COUNT];

    /** Of all people. */
    Chance(Rows rows, RowOrder order) {
        this(rows, order, null);
    }

    /** @param community the community of each row; only pairs of one community count. Null if all are of one. */
    private Chance(Rows rows, RowOrder order, int @Nullable [] community) {
        PersonTable table = rows.table();
        for (Field field : table.fields()) {
            shares(table, field, order, community);
        }
        drawPairs(rows, order, community);
    }

    /**
     * Of people of one nationality, who are named more alike than people are: what is rare in the world may be common in a country.
     * Absent where the table tells no nationality.
     */
    static Optional<Chance> ofNeighbours(Rows rows, RowOrder order) {
        int[] nationality = rows.table().column(Field.NATIONALITY);
        return nationality == null ? Optional.empty() : Optional.of(new Chance(rows, order, nationality));
    }

    /** The share of pairs that are of one nationality. */
    static double neighbours(PersonTable table) {
        int[] nationality = table.column(Field.NATIONALITY);
        if (nationality == null) {
            return 0;
        }
        int[] sizes = having(nationality);
        double known = 0;
        double together = 0;
        for (int value = 1; value < sizes.length; value++) {
            known += sizes[value];
            together += (double) sizes[value] * sizes[value];
        }
        return known == 0 ? 0 : together / (known * known);
    }

    /** The share of pairs of strangers with this outcome, among those where both values are known. */
    double of(Field field, int outcome) {
        return chances[field.ordinal()][outcome];
    }

    /** The share of people whose value is of the rarity that the outcome stands for. */
    double share(Field field, int outcome) {
        return shares[field.ordinal()][outcome];
    }

    /** How frequent the values of people are; of many people, a sample tells. */
    private void shares(PersonTable table, Field field, RowOrder order, int @Nullable [] community) {
        int[] column = table.column(field);
        if (column == null) {
            return;
        }
        Sample sample = new Sample(table, field, column, community);
        int step = Math.max(1, table.rows() / ROWS_OF_SAMPLE);
        for (int place = 0; place < table.rows(); place += step) {
            sample.take(order.row(place));
        }
        for (int outcome = Outcome.SAME_COMMON; outcome <= Outcome.SAME_RAREST && sample.exact > 0; outcome++) {
            shares[field.ordinal()][outcome] /= sample.exact;
            chances[field.ordinal()][outcome] *=
                    1 / sample.communities * (sample.tallied ? 1 : sample.exact / sample.known);
        }
    }

    /** Some of the values of a field. */
    private final class Sample {

        private final PersonTable table;
        private final Field field;
        private final int[] column;
        private final int @Nullable [] community;
        private final boolean tallied;
        private final int[] having;
        private double known;
        private double exact;
        private double communities;
        private long lastCommunity = -1;
        private double lastPeople;

        Sample(PersonTable table, Field field, int[] column, int @Nullable [] community) {
            this.table = table;
            this.field = field;
            this.column = column;
            this.community = community;
            this.tallied = field.measure() != Field.Measure.DATE && field.measure() != Field.Measure.CLASS;
            this.having = tallied ? new int[0] : having(column);
        }

        void take(int row) {
            int value = column[row];
            if (value == 0 || (community != null && community[row] == 0)) {
                return;
            }
            known++;
            if (field == Field.BIRTH && table.dates().digitsOf(value) == 0) {
                return;
            }
            long of = community == null ? Tokens.EVERYBODY : table.tokens().community(community[row]);
            if (tallied && of != lastCommunity) {
                lastCommunity = of;
                lastPeople = Math.max(1, table.tokens().people(field, of));
            }
            double people = tallied ? lastPeople : Math.max(1, table.rows());
            int same = tallied ? table.tokens().having(field, table.tokens().stemHash(value), of) : having[value];
            int outcome = !tallied
                    ? Outcome.SAME_COMMON
                    : community == null || field == Field.NATIONALITY
                            ? Outcome.same(table.tokens().frequency(field, value), table.rows())
                            : Outcome.same(same, (int) people);
            // A pair of one community is one of a large community more often.
            double weight = tallied && community != null ? people : 1;
            communities += weight;
            exact++;
            shares[field.ordinal()][outcome]++;
            // A value that one person has is met by chance too: as often as the next person has it.
            chances[field.ordinal()][outcome] += weight * Math.max(same - 1, UNSEEN) / people;
        }
    }

    private static int[] having(int[] column) {
        int[] having = new int[Arrays.stream(column).max().orElse(0) + 1];
        for (int value : column) {
            having[value]++;
        }
        return having;
    }

    private void drawPairs(Rows rows, RowOrder order, int @Nullable [] community) {
        PersonTable table = rows.table();
        int count = table.rows();
        if (count < 2) {
            return;
        }
        Drawn drawn = new Drawn(rows);
        long draws = Math.min(PAIRS, (long) count * (count - 1) / 2 * 4);
        long state = 20_261_125;
        for (long draw = 0; draw < draws; draw++) {
            state = Hashing.of(state, draw);
            int one = order.row((int) Long.remainderUnsigned(state, count));
            state = Hashing.of(state, draw);
            int other = order.row((int) Long.remainderUnsigned(state, count));
            for (int step = 1; community != null && community[one] != community[other] && step < STEPS; step++) {
                other = order.row((int) Long.remainderUnsigned(state + step * 7_919L, count));
            }
            if (one != other && (community == null || (community[one] == community[other] && community[one] != 0))) {
                drawn.add(one, other);
            }
        }
        usual(drawn.seen, drawn.rarity);
        for (Field field : table.fields()) {
            others(field, drawn.seen[field.ordinal()]);
        }
        // Of names that are exactly exchanged it is told how rare they are, whatever chance does among those that are
        // nearly so.
        usual[Field.GIVEN.ordinal()][Outcome.EXCHANGED] = EXACTLY_EXCHANGED * of(Field.GIVEN, Outcome.EXCHANGED);
    }

    /** What pairs look like that were drawn. */
    private static final class Drawn {

        private final RowComparison comparison;
        private final double[][] seen = new double[Field.values().length][Outcome.COUNT];
        private final double[][] rarity = new double[seen.length][Outcome.COUNT];
        private final double[] rarities = new double[seen.length];

        Drawn(Rows rows) {
            comparison = new RowComparison(rows);
        }

        void add(int one, int other) {
            long pattern = comparison.pattern(one, other);
            comparison.shares(pattern, one, other, rarities);
            for (int field = 0; field < seen.length; field++) {
                int outcome = (int) (pattern >>> (field * 4)) & 15;
                seen[field][outcome]++;
                if (rarities[field] > 0) {
                    rarity[field][outcome] += 1 / rarities[field];
                }
            }
        }
    }

    /** Equal values are known from their frequencies; of the others the harmonic mean is what makes rarity right on the average. */
    private void usual(double[][] seen, double[][] rarity) {
        for (int field = 0; field < usual.length; field++) {
            for (int outcome = Outcome.SAME_COMMON; outcome < Outcome.COUNT; outcome++) {
                if (outcome <= Outcome.SAME_RAREST) {
                    double share = shares[field][outcome];
                    usual[field][outcome] = share == 0 ? 0 : chances[field][outcome] / share;
                } else if (seen[field][outcome] >= SEEN_AT_LEAST && rarity[field][outcome] > 0) {
                    usual[field][outcome] = seen[field][outcome] / rarity[field][outcome];
                }
            }
        }
    }

    /** By how many people, on the average, that is had which makes the outcome; 0 where that is not known. */
    double[][] usual() {
        return usual;
    }

    /** What is not “the same” shares what the equal values leave. */
    private void others(Field field, double[] seen) {
        double[] chance = chances[field.ordinal()];
        double same = 0;
        double drawn = 0;
        for (int outcome = Outcome.SAME_COMMON; outcome < Outcome.COUNT; outcome++) {
            if (outcome <= Outcome.SAME_RAREST) {
                same += chance[outcome];
            } else {
                drawn += seen[outcome] + UNSEEN;
            }
        }
        for (int outcome = Outcome.SAME_RAREST + 1; outcome < Outcome.COUNT; outcome++) {
            chance[outcome] = (1 - Math.min(0.99, same)) * (seen[outcome] + UNSEEN) / drawn;
        }
    }
}
