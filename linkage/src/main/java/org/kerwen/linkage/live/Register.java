package org.kerwen.linkage.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kerwen.linkage.ColumnKind;
import org.kerwen.linkage.Field;
import org.kerwen.linkage.compare.Comparison;
import org.kerwen.linkage.compare.Model;
import org.kerwen.linkage.compare.PatternOfPair;
import org.kerwen.linkage.table.Dates;
import org.kerwen.linkage.table.Tokens;

/** The people of one organisation. */
final class Register {

    private static final int FIELDS = Field.values().length;

    /** Less likely than this, in thousandths of a bit, is not told: a probability of one in a thousand. */
    private static final long TOLD_FROM = -10_000;

    /** Whoever scores less was hardly meant; then it is looked further. */
    private static final long NEAR_ENOUGH = -3_000;

    /** Whoever scores more is very likely meant: a probability of 0.97. */
    private static final long SURELY_MEANT = 5_000;

    /** People who are not there yet: the first hundred names of a register are not common because they are the first. */
    private static final int UNSEEN = 300;

    /** What is rare may add so much to what its pattern says. */
    private static final long RARITY_AT_MOST = 10_000;

    private final Model model;
    private final Optional<String> dateFormat;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Readings readings = new Readings();
    private final Tokens tokens = new Tokens();
    private final Dates dates = new Dates();
    private final Neighbourhood neighbourhood = new Neighbourhood(tokens);
    private final Postings postings = new Postings();
    private final Map<UUID, Integer> rows = new HashMap<>();
    private @Nullable UUID[] ids = new UUID[16];
    private long[] purposes = new long[16];
    private int[] values = new int[16 * FIELDS];
    private int used;
    private final Deque<Integer> free = new ArrayDeque<>();

    Register(Model model, Optional<String> dateFormat) {
        this.model = model;
        this.dateFormat = dateFormat;
    }

    int size() {
        lock.readLock().lock();
        try {
            return rows.size();
        } finally {
            lock.readLock().unlock();
        }
    }

