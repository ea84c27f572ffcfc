package org.kerwen.linkage.live;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kerwen.linkage.Field;
import org.kerwen.linkage.table.Dates;
import org.kerwen.linkage.table.Tokens;

/**
 * Rows worth comparing with a question. Each word of it stands for itself and for words like it; any two things that hold find a row.
 * Short lists come first, because what is rare says most; when very many are like this, the longest lists are left out and it is said.
 */
final class Candidates {

    private static final int NEAR_WORDS = 4;
    private static final int FAR_WORDS = 24;
    private static final int NEAR_ROWS = 1_000;
    private static final int FAR_ROWS = 3_000;
    private static final int NEAR_OF_ONE_KEY = 100;

    /** So many keys are looked for together. */
    private static final int TOGETHER = 256;

    private static final int BEGINNINGS = 64;

    /** Under how many keys somebody was found is told apart up to this. */
    private static final int TIMES_TOLD = Byte.MAX_VALUE;

    private final Tokens tokens;
    private final Postings postings;
    private final int room;
    private final int ofOneKey;
    /** The keys that are wanted. */
    private final long[] keys = new long[TOGETHER];

    private int wanted;

    /** The lists under them: how long each is, and where it stands. */
    private long[] bySize = new long[0];

    private int keyCount;
    private int[] rows = new int[0];
    private int size;
    private int underMore;
    private boolean complete = true;
    private boolean ofSearch;

    private Candidates(Tokens tokens, Postings postings, int room, int ofOneKey) {
        this.tokens = tokens;
        this.postings = postings;
        this.room = room;
        this.ofOneKey = ofOneKey;
    }

    /** Those that agree in two things as they were typed, or nearly. */
    static Candidates near(Question question, List<TypedName> names, Tokens tokens, Postings postings) {
        return new Candidates(tokens, postings, NEAR_ROWS, NEAR_OF_ONE_KEY).collect(question, names, NEAR_WORDS, null);
    }

    /** Those that agree in two things less nearly; for questions to which nobody near is the answer. */
    static Candidates far(Question question, List<TypedName> names, Tokens tokens, Postings postings) {
        return new Candidates(tokens, postings, FAR_ROWS, FAR_ROWS).collect(question, names, FAR_WORDS, null);
    }

    /** For a search: those too whose names only begin as was typed, and some of those who are too many. */
    static Candidates beginning(
            Question question, List<TypedName> names, Tokens tokens, Neighbourhood neighbourhood, Postings postings) {
        return new Candidates(tokens, postings, FAR_ROWS, FAR_ROWS).collect(question, names, FAR_WORDS, neighbourhood);
    }

    private Candidates collect(Question question, List<TypedName> names, int most, @Nullable Neighbourhood ofSearch) {
        long[] given = words(question, names, Field.GIVEN, most, ofSearch);
        long[] family = words(question, names, Field.FAMILY, most, ofSearch);
        long[] patronymic = words(question, names, Field.PATRONYMIC, most, ofSearch);
        long[] place = exact(question, Field.PLACE);
        long[] postcode = exact(question, Field.POSTCODE);
        long[] street = exact(question, Field.STREET);
        long[] years = years(question);
        long[] day = day(question);
        for (long one : given) {
            for (long other : family) {
                want(Keys.names(one, other));
            }
        }
        want(Keys.Of.FAMILY_YEAR, family, years);
        want(Keys.Of.GIVEN_YEAR, given, years);
        want(Keys.Of.GIVEN_PATRONYMIC, given, patronymic);
        want(Keys.Of.FAMILY_PATRONYMIC, family, patronymic);
        want(Keys.Of.PATRONYMIC_YEAR, patronymic, years);
        // Names may stand in each other's place.
        want(Keys.Of.FAMILY_YEAR, given.length == 0 ? given : Arrays.copyOf(given, 1), years);
        want(Keys.Of.GIVEN_YEAR, family.length == 0 ? family : Arrays.copyOf(family, 1), years);
        want(Keys.Of.DAY_PLACE, day, place);
        want(Keys.Of.GIVEN_PLACE, given, place);
        want(Keys.Of.FAMILY_PLACE, family, place);
        want(Keys.Of.POSTCODE_YEAR, postcode, years);
        want(Keys.Of.GIVEN_POSTCODE, given, postcode);
        want(Keys.Of.FAMILY_POSTCODE, family, postcode);
        want(Keys.Of.STREET_YEAR, street, years);
        want(Keys.Of.GIVEN_STREET, given, street);
        want(Keys.Of.PHONE, exact(question, Field.PHONE), new long[] {1});
        want(Keys.Of.DOCUMENT, exact(question, Field.DOCUMENT), new long[] {1});
        if (question.value(Field.SEX) != 0) {
            want(Keys.Of.DAY_SEX, day, new long[] {question.value(Field.SEX)});
        }
        look();
        if (keyCount == 0) {
            // A single name: whose it is, in either place.
            for (long[] each : List.of(given, family, patronymic)) {
                want(Keys.Of.GIVEN, each, new long[] {1});
                want(Keys.Of.FAMILY, each, new long[] {1});
            }
            look();
        }
        take();
        return this;
    }

