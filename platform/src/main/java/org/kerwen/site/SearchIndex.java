package org.kerwen.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.RecordReference;
import org.kerwen.site.pages.SearchPage.Piece;

/**
 * Everything public in all languages of the mission, in memory, to be searched: a word in any of them, in any spelling, finds
 * a record in all of them. Built from what is published, so that it can hold nothing else.
 */
final class SearchIndex {
    /** More words than anybody means. */
    private static final int MOST_WORDS = 20;

    private static final String TITLE = "title";
    private static final String TEXT = "text";
    private static final String NAMES = "names";
    private static final FoldedWords WORDS = new FoldedWords();

    private final IndexSearcher searcher;
    /** In the order of the index's own numbers. */
    private final List<Target> targets;

    private SearchIndex(IndexSearcher searcher, List<Target> targets) {
        this.searcher = searcher;
        this.targets = targets;
    }

    /**
     * Which record is found, and what a search can be narrowed by: of each filter, in their order, the numbers of the values
     * that it has. Numbers, because a search that finds thousands counts all of them.
     */
    record Target(RecordReference record, List<int[]> filters) {
        /** Whether it has this value of a filter. */
        boolean has(int filter, int value) {
            for (int own : filters.get(filter)) {
                if (own == value) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * One thing that can be found.
     *
     * @param target which one
     * @param titles its title in each language
     * @param texts what it says in each language
     * @param names other spellings and languages of what it names
     */
    record Entry(Target target, Collection<String> titles, Collection<String> texts, Collection<String> names) {}

    /**
     * What was found.
     *
     * @param targets best first
     * @param near whether no entry has all the words, and these have half of them or words like them
     * @param query marks the words in a text
     */
    record Found(List<Target> targets, boolean near, Query query) {}

    /** Makes the index; of the entries, which hold every text once more, it keeps none. */
    static SearchIndex of(Stream<Entry> entries) {
        try {
            List<Target> targets = new ArrayList<>();
            ByteBuffersDirectory memory = new ByteBuffersDirectory();
            // This way of merging keeps the order, so that an entry's number is its place in the list.
            IndexWriterConfig inOrder = new IndexWriterConfig(WORDS).setMergePolicy(new LogDocMergePolicy());
            try (IndexWriter writer = new IndexWriter(memory, inOrder)) {
                for (Entry entry : (Iterable<Entry>) entries::iterator) {
                    writer.addDocument(document(entry));
                    targets.add(entry.target());
                }
                writer.forceMerge(1);
            }
            return new SearchIndex(new IndexSearcher(DirectoryReader.open(memory)), List.copyOf(targets));
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail to be written", e);
        }
    }

    private static Document document(Entry entry) {
        Document document = new Document();
        entry.titles().forEach(title -> document.add(new TextField(TITLE, title, Store.NO)));
        entry.texts().forEach(text -> document.add(new TextField(TEXT, text, Store.NO)));
        entry.names().forEach(name -> document.add(new TextField(NAMES, name, Store.NO)));
        return document;
    }

    /** The entries that have all the words; where there is none, those that have half of them or words spelled nearly so. */
    Found find(String typed) {
        List<Set<String>> words = words(withoutSmallWords(typed));
        Found found = find(atLeast(words.size(), words.stream().map(SearchIndex::word)), false);
        return found.targets().isEmpty() && !words.isEmpty()
                ? find(atLeast((words.size() + 1) / 2, words.stream().map(this::nearly)), true)
                : found;
    }

    private Found find(Query query, boolean near) {
        try {
            IntStream bestFirst = searcher.search(query, new AllHits());
            return new Found(bestFirst.mapToObj(targets::get).toList(), near, query);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail to be read", e);
        }
    }

    /** The part of a text that says most of what was looked for, with the words marked; null where it has none of them. */
    static @Nullable List<Piece> marked(String text, Query query) {
        try {
            UnifiedHighlighter highlighter = UnifiedHighlighter.builderWithoutSearcher(WORDS)
                    .withFormatter(new Pieces())
                    .withMaxNoHighlightPassages(0)
                    .withFieldMatcher(field -> true)
                    // Else a text is marked only where it alone has all the words: one may stand in the title.
                    .withWeightMatches(false)
                    // Else an index is built of each text only to tell which of its sentences says most.
                    .withHighlightPhrasesStrictly(false)
                    .withPassageRelevancyOverSpeed(false)
                    .build();
            return highlighter.highlightWithoutSearcher(TEXT, query, text, 2) instanceof List<?> pieces
                    ? pieces.stream().map(Piece.class::cast).toList()
                    : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isKnown(String spelling) {
        try {
            for (String field : List.of(TITLE, TEXT, NAMES)) {
                if (searcher.getIndexReader().docFreq(new Term(field, spelling)) > 0) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail to be read", e);
        }
    }

    private static Query atLeast(int number, Stream<Query> words) {
        BooleanQuery.Builder query = new BooleanQuery.Builder().setMinimumNumberShouldMatch(number);
        words.forEach(word -> query.add(word, Occur.SHOULD));
        return query.build();
    }

    /** A word as it stands counts more than its stem, and in a title more than in a text. */
    private static Query word(Set<String> spellings) {
        List<Query> ways = new ArrayList<>();
        for (String spelling : spellings) {
            float weight = spelling.charAt(0) == FoldedWords.STEM ? 1 : 2;
            ways.add(new BoostQuery(new TermQuery(new Term(TITLE, spelling)), 3 * weight));
            ways.add(new BoostQuery(new TermQuery(new Term(TEXT, spelling)), weight));
            ways.add(new BoostQuery(new TermQuery(new Term(NAMES, spelling)), weight / 2));
        }
        return new DisjunctionMaxQuery(ways, 0.1f);
    }

    /** A word that the index has stands for itself; only of others are those taken that are like it. */
    private Query nearly(Set<String> spellings) {
        List<Query> ways = new ArrayList<>();
        ways.add(word(spellings));
        if (spellings.stream().anyMatch(this::isKnown)) {
            return ways.getFirst();
        }
        for (String spelling : spellings) {
            if (spelling.charAt(0) != FoldedWords.STEM && spelling.length() >= 3) {
                for (String field : List.of(TITLE, TEXT, NAMES)) {
                    Term term = new Term(field, spelling);
                    ways.add(new BoostQuery(new PrefixQuery(term), 0.5f));
                    if (spelling.length() >= 4) {
                        ways.add(new BoostQuery(new FuzzyQuery(term, spelling.length() >= 7 ? 2 : 1, 1), 0.4f));
                    }
                }
            }
        }
        return new DisjunctionMaxQuery(ways, 0.1f);
    }

    /** A question without the words that every text has; itself where it has no others. */
    private static String withoutSmallWords(String typed) {
        String meant = Arrays.stream(typed.split("\\s+"))
                .filter(word -> !isSmall(word.toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining(" "));
        return meant.isBlank() ? typed : meant;
    }

    private static boolean isSmall(String word) {
        return EnglishAnalyzer.getDefaultStopSet().contains(word)
                || RussianAnalyzer.getDefaultStopSet().contains(word);
    }

    /** The words of a text, each with its stem. */
    private static List<Set<String>> words(String typed) {
        List<Set<String>> words = new ArrayList<>();
        try (TokenStream stream = WORDS.tokenStream(TEXT, typed)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            PositionIncrementAttribute step = stream.addAttribute(PositionIncrementAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                if (step.getPositionIncrement() > 0 || words.isEmpty()) {
                    if (words.size() == MOST_WORDS) {
                        break;
                    }
                    words.add(new LinkedHashSet<>());
                }
                if (!term.isEmpty()) {
                    words.getLast().add(term.toString());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        words.removeIf(Set::isEmpty);
        return words;
    }

    /** One thread searches the one segment. */
    private static final class AllHits implements CollectorManager<Hits, IntStream> {
        @Override
        public Hits newCollector() {
            return new Hits();
        }

        @Override
        public IntStream reduce(Collection<Hits> hits) {
            return hits.stream().findFirst().map(Hits::bestFirst).orElseGet(IntStream::empty);
        }
    }

    /** All that is found: what a search can be narrowed to is counted over all of it, so nothing may be left out early. */
    private static final class Hits extends SimpleCollector {
        /** A score, which is never below zero and then orders as its bits do, and behind it the number, the smaller first. */
        private long[] hits = new long[64];

        private int count;
        private int base;
        private Scorable scorer = new Scorable() {
            @Override
            public float score() {
                return 0;
            }
        };

        @Override
        protected void doSetNextReader(LeafReaderContext context) {
            base = context.docBase;
        }

        @Override
        public void setScorer(Scorable scorer) {
            this.scorer = scorer;
        }

        @Override
        public void collect(int number) throws IOException {
            if (count == hits.length) {
                hits = Arrays.copyOf(hits, 2 * count);
            }
            hits[count++] = ((long) Float.floatToIntBits(scorer.score()) << Integer.SIZE)
                    | Integer.toUnsignedLong(~(base + number));
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE;
        }

        IntStream bestFirst() {
            Arrays.sort(hits, 0, count);
            return IntStream.iterate(count - 1, i -> i >= 0, i -> i - 1).map(i -> ~(int) hits[i]);
        }
    }

    /** Cuts passages into pieces, marked and unmarked by turns. */
    private static final class Pieces extends PassageFormatter {
        @Override
        public Object format(Passage[] passages, String text) {
            List<Piece> pieces = new ArrayList<>();
            int end = 0;
            for (Passage passage : passages) {
                if (!pieces.isEmpty()) {
                    pieces.add(new Piece(passage.getStartOffset() > end ? " … " : "", false));
                }
                int at = passage.getStartOffset();
                for (int i = 0; i < passage.getNumMatches(); i++) {
                    int start = Math.max(at, passage.getMatchStarts()[i]);
                    int stop = passage.getMatchEnds()[i];
                    if (stop > start) {
                        add(pieces, text.substring(at, start), false);
                        add(pieces, text.substring(start, stop), true);
                        at = stop;
                    }
                }
                end = Math.max(at, passage.getEndOffset());
                add(pieces, text.substring(at, end), false);
            }
            return pieces;
        }

        private static void add(List<Piece> pieces, String text, boolean marked) {
            if (!text.isEmpty()) {
                pieces.add(new Piece(text.strip().isEmpty() ? " " : text.replace("\n", " · "), marked));
            }
        }
    }
}
