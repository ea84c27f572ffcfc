import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes a mission pack with many records, for measuring: the records of a real pack and, after them, invented ones. Each
 * says in its title that it is invented, and names nobody. The same seed makes the same files.
 *
 * <pre>java bench/ManyRecords.java missions/turkmenistan /tmp/many 10000 1</pre>
 */
public final class ManyRecords {
    /** How many of a hundred invented records stand in which file; projects take what is left over. */
    private static final Map<String, Integer> SHARES = Map.of(
            "activities", 35,
            "news", 7,
            "organisations", 5,
            "instruments", 4,
            "figures", 4,
            "sources", 3,
            "chronicle", 3,
            "places", 2);

    /** What the invented texts speak of, in English, Russian and Turkmen. */
    private static final List<String[]> WORDS = Stream.of(
                    "customs|таможня|gümrük", "border|граница|serhet", "training|обучение|okuw", "law|закон|kanun",
                    "children|дети|çagalar", "school|школа|mekdep", "flood|наводнение|suw joşguny",
                    "earthquake|землетрясение|ýer titreme", "hotline|горячая линия|gyzgyn liniýa",
                    "police|полиция|polisiýa", "prosecutors|прокуроры|prokurorlar", "documents|документы|resminamalar",
                    "women|женщины|zenanlar", "community|община|jemgyýet", "health|здоровье|saglyk",
                    "rescue|спасение|halas ediş", "labour|труд|zähmet", "rights|права|hukuklar",
                    "statistics|статистика|statistika", "shelter|приют|gaçybatalga", "students|студенты|talyplar",
                    "teachers|учителя|mugallymlar", "visa|виза|wiza", "passport|паспорт|pasport",
                    "airport|аэропорт|howa menzili", "railway|железная дорога|demir ýol", "water|вода|suw",
                    "equipment|оборудование|enjamlar", "radio|радио|radio", "family|семья|maşgala",
                    "village|село|oba", "road|дорога|ýol", "trade|торговля|söwda", "return|возвращение|gaýdyp gelmek",
                    "registration|регистрация|hasaba alyş", "cooperation|сотрудничество|hyzmatdaşlyk",
                    "refugees|беженцы|bosgunlar", "hospital|больница|hassahana", "harvest|урожай|hasyl",
                    "library|библиотека|kitaphana", "Dashoguz|Дашогуз|Daşoguz", "Ashgabat|Ашхабад|Aşgabat",
                    "Mary|Мары|Mary", "Lebap|Лебап|Lebap", "Balkan|Балкан|Balkan", "Ahal|Ахал|Ahal")
            .map(word -> word.split("\\|"))
            .toList();

    private static final String[] LANGUAGES = {"en", "ru", "tk"};

    private final Random random;
    private final Map<String, List<String>> ids;
    /** Who pays for the real projects; every other invented one is paid for by one of them. */
    private final List<String> donors;

