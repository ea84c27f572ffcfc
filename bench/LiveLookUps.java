import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.kerwen.linkage.ColumnKind;
import org.kerwen.linkage.compare.ExpectedModel;
import org.kerwen.linkage.live.Asker;
import org.kerwen.linkage.live.LikePeople;
import org.kerwen.linkage.live.LiveIndex;
import org.kerwen.linkage.live.LivePerson;

/**
 * Measures looking up one person among many while typing, beside fuzzy queries of Lucene. The register is an invented one, with the
 * truth beside it: a record of somebody who was recorded before is a question, and is not in the index; found is who is among the
 * first five. Such a question has one to three mistakes, letters of another script among them, and the record that is looked for is
 * not free of them either. The second row asks what is easier: the record itself, with one slip in one name.
 *
 * <pre>java -cp … LiveLookUps REGISTER.csv QUESTIONS [QUESTIONS_TO_LUCENE]</pre>
 */
public final class LiveLookUps {

    private static final int FIVE = 5;
    private static final UUID ORGANISATION = new UUID(0, 1);
    private static final Asker ASKER = new Asker(ORGANISATION, 1);

    private record Line(String id, String person, Map<ColumnKind, String> values) {}

    private record Asked(String person, Map<ColumnKind, String> values) {}

    private interface LookUp {
        /** Who is among the first five, as numbers of persons. */
        List<String> five(Map<ColumnKind, String> values) throws IOException;
    }

    private LiveLookUps() {}