    private static long[] years(Question question) {
        List<Integer> typed = question.years();
        long[] years = new long[typed.size()];
        for (int i = 0; i < years.length; i++) {
            years[i] = Keys.year(typed.get(i));
        }
        return years;
    }

    private static long[] day(Question question) {
        Dates dates = question.dates();
        int birth = question.value(Field.BIRTH);
        long day = birth == 0 ? 0 : Keys.day(dates, birth);
        return day == 0 ? new long[0] : new long[] {day};
    }

    private static long[] exact(Question question, Field field) {
        int value = question.value(field);
        return value == 0 ? new long[0] : new long[] {question.tokens().stemHash(value)};
    }

    private long[] words(
            Question question, List<TypedName> names, Field field, int most, @Nullable Neighbourhood neighbourhood) {
        long[] stems = names.get(field.ordinal()).stems(most);
        if (neighbourhood == null) {
            return stems;
        }
        ofSearch = true;
        return stems.length == 0
                ? stems
                : withBeginnings(
                        stems,
                        field,
                        neighbourhood.beginningWith(question.form(field).orElseThrow()));
    }

    /** Of the words that begin as was typed those that most people have. */
    private long[] withBeginnings(long[] stems, Field field, int[] words) {
        long[] ranked = new long[words.length];
        for (int i = 0; i < words.length; i++) {
            int people = tokens.frequency(field, words[i]) + tokens.frequency(TypedName.otherPlace(field), words[i]);
            ranked[i] = ((long) people << 32) | words[i];
        }
        Arrays.sort(ranked);
        long[] all = Arrays.copyOf(stems, stems.length + BEGINNINGS);
        int count = stems.length;
        for (int i = ranked.length - 1; i >= 0 && ranked[i] >>> 32 > 0; i--) {
            long stem = tokens.stemHash((int) ranked[i]);
            boolean known = false;
            for (int earlier = 0; earlier < count; earlier++) {
                known |= all[earlier] == stem;
            }
            if (!known && count == all.length) {
                complete = false;
                break;
            }
            if (!known) {
                all[count++] = stem;
            }
        }
        return Arrays.copyOf(all, count);
    }

    private void want(Keys.Of of, long[] ones, long[] others) {
        for (long one : ones) {
            long first = Keys.first(of, one);
            for (long other : others) {
                want(Keys.second(first, other));
            }
        }
    }

    private void want(long key) {
        if (wanted == keys.length) {
            look();
        }
        keys[wanted++] = key;
    }

    /** Looks for the keys that are wanted so far. */
    private void look() {
        if (bySize.length < keyCount + wanted) {
            bySize = Arrays.copyOf(bySize, bySize.length + Math.max(bySize.length, wanted));
        }
        keyCount += postings.find(keys, wanted, bySize, keyCount);
        wanted = 0;
    }

    private void take() {
        Arrays.sort(bySize, 0, keyCount);
        int all = 0;
        int lists = 0;
        while (lists < keyCount && all + (int) (bySize[lists] >>> 32) <= room) {
            all += (int) (bySize[lists++] >>> 32);
        }
        complete &= lists == keyCount;
        boolean some = ofSearch && lists < keyCount;
        rows = new int[some ? room : all];
        int taken = 0;
        for (int list = 0; list < lists; list++) {
            taken = postings.copyAt((int) bySize[list], rows, taken);
        }
        // Of very many some are better than none, where somebody reads the answer.
        taken = some && taken < room ? postings.copyAt((int) bySize[lists], rows, taken) : taken;
        rank(taken);
    }

    /** Who was found under more keys agrees in more, and stands before the others; under one key only are those looked at who fit in. */
    private void rank(int taken) {
        int[] sorted = RowSort.rising(rows, taken);
        byte[] times = new byte[taken];
        int[] before = new int[TIMES_TOLD + 1];
        int distinct = 0;
        int begin = 0;
        for (int i = 1; i <= taken; i++) {
            if (i == taken || sorted[i] != sorted[begin]) {
                sorted[distinct] = sorted[begin];
                times[distinct] = (byte) Math.min(TIMES_TOLD, i - begin);
                before[TIMES_TOLD - times[distinct]]++;
                distinct++;
                begin = i;
            }
        }
        underMore = distinct - before[TIMES_TOLD - 1];
        size = Math.min(distinct, Math.max(underMore, ofOneKey));
        for (int more = 0, place = 0; more < TIMES_TOLD; more++) {
            int having = before[more];
            before[more] = place;
            place += having;
        }
        int[] ranked = new int[distinct];
        for (int i = 0; i < distinct; i++) {
            ranked[before[TIMES_TOLD - times[i]]++] = sorted[i];
        }
        rows = ranked;
    }

    int size() {
        return size;
    }

    /** How many of them, the first ones, were found under more than one key. */
    int underMoreThanOneKey() {
        return underMore;
    }

    int row(int at) {
        return rows[at];
    }

    int[] sorted() {
        int[] sorted = Arrays.copyOf(rows, size);
        Arrays.sort(sorted);
        return sorted;
    }

    /** Whether nobody was left out for there being too many. */
    boolean complete() {
        return complete;
    }
}
