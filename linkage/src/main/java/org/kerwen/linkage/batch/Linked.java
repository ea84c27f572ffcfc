package org.kerwen.linkage.batch;

import java.util.List;
import java.util.OptionalLong;
import org.kerwen.linkage.Field;
import org.kerwen.linkage.Likeness;
import org.kerwen.linkage.compare.Model;
import org.kerwen.linkage.table.PersonTable;

/** What linking a table found: pairs with their scores, the model, and what blocking did. */
public final class Linked {

    private final PersonTable table;
    private final Model model;
    private final long compared;
    private final int[] first;
    private final int[] second;
    private final int[] scores;

    Linked(PersonTable table, PairSearch search, Model model, List<Blocks> blocks) {
        this.table = table;
        this.model = model;
        this.compared = search.compared();
        PatternCounts counts = search.counts();
        int[] byPattern = new int[counts.size()];
        for (int index = 0; index < byPattern.length; index++) {
            byPattern[index] = (int) model.score(counts.pattern(index));
        }
        PairList pairs = search.pairs();
        this.first = new int[pairs.size()];
        this.second = new int[pairs.size()];
        this.scores = new int[pairs.size()];
        for (int pair = 0; pair < pairs.size(); pair++) {
            first[pair] = pairs.first(pair);
            second[pair] = pairs.second(pair);
            scores[pair] = byPattern[pairs.pattern(pair)];
        }
    }

    /** How many pairs were compared. */
    public long compared() {
        return compared;
    }

    public Model model() {
        return model;
    }

    public PersonTable table() {
        return table;
    }

    /** How many pairs were remembered: those that are not evidently of two people. */
    public int pairs() {
        return first.length;
    }

    public int first(int pair) {
        return first[pair];
    }

    public int second(int pair) {
        return second[pair];
    }

    /** The score of a pair in thousandths of a bit. */
    public int score(int pair) {
        return scores[pair];
    }

    /** Why two rows have their score. */
    public Likeness explain(int row, int other) {
        long pattern = new RowComparison(table).pattern(row, other);
        return model.explain(pattern, field -> oneIn(field, other));
    }

    private OptionalLong oneIn(Field field, int row) {
        int[] column = table.column(field);
        if (column == null || field == Field.BIRTH || field == Field.SEX) {
            return OptionalLong.empty();
        }
        int having = table.tokens().frequency(field, column[row]);
        return having == 0 ? OptionalLong.empty() : OptionalLong.of(Math.round((double) table.rows() / having));
    }
}
