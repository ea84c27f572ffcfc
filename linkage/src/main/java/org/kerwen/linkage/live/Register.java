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
import org.kerwen.linkage.Likeness;
import org.kerwen.linkage.compare.Comparison;
import org.kerwen.linkage.compare.JaroWinkler;
import org.kerwen.linkage.compare.Model;
import org.kerwen.linkage.compare.PatternOfPair;
import org.kerwen.linkage.table.Dates;
import org.kerwen.linkage.table.Tokens;

/** The people of one organisation. */
final class Register {

    private static final int FIELDS = Field.values().length;

    private static final List<Field> NAMES = List.of(Field.GIVEN, Field.FAMILY, Field.PATRONYMIC);

    /** Less likely than this, in thousandths of a bit, is not told: a probability of one in a thousand. */
    private static final long TOLD_FROM = -10_000;

    /** Whoever scores less was hardly meant; then it is looked further. */
    private static final long NEAR_ENOUGH = -3_000;

    /** Whoever scores more is very likely meant: a probability of 0.97. */
    private static final long SURELY_MEANT = 5_000;

    /** People who are not there yet: the first hundred names of a register are not common because they are the first. */
    private static final int UNSEEN = 300;

    private static final int TOGETHER = 32;

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

    /** Reads what is known of somebody who is to be put in. */
    Question read(Map<ColumnKind, String> values) {
        return Question.read(values, dateFormat, readings, true);
    }

    /** Reads what is only asked for. */
    Question ask(Map<ColumnKind, String> typed) {
        return Question.read(typed, dateFormat, readings, false);
    }

    void put(LivePerson person) {
        put(person.id(), person.purposes(), read(person.values()));
    }

    void put(UUID id, long purposesOfOne, Question written) {
        lock.writeLock().lock();
        try {
            takeOut(id);
            int row = free.isEmpty() ? used++ : free.removeLast();
            if (row == ids.length) {
                ids = Arrays.copyOf(ids, row * 2);
                purposes = Arrays.copyOf(purposes, row * 2);
                values = Arrays.copyOf(values, row * 2 * FIELDS);
            }
            ids[row] = id;
            purposes[row] = purposesOfOne;
            rows.put(id, row);
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
        return find(asker, ask(typed), most, wanted, TOLD_FROM);
    }

    LikePeople findWorthReview(Asker asker, Question question, int most) {
        return find(asker, question, most, id -> true, Likeness.REVIEW_FROM_MILLIBITS);
    }

    LikePeople nearest(Asker asker, Map<ColumnKind, String> typed, int most) {
        return find(asker, ask(typed), most, id -> true, Long.MIN_VALUE);
    }

    private LikePeople find(Asker asker, Question question, int most, Predicate<UUID> wanted, long from) {
        lock.readLock().lock();
        try {
            boolean ofSearch = from == Long.MIN_VALUE;
            List<TypedName> names = names(question);
            Candidates candidates = ofSearch
                    ? Candidates.beginning(question, names, tokens, neighbourhood, postings)
                    : Candidates.near(question, names, tokens, postings);
            Search search = new Search(asker, question, most, wanted, from);
            search.look(candidates);
            if (ofSearch) {
                return search.answer(candidates.complete());
            }
            if (search.best() < NEAR_ENOUGH) {
                candidates = Candidates.far(question, names, tokens, postings);
                search.look(candidates);
            }
            return search.answer(candidates.complete());
        } finally {
            lock.readLock().unlock();
        }
    }

    /** The names of a question, in the order of their fields. */
    private List<TypedName> names(Question question) {
        JaroWinkler jaroWinkler = new JaroWinkler();
        return NAMES.stream()
                .map(field -> TypedName.of(question, field, tokens, neighbourhood, jaroWinkler))
                .toList();
    }

    /** One question's way through the candidates. */
    private final class Search {

        private final Asker asker;
        private final Question question;
        private final Predicate<UUID> wanted;
        private final long from;
        private final PatternOfPair pair;
        private final boolean sparing;
        private final long[] gatheredPurposes = new long[TOGETHER];
        private final int[] gathered = new int[TOGETHER * FIELDS];
        private final long[] scores;
        private final long[] patterns;
        private final int[] found;
        private final double[] shares = new double[FIELDS];
        private final double[][] sharesOf;
        private int count;
        private int compared;

        /** Rows that were looked at before, rising. */
        private int[] looked = {};

        Search(Asker asker, Question question, int most, Predicate<UUID> wanted, long from) {
            this.asker = asker;
            this.question = question;
            this.wanted = wanted;
            this.from = from;
            this.sparing = from != Long.MIN_VALUE;
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
            for (int begin = 0; begin < candidates.size(); begin += TOGETHER) {
                int together = gather(candidates, begin);
                for (int i = 0; i < together; i++) {
                    // Whoever agrees in two things only is hardly meant where somebody was found who surely is.
                    if (begin + i == candidates.underMoreThanOneKey() && sparing && best() >= SURELY_MEANT) {
                        return;
                    }
                    int row = candidates.row(begin + i);
                    // Who must not be found is not compared either: not even the time it takes tells of them.
                    if ((gatheredPurposes[i] & asker.purposes()) != 0 && Arrays.binarySearch(looked, row) < 0) {
                        compare(row, i * FIELDS);
                    }
                }
            }
            looked = candidates.sorted();
        }

        /** Rows lie anywhere in memory: the ways to several of them go side by side. */
        private int gather(Candidates candidates, int begin) {
            int together = Math.min(TOGETHER, candidates.size() - begin);
            for (int i = 0; i < together; i++) {
                gatheredPurposes[i] = purposes[candidates.row(begin + i)];
            }
            for (int i = 0; i < together; i++) {
                System.arraycopy(values, candidates.row(begin + i) * FIELDS, gathered, i * FIELDS, FIELDS);
            }
            return together;
        }

        private void compare(int row, int at) {
            compared++;
            long pattern = pair.of(question.values(), 0, gathered, at);
            if (model.atMost(pattern) + RARITY_AT_MOST < from) {
                return;
            }
            long usually = model.score(pattern) + RARITY_AT_MOST;
            if (usually < from || (count == found.length && usually <= scores[count - 1])) {
                return;
            }
            pair.shares(pattern, question.values(), 0, gathered, at, shares);
            long score = model.score(pattern, shares);
            if (score < from || (count == found.length && score <= scores[count - 1]) || known(row)) {
                return;
            }
            if (!wanted.test(id(row))) {
                return;
            }
            int place = count < found.length ? count++ : count - 1;
            double[] own = sharesOf[place];
            while (place > 0 && scores[place - 1] < score) {
                sharesOf[place] = sharesOf[place - 1];
                scores[place] = scores[place - 1];
                patterns[place] = patterns[place - 1];
                found[place] = found[place - 1];
                place--;
            }
            scores[place] = score;
            patterns[place] = pattern;
            System.arraycopy(shares, 0, own, 0, FIELDS);
            sharesOf[place] = own;
            found[place] = row;
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