    void put(LivePerson person) {
        Question written = Question.read(person.values(), dateFormat, readings, true);
        lock.writeLock().lock();
        try {
            takeOut(person.id());
            int row = free.isEmpty() ? used++ : free.removeLast();
            if (row == ids.length) {
                ids = Arrays.copyOf(ids, row * 2);
                purposes = Arrays.copyOf(purposes, row * 2);
                values = Arrays.copyOf(values, row * 2 * FIELDS);
            }
            ids[row] = person.id();
            purposes[row] = person.purposes();
            rows.put(person.id(), row);
            written.into(tokens, dates, neighbourhood, values, row * FIELDS);
            count(row, 1);
            for (long key : Keys.of(tokens, dates, values, row * FIELDS)) {
                postings.add(key, row);
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    boolean remove(UUID id) {
        lock.writeLock().lock();
        try {
            return takeOut(id);
        } finally {
            lock.writeLock().unlock();
        }
    }

    private boolean takeOut(UUID id) {
        Integer row = rows.remove(id);
        if (row == null) {
            return false;
        }
        for (long key : Keys.of(tokens, dates, values, row * FIELDS)) {
            postings.remove(key, row);
        }
        count(row, -1);
        Arrays.fill(values, row * FIELDS, (row + 1) * FIELDS, 0);
        ids[row] = null;
        purposes[row] = 0;
        free.add(row);
        return true;
    }

    private void count(int row, int by) {
        long community = tokens.community(values[row * FIELDS + Field.NATIONALITY.ordinal()]);
        for (Field field : Field.values()) {
            int value = values[row * FIELDS + field.ordinal()];
            if (value != 0 && field.measure() != Field.Measure.DATE && field.measure() != Field.Measure.CLASS) {
                tokens.count(field, value, community, by);
            }
        }
    }

    LikePeople find(Asker asker, Map<ColumnKind, String> typed, int most, Predicate<UUID> wanted) {
        return find(asker, typed, most, wanted, TOLD_FROM);
    }

    LikePeople nearest(Asker asker, Map<ColumnKind, String> typed, int most) {
        return find(asker, typed, most, id -> true, Long.MIN_VALUE);
    }

    private LikePeople find(Asker asker, Map<ColumnKind, String> typed, int most, Predicate<UUID> wanted, long from) {
        Question question = Question.read(typed, dateFormat, readings, false);
        lock.readLock().lock();
        try {
            boolean ofSearch = from == Long.MIN_VALUE;
            Candidates candidates = ofSearch
                    ? Candidates.beginning(question, tokens, neighbourhood, postings)
                    : Candidates.near(question, tokens, neighbourhood, postings);
            Search search = new Search(asker, question, most, wanted, from);
            search.look(candidates);
            if (ofSearch) {
                return search.answer(candidates.complete());
            }
            if (search.best() < NEAR_ENOUGH) {
                candidates = Candidates.far(question, tokens, neighbourhood, postings);
                search.look(candidates);
            }
            return search.answer(candidates.complete());
        } finally {
            lock.readLock().unlock();
        }
    }

    /** One question's way through the candidates. */
    private final class Search {

        private final Asker asker;
        private final Question question;
        private final Predicate<UUID> wanted;
        private final long from;
        private final PatternOfPair pair;
        private final long[] scores;
        private final long[] patterns;
        private final int[] found;
        private final double[] shares = new double[FIELDS];
        private final double[][] sharesOf;
        private int count;
        private int compared;

        Search(Asker asker, Question question, int most, Predicate<UUID> wanted, long from) {
            this.asker = asker;
            this.question = question;
            this.wanted = wanted;
            this.from = from;
            this.scores = new long[most];
            this.patterns = new long[most];
            this.sharesOf = new double[most][FIELDS];
            this.found = new int[most];
            this.pair = PatternOfPair.ofOneWithMany(
                    question.fields(),
                    new Comparison(
                            question.tokens(), question.dates(), tokens, dates, Math.max(1, rows.size()), UNSEEN));
        }

        long best() {
            return count == 0 ? Long.MIN_VALUE : scores[0];
        }

        void look(Candidates candidates) {
            for (int i = 0; i < candidates.size(); i++) {
                // Whoever agrees in two things only is hardly meant where somebody was found who surely is.
                if (i == candidates.underMoreThanOneKey() && from == TOLD_FROM && best() >= SURELY_MEANT) {
                    return;
                }
                int row = candidates.row(i);
                // Who must not be found is not compared either: not even the time it takes tells of them.
                if ((purposes[row] & asker.purposes()) != 0) {
                    compare(row);
                }
            }
        }

        private void compare(int row) {
            compared++;
            long pattern = pair.of(question.values(), 0, values, row * FIELDS);
            long usually = model.score(pattern) + RARITY_AT_MOST;
            if (usually < from || (count == found.length && usually <= scores[count - 1])) {
                return;
            }
            pair.shares(pattern, question.values(), 0, values, row * FIELDS, shares);
            long score = model.score(pattern, shares);
            if (score < from || (count == found.length && score <= scores[count - 1]) || known(row)) {
                return;
            }
            if (!wanted.test(id(row))) {
                return;
            }
            int at = count < found.length ? count++ : count - 1;
            double[] own = sharesOf[at];
            while (at > 0 && scores[at - 1] < score) {
                sharesOf[at] = sharesOf[at - 1];
                scores[at] = scores[at - 1];
                patterns[at] = patterns[at - 1];
                found[at] = found[at - 1];
                at--;
            }
            scores[at] = score;
            patterns[at] = pattern;
            System.arraycopy(shares, 0, own, 0, FIELDS);
            sharesOf[at] = own;
            found[at] = row;
        }

        private boolean known(int row) {
            for (int i = 0; i < count; i++) {
                if (found[i] == row) {
                    return true;
                }
            }
            return false;
        }

        LikePeople answer(boolean complete) {
            List<LikePeople.LikePerson> people = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int row = found[i];
                people.add(new LikePeople.LikePerson(
                        id(row),
                        model.explain(
                                patterns[i],
                                sharesOf[i],
                                field -> oneIn(field, values[row * FIELDS + field.ordinal()]))));
            }
            people.sort(Comparator.comparingLong(
                            (LikePeople.LikePerson person) -> -person.likeness().millibits())
                    .thenComparing(LikePeople.LikePerson::id));
            return new LikePeople(people, compared, complete);
        }
    }

    private UUID id(int row) {
        UUID id = ids[row];
        if (id == null) {
            throw new IllegalStateException("A row that was taken out is still found");
        }
        return id;
    }

    private OptionalLong oneIn(Field field, int value) {
        if (field.measure() == Field.Measure.DATE || field.measure() == Field.Measure.CLASS) {
            return OptionalLong.empty();
        }
        int having = tokens.frequency(field, value);
        return having == 0 ? OptionalLong.empty() : OptionalLong.of(Math.round((double) rows.size() / having));
    }
}