    public static void main(String[] arguments) throws IOException {
        List<Line> lines = read(Path.of(arguments[0]));
        int most = Integer.parseInt(arguments[1]);
        int toLucene = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 0;
        String[] personOf = new String[lines.size() + 1];
        java.util.Set<String> known = new java.util.HashSet<>();
        List<Line> inside = new java.util.ArrayList<>();
        List<Asked> again = new java.util.ArrayList<>();
        for (Line line : lines) {
            personOf[Integer.parseInt(line.id)] = line.person;
            if (known.add(line.person) || again.size() >= most) {
                inside.add(line);
            } else {
                again.add(new Asked(line.person, line.values));
            }
        }
        lines = List.of();
        System.gc();
        long before = used();
        long began = System.nanoTime();
        LiveIndex index = new LiveIndex(ExpectedModel.of(inside.size()), Optional.of("d.M.y"));
        for (Line line : inside) {
            index.put(new LivePerson(new UUID(0, Long.parseLong(line.id)), ORGANISATION, 1, line.values));
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        System.gc();
        System.out.printf(
                Locale.ROOT,
                "%,d people put in within %.1f s, %d MB of heap.%n%n",
                inside.size(),
                seconds,
                (used() - before) >> 20);
        System.out.println("| look-up | questions | p50 µs | p95 µs | p99 µs | recall@1 | recall@5 |");
        System.out.println("|---|---|---|---|---|---|---|");
        List<Asked> slips = slips(inside, most);
        LookUp live = values -> index.find(ASKER, values, FIVE).people().stream()
                .map(LikePeople.LikePerson::id)
                .map(id -> personOf[(int) id.getLeastSignificantBits()])
                .toList();
        measure("live index: recorded again (1 to 3 mistakes)", live, again, again.size() / 5);
        measure("live index: one slip in one name", live, slips, slips.size() / 5);
        if (toLucene > 0) {
            LookUp lucene = lucene(inside, personOf);
            measure("Lucene fuzzy: recorded again", lucene, again.subList(0, Math.min(toLucene, again.size())), 100);
            measure("Lucene fuzzy: one slip in one name", lucene, slips.subList(0, Math.min(toLucene, slips.size())), 100);
        }
    }

    private static void measure(String name, LookUp lookUp, List<Asked> questions, int warmUp) throws IOException {
        for (int i = 0; i < warmUp; i++) {
            lookUp.five(questions.get(i).values);
        }
        long[] took = new long[questions.size()];
        int first = 0;
        int five = 0;
        for (int i = 0; i < took.length; i++) {
            Asked question = questions.get(i);
            long began = System.nanoTime();
            List<String> found = lookUp.five(question.values);
            took[i] = System.nanoTime() - began;
            first += !found.isEmpty() && found.get(0).equals(question.person) ? 1 : 0;
            five += found.contains(question.person) ? 1 : 0;
        }
        Arrays.sort(took);
        System.out.printf(
                Locale.ROOT,
                "| %s | %,d | %.0f | %.0f | %.0f | %.4f | %.4f |%n",
                name,
                took.length,
                took[took.length / 2] / 1e3,
                took[took.length * 95 / 100] / 1e3,
                took[took.length * 99 / 100] / 1e3,
                first / (double) took.length,
                five / (double) took.length);
    }

    /** Records of the index with one letter of the given or family name wrong, left out or twice. */
    private static List<Asked> slips(List<Line> inside, int most) {
        SplittableRandom random = new SplittableRandom(20261128);
        List<Asked> slips = new java.util.ArrayList<>();
        while (slips.size() < most) {
            Line line = inside.get(random.nextInt(inside.size()));
            ColumnKind kind = random.nextBoolean() ? ColumnKind.GIVEN_NAME : ColumnKind.FAMILY_NAME;
            StringBuilder name = new StringBuilder(line.values.getOrDefault(kind, ""));
            if (name.length() >= 4) {
                int at = 1 + random.nextInt(name.length() - 1);
                switch (random.nextInt(3)) {
                    case 0 -> name.setCharAt(at, name.charAt(random.nextInt(name.length())));
                    case 1 -> name.deleteCharAt(at);
                    default -> name.insert(at, name.charAt(at));
                }
                Map<ColumnKind, String> values = new EnumMap<>(line.values);
                values.put(kind, name.toString());
                slips.add(new Asked(line.person, values));
            }
        }
        return slips;
    }

    private static LookUp lucene(List<Line> inside, String[] personOf) throws IOException {
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(new KeywordAnalyzer()))) {
            for (Line line : inside) {
                Document document = new Document();
                document.add(new StringField("id", line.id, Field.Store.YES));
                line.values.forEach((kind, text) -> document.add(new StringField(kind.word(), text, Field.Store.NO)));
                writer.addDocument(document);
            }
            writer.forceMerge(1);
        }
        IndexSearcher searcher = new IndexSearcher(DirectoryReader.open(directory));
        return values -> {
            BooleanQuery.Builder query = new BooleanQuery.Builder();
            values.forEach((kind, text) -> query.add(
                    kind == ColumnKind.GIVEN_NAME || kind == ColumnKind.FAMILY_NAME || kind == ColumnKind.PATRONYMIC
                            ? new FuzzyQuery(new Term(kind.word(), text), 2)
                            : new TermQuery(new Term(kind.word(), text)),
                    BooleanClause.Occur.SHOULD));
            List<String> found = new java.util.ArrayList<>();
            for (ScoreDoc hit : searcher.search(query.build(), FIVE).scoreDocs) {
                String id = searcher.storedFields().document(hit.doc).get("id");
                found.add(personOf[Integer.parseInt(id)]);
            }
            return found;
        };
    }

    private static List<Line> read(Path file) throws IOException {
        List<Line> lines = new java.util.ArrayList<>();
        ColumnKind[] kinds = {
            null, null, ColumnKind.GIVEN_NAME, ColumnKind.FAMILY_NAME, ColumnKind.PATRONYMIC, ColumnKind.BIRTH_DATE,
            ColumnKind.SEX, ColumnKind.PLACE, ColumnKind.NATIONALITY
        };
        try (BufferedReader csv = Files.newBufferedReader(file)) {
            csv.readLine();
            for (String line = csv.readLine(); line != null; line = csv.readLine()) {
                String[] cells = line.split(",", -1);
                Map<ColumnKind, String> values = new EnumMap<>(ColumnKind.class);
                for (int cell = 2; cell < cells.length; cell++) {
                    if (!cells[cell].isEmpty()) {
                        values.put(kinds[cell], cells[cell].intern());
                    }
                }
                lines.add(new Line(cells[0], cells[1], values));
            }
        }
        return lines;
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
