package org.kerwen.linkage.live;

import java.util.Arrays;
import java.util.List;
import org.kerwen.linkage.Field;
import org.kerwen.linkage.compare.JaroWinkler;
import org.kerwen.linkage.names.NameForm;
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
    private static final int LOOKED_AT = 160;
    private static final int BEGINNINGS = 64;
    private static final double ALIKE_FROM = 0.80;
    private static final double SOUNDS_ALIKE = 0.9;

    private final Tokens tokens;
    private final Postings postings;
    private final JaroWinkler jaroWinkler = new JaroWinkler();
    private final int room;
    private final int ofOneKey;
    /** The lists that are wanted: how long each is, and where it stands. */
    private long[] bySize = new long[64];

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
    static Candidates near(Question question, Tokens tokens, Neighbourhood neighbourhood, Postings postings) {
        return new Candidates(tokens, postings, NEAR_ROWS, NEAR_OF_ONE_KEY)
                .collect(question, neighbourhood, NEAR_WORDS);
    }

    /** Those that agree in two things less nearly; for questions to which nobody near is the answer. */
    static Candidates far(Question question, Tokens tokens, Neighbourhood neighbourhood, Postings postings) {
        return new Candidates(tokens, postings, FAR_ROWS, FAR_ROWS).collect(question, neighbourhood, FAR_WORDS);
    }

    /** For a search: those too whose names only begin as was typed, and some of those who are too many. */
    static Candidates beginning(Question question, Tokens tokens, Neighbourhood neighbourhood, Postings postings) {
        Candidates candidates = new Candidates(tokens, postings, FAR_ROWS, FAR_ROWS);
        candidates.ofSearch = true;
        return candidates.collect(question, neighbourhood, FAR_WORDS);
    }

    private Candidates collect(Question question, Neighbourhood neighbourhood, int most) {
        long[] given = words(question, Field.GIVEN, neighbourhood, most);
        long[] family = words(question, Field.FAMILY, neighbourhood, most);
        long[] patronymic = words(question, Field.PATRONYMIC, neighbourhood, most);
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
        if (keyCount == 0) {
            // A single name: whose it is, in either place.
            for (long[] names : List.of(given, family, patronymic)) {
                want(Keys.Of.GIVEN, names, new long[] {1});
                want(Keys.Of.FAMILY, names, new long[] {1});
            }
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

    /** The stem of the word that was typed, and of the words most like it. */
    private long[] words(Question question, Field field, Neighbourhood neighbourhood, int most) {
        int value = question.value(field);
        if (value == 0) {
            return new long[0];
        }
        Tokens typed = question.tokens();
        NameForm form = question.form(field).orElseThrow();
        int[] found = new int[LOOKED_AT];
        int count = neighbourhood.find(typed, value, form, found);
        long[] bounds = new long[count];
        int alike = 0;
        for (int i = 0; i < count; i++) {
            double bound = bound(typed, value, found[i]);
            if (bound >= ALIKE_FROM && tokens.stemHash(found[i]) != typed.stemHash(value)) {
                bounds[alike++] = ranked(bound, found[i]);
            }
        }
        Arrays.sort(bounds, 0, alike);
        LikeWords likeWords = new LikeWords(most);
        // Those that may be most alike come first: the others need not be looked at once as many are found that surely
        // are.
        for (int i = alike - 1; i >= 0 && !likeWords.isSettledAt(bounds[i]); i--) {
            int other = (int) bounds[i];
            double likeness = likeness(typed, value, other);
            if (likeness >= ALIKE_FROM
                    && (tokens.frequency(field, other) > 0 || tokens.frequency(other(field), other) > 0)) {
                likeWords.add(ranked(likeness, other), tokens.stemHash(other));
            }
        }
        long[] stems = likeWords.stemsBehind(typed.stemHash(value));
        return ofSearch ? withBeginnings(stems, field, neighbourhood.beginningWith(form)) : stems;
    }

    /** Of the words that begin as was typed those that most people have. */
    private long[] withBeginnings(long[] stems, Field field, int[] words) {
        long[] ranked = new long[words.length];
        for (int i = 0; i < words.length; i++) {
            int people = tokens.frequency(field, words[i]) + tokens.frequency(other(field), words[i]);
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

    private static long ranked(double likeness, int word) {
        return ((long) (likeness * 1_000_000) << 32) | word;
    }

    /** What the likeness of two words cannot exceed. */
    private double bound(Tokens typed, int value, int other) {
        int differing = typed.beginning(value) ^ tokens.beginning(other);
        double written = JaroWinkler.bound(
                typed.mask(value),
                typed.length(value),
                tokens.mask(other),
                tokens.length(other),
                Integer.numberOfTrailingZeros(differing) / Byte.SIZE);
        return soundsAlike(typed, value, other) ? Math.max(written, SOUNDS_ALIKE) : written;
    }

    private boolean soundsAlike(Tokens typed, int value, int other) {
        return typed.coarse(value) != 0 && typed.coarse(value) == tokens.coarse(other);
    }

    private static Field other(Field field) {
        return field == Field.GIVEN ? Field.FAMILY : Field.GIVEN;
    }

    /** Likeness as written; words of one sound count as near. */
    private double likeness(Tokens typed, int value, int other) {
        double written = jaroWinkler.likeness(
                typed.letters(),
                typed.offset(value),
                typed.length(value),
                tokens.letters(),
                tokens.offset(other),
                tokens.length(other));
        return soundsAlike(typed, value, other) ? Math.max(written, SOUNDS_ALIKE) : written;
    }

    private void want(Keys.Of of, long[] ones, long[] others) {
        for (long one : ones) {
            for (long other : others) {
                want(Keys.key(of, one, other));
            }
        }
    }

    private void want(long key) {
        int place = postings.place(key);
        int count = place < 0 ? 0 : postings.countAt(place);
        if (count > 0) {
            if (keyCount == bySize.length) {
                bySize = Arrays.copyOf(bySize, keyCount * 2);
            }
            bySize[keyCount++] = ((long) count << 32) | place;
        }
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
        Arrays.sort(rows, 0, taken);
        long[] ranked = new long[taken];
        int distinct = 0;
        int begin = 0;
        for (int i = 1; i <= taken; i++) {
            if (i == taken || rows[i] != rows[begin]) {
                ranked[distinct++] = ((long) (begin - i) << 32) | rows[begin];
                begin = i;
            }
        }
        Arrays.sort(ranked, 0, distinct);
        for (int i = 0; i < distinct; i++) {
            boolean underOneKey = ranked[i] >> 32 == -1;
            if (i >= ofOneKey && underOneKey) {
                break;
            }
            underMore += underOneKey ? 0 : 1;
            rows[size++] = (int) ranked[i];
        }
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

    /** Whether nobody was left out for there being too many. */
    boolean complete() {
        return complete;
    }
}