    private ManyRecords(Random random, Map<String, List<String>> ids, List<String> donors) {
        this.random = random;
        this.donors = donors;
        this.ids = ids;
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 4) {
            System.err.println("Usage: java bench/ManyRecords.java FROM_PACK OUT_FOLDER COUNT SEED");
            System.exit(2);
        }
        Path from = Path.of(arguments[0]);
        Path out = Files.createDirectories(Path.of(arguments[1]));
        Map<String, String> files = new TreeMap<>();
        Map<String, List<String>> ids = new TreeMap<>();
        try (Stream<Path> all = Files.list(from)) {
            for (Path file : all.filter(path -> path.toString().endsWith(".yaml")).toList()) {
                String name = file.getFileName().toString().replace(".yaml", "");
                String text = Files.readString(file);
                files.put(name, text);
                ids.put(name, text.lines()
                        .filter(line -> line.startsWith("  - id: "))
                        .map(line -> line.substring("  - id: ".length()).strip())
                        .collect(Collectors.toCollection(ArrayList::new)));
            }
        }
        int real = 1 + ids.values().stream().mapToInt(List::size).sum();
        int invented = Math.max(0, Integer.parseInt(arguments[2]) - real);
        List<String> donors = Pattern.compile("(?m)^    donors: \\[([a-z0-9-]+)")
                .matcher(files.get("projects"))
                .results()
                .map(match -> match.group(1))
                .distinct()
                .toList();
        new ManyRecords(new Random(Long.parseLong(arguments[3])), ids, donors).write(out, files, invented);
    }

    private void write(Path out, Map<String, String> files, int invented) throws IOException {
        Map<String, Function<Integer, String>> kinds = Map.of(
                "places", this::place,
                "sources", this::source,
                "organisations", this::organisation,
                "instruments", this::instrument,
                "projects", this::project,
                "activities", this::activity,
                "figures", this::figure,
                "news", this::news,
                "chronicle", this::chronicleEntry);
        int left = invented;
        Map<String, StringBuilder> added = new TreeMap<>();
        // All ids before the first record, so that any may point to any.
        for (String file : List.of(
                "places", "sources", "organisations", "instruments", "activities", "figures", "news", "chronicle",
                "projects")) {
            int count = file.equals("projects") ? left : invented * SHARES.get(file) / 100;
            left -= count;
            for (int i = 0; i < count; i++) {
                ids.get(file).add("invented-" + file + "-" + ids.get(file).size());
            }
            added.put(file, new StringBuilder());
        }
        added.forEach((file, text) -> {
            List<String> all = ids.get(file);
            for (int i = 0; i < all.size(); i++) {
                if (all.get(i).startsWith("invented-")) {
                    text.append("\n  - id: ").append(all.get(i)).append('\n').append(kinds.get(file).apply(i));
                }
            }
        });
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(
                    out.resolve(file.getKey() + ".yaml"),
                    file.getValue() + added.getOrDefault(file.getKey(), new StringBuilder()));
        }
    }

    private String place(int at) {
        return names("name", "place", at)
                + "    kind: city\n    within: " + pick(List.of("lebap", "turkmenistan", "mary-velayat")) + "\n" + stated();
    }

    private String source(int at) {
        return names("title", "source", at)
                + "    kind: " + pick(List.of("report", "press")) + "\n    date: \"" + month() + "\"\n" + stated();
    }

    private String organisation(int at) {
        return names("name", "organisation", at) + "    abbreviation: INV-" + at + "\n    kind: "
                + pick(List.of("ngo", "donor-agency", "agency", "embassy", "unit")) + "\n"
                + words("    note", 8) + stated();
    }

    private String instrument(int at) {
        return names("title", "law", at) + "    kind: " + pick(List.of("decree", "draft-law", "strategy", "plan"))
                + "\n    date: \"" + month() + "\"\n    status: " + pick(List.of("draft", "approved", "in-force")) + "\n"
                + words("    subject", 10) + list("preparedBy", "organisations", 2) + stated();
    }

    private String project(int at) {
        int year = 1995 + random.nextInt(16);
        // Only to one that stands before it: successors must not lead round in a circle.
        String follows = random.nextInt(4) == 0 && at > 0
                ? "    follows: " + ids.get("projects").get(random.nextInt(at)) + "\n"
                : "";
        return names("title", "project", at)
                + words("    summary", 20) + words("    aim", 15)
                + "    period: \"" + year + "/" + (year + 1 + random.nextInt(3)) + "\"\n"
                + "    donors: [" + pick(random.nextBoolean() ? donors : ids.get("organisations")) + "]\n" + list("implementers", "organisations", 1)
                + list("partners", "organisations", 3) + list("places", "places", 2)
                + "    status: " + pick(List.of("current", "approved", "completed"))
                + "\n    theme: " + pick(List.of("counter-trafficking", "disaster-preparedness"))
                + "\n    components: [" + pick(List.of("prevention", "protection", "capacity-building")) + "]\n"
                + "    targetGroups:\n" + words("      - ", 4) + words("      - ", 4)
                + "    outputs:\n" + words("      - ", 9) + words("      - ", 9) + follows + stated();
    }

    private String activity(int at) {
        return names("title", "activity", at)
                + "    kind: " + pick(List.of("seminar", "conference", "training-course", "study-visit", "lecture"))
                + "\n    date: \"" + month() + "\"\n" + list("places", "places", 1) + list("organisers", "organisations", 1)
                + list("supporters", "organisations", 1) + list("participants", "organisations", 3)
                + "    subjects:\n" + words("      - ", 6) + words("      - ", 6)
                + words("    summary", 20)
                + "    project: " + pick(ids.get("projects")) + "\n" + stated();
    }

    private String figure(int at) {
        StringBuilder claims = new StringBuilder();
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            int number = 1 + random.nextInt(5000);
            claims.append("      - value: \"%d\"\n        number: %d\n".formatted(number, number))
                    .append(words("        counted", 6))
                    .append("        saidBy: ").append(pick(ids.get("organisations"))).append('\n')
                    .append("        asOf: \"").append(month()).append("\"\n    ").append(stated());
        }
        return names("question", "figure", at) + "    about: [projects/" + pick(ids.get("projects")) + "]\n    claims:\n"
                + claims + stated();
    }

    private String news(int at) {
        return names("title", "news", at) + "    date: \"" + month() + "\"\n    kind: "
                + pick(List.of("article", "press-release", "update")) + "\n    text:\n"
                + words("      - ", 40) + words("      - ", 40)
                + "    records: [projects/" + pick(ids.get("projects")) + "]\n" + stated();
    }

    private String chronicleEntry(int at) {
        // After the real ones, whose paragraphs end at 25.
        return "    paragraph: " + (100 + at) + "\n    date: \"" + month() + "\"\n" + words("    text", 40)
                + "    records: [projects/" + pick(ids.get("projects")) + "]\n" + stated();
    }

    private String names(String field, String kind, int at) {
        Map<String, String[]> kinds = Map.of(
                "place", new String[] {"place", "место", "ýer"},
                "source", new String[] {"source", "источник", "çeşme"},
                "organisation", new String[] {"organisation", "организация", "gurama"},
                "law", new String[] {"law", "закон", "kanun"},
                "project", new String[] {"project", "проект", "taslama"},
                "activity", new String[] {"activity", "мероприятие", "çäre"},
                "figure", new String[] {"figure", "число", "san"},
                "news", new String[] {"news", "новость", "habar"});
        String[] invented = {"Invented %s %d: ", "Вымышлено, %s %d: ", "Oýlanyp tapylan %s %d: "};
        List<String[]> about = several(WORDS, 3);
        StringBuilder text = new StringBuilder("    " + field + ":\n");
        for (int i = 0; i < LANGUAGES.length; i++) {
            text.append("      %s: \"%s\"\n".formatted(
                    LANGUAGES[i], invented[i].formatted(kinds.get(kind)[i], at) + joined(about, i, ", ")));
        }
        return text.toString();
    }

    /** A text of so many words; the beginning is a field's name with its indent, or the hyphen of a list. */
    private String words(String beginning, int count) {
        List<String[]> about = several(WORDS, count);
        String text = Stream.of(0, 1, 2)
                .map(i -> "%s: \"%s.\"".formatted(LANGUAGES[i], joined(about, i, " ")))
                .collect(Collectors.joining(", ", "{", "}"));
        return beginning.endsWith("- ") ? beginning + text + "\n" : beginning + ": " + text + "\n";
    }

    private static String joined(List<String[]> words, int language, String between) {
        return words.stream().map(word -> word[language]).collect(Collectors.joining(between));
    }

    private String list(String field, String file, int most) {
        return "    " + field + ": [" + String.join(", ", several(ids.get(file), 1 + random.nextInt(most))) + "]\n";
    }

    private String stated() {
        return "    source: " + pick(ids.get("sources")) + "\n";
    }

    private String month() {
        return "%d-%02d".formatted(1995 + random.nextInt(16), 1 + random.nextInt(12));
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private <T> List<T> several(List<T> all, int count) {
        Set<T> some = new LinkedHashSet<>();
        while (some.size() < Math.min(count, all.size())) {
            some.add(pick(all));
        }
        return List.copyOf(some);
    }
}
