package org.kerwen.people;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.kerwen.app.Main;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.PersonId;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Which index answers each question that the list, the search and the page of a person put to the database, and how long it takes
 * there; and what PostgreSQL finds by itself of what is searched for. The program's own statements are heard while it asks, under row
 * security, and asked again with EXPLAIN. Run by bench/people.sh, in the place of the server.
 */
public final class PeopleQuestions {
    private static final Pattern BY =
            Pattern.compile("(?:Index (?:Only )?Scan(?: Backward)? using|Bitmap Index Scan on|(Seq Scan) on) (\\w+)");
    private static final Pattern TOOK = Pattern.compile("Execution Time: ([0-9.]+) ms");
    private static final Pattern ROWS = Pattern.compile("actual (?:time=\\S+ )?rows=([0-9.]+)");
    private static final int SEARCHES = 20;

    private final Transactions transactions;
    private final Actor.Person officer =
            new Actor.Person(new AccountId(UUID.randomUUID()), new OrganisationId("mission"), java.util.Set.of());

    private PeopleQuestions(Transactions transactions) {
        this.transactions = transactions;
    }

    public static void main(String[] arguments) throws Exception {
        try (ConfigurableApplicationContext context = SpringApplication.run(Main.class)) {
            PeopleQuestions questions = new PeopleQuestions(context.getBean(Transactions.class));
            questions.explain();
            questions.listed();
            questions.searchWithoutTheIndex(Files.readAllLines(Path.of(arguments[0])).stream()
                    .filter(body -> body.matches("who=[^+]+\\+[^+]+"))
                    .limit(SEARCHES)
                    .toList());
        }
    }

    private void explain() {
        List<PersonId> some = transactions.run(officer, Act.of("person.list"), database -> PersonStore.newest(database, officer, null, 20));
        PersonStore.After middle = transactions.run(officer, Act.of("person.list"), database -> PersonStore.place(database, new PersonId(
                        database.fetchSingle("SELECT id FROM people.person WHERE organisation = 'mission' AND id > '80000000-0000-0000-0000-000000000000' ORDER BY id LIMIT 1")
                                .get(0, UUID.class))))
                .orElseThrow();
        List<UUID> names = transactions.run(officer, Act.of("person.list"), database -> database.fetch("SELECT id FROM people.name WHERE person = ANY (?::uuid[])",
                        (Object) some.stream().map(PersonId::value).toArray(UUID[]::new))
                .getValues(0, UUID.class));
        System.out.println("| question to the database | tables and indexes | rows | ms |");
        System.out.println("|---|---|---|---|");
        heard("list: the newest 51", database -> PersonStore.newest(database, officer, null, 51));
        heard("list: 51 from the middle on", database -> PersonStore.newest(database, officer, middle, 51));
        heard("list: its place", database -> PersonStore.place(database, some.getFirst()));
        heard("search: whose names, and what they lead to", database -> PersonStore.ofNames(database, names));
        heard("search: what merged records lead to", database -> MergeStore.shownUnder(database, some));
        heard("20 people", database -> PersonStore.find(database, some));
        heard("a person: shown under", database -> MergeStore.shownUnder(database, some.getFirst()));
        heard("a person", database -> PersonStore.find(database, some.subList(0, 1)));
    }

    /** The first page of the list for each that can be chosen, in each order; under the transaction that a page has. */
    private void listed() {
        Map<String, Narrowing> all = new LinkedHashMap<>();
        for (Facet facet : Facet.values()) {
            List<String> words = switch (facet) {
                case NATIONALITY -> List.of("TJK", "TKM", "XXA", "ISL");
                case LANGUAGE -> List.of("tg", "is");
                case FROM, UNTIL -> List.of("2026-11-27", "2020-01-01");
                case ARRIVAL -> List.of();
                default -> facet.words();
            };
            words.forEach(word -> all.put(facet.word() + "=" + word, new Narrowing(Map.of(facet, word), ListOrder.NEWEST)));
        }
        all.put("nothing", Narrowing.NOT);
        all.put("stateless women of 18-59 without papers", new Narrowing(
                Map.of(Facet.SEX, "female", Facet.AGE, "18-59", Facet.NATIONALITY, "XXA", Facet.PAPERS, "none"), ListOrder.NEWEST));
        all.put("women of 60 and over in a family", new Narrowing(Map.of(Facet.SEX, "female", Facet.AGE, "60", Facet.FAMILY, "in"), ListOrder.NEWEST));
        System.out.println();
        System.out.println("The first page of the list and how many there are, in ms; + where as many were looked through as are at once:");
        System.out.println();
        System.out.println("| chosen | newest | by name | by birth | found | by |");
        System.out.println("|---|---|---|---|---|---|");
        all.forEach((name, narrowing) -> {
            StringBuilder line = new StringBuilder("| " + name);
            ListStore.Page page = null;
            for (ListOrder order : ListOrder.values()) {
                ListQuestion question = question(new Narrowing(narrowing.by(), order));
                page = listed(question, Listed.Cut.FIRST);
                long[] took = new long[5];
                for (int at = 0; at < took.length; at++) {
                    long start = System.nanoTime();
                    page = listed(question, Listed.Cut.FIRST);
                    took[at] = System.nanoTime() - start;
                }
                Arrays.sort(took);
                line.append(" | %.1f%s".formatted(took[took.length / 2] / 1e6, page.gaveUp() ? "+" : ""));
            }
            System.out.println(line + " | %s%s | %s |".formatted(page.count(), page.countsAll() ? "" : "+", used(question(narrowing))));
        });
    }

    private static ListQuestion question(Narrowing narrowing) {
        return new ListQuestion(narrowing, new org.kerwen.kernel.Language("tk"), java.time.LocalDate.now(java.time.ZoneOffset.UTC), java.time.ZoneOffset.UTC);
    }

    private ListStore.Page listed(ListQuestion question, Listed.Cut cut) {
        return transactions.run(officer, Act.of("person.list"), database -> new ListStore(database, officer, question, null).page(cut, 50));
    }

    private String used(ListQuestion question) {
        return transactions.run(officer, Act.of("person.list"), database -> {
            Map<String, String> asked = new LinkedHashMap<>();
            new ListStore(DSL.using(database.configuration()
                            .derive(new DefaultExecuteListenerProvider(ExecuteListener.onRenderEnd(context -> hear(context, asked))))), officer, question, null)
                    .page(Listed.Cut.FIRST, 50);
            List<String> by = new ArrayList<>();
            asked.values().forEach(sql -> {
                String plan = database.fetch("EXPLAIN ANALYZE " + sql).getValues(0, String.class).stream().collect(Collectors.joining("\n"));
                for (Matcher each = BY.matcher(plan); each.find(); ) {
                    by.add(each.group(1) == null ? each.group(2) : "**" + each.group(1) + "** " + each.group(2));
                }
            });
            return String.join(", ", by.stream().distinct().toList());
        });
    }

    private void heard(String name, Consumer<DSLContext> questions) {
        transactions.run(officer, Act.of("person.list"), database -> {
            Map<String, String> asked = new LinkedHashMap<>();
            questions.accept(DSL.using(database.configuration()
                    .derive(new DefaultExecuteListenerProvider(ExecuteListener.onRenderEnd(context -> hear(context, asked))))));
            asked.values().forEach(sql -> explained(database, name, sql));
            return null;
        });
    }

    private static void hear(ExecuteContext context, Map<String, String> asked) {
        asked.putIfAbsent(context.sql(), DSL.using(context.configuration()).renderInlined(context.query()));
    }

    private static void explained(DSLContext database, String name, String sql) {
        // Once before, so that its pages are in memory.
        database.fetch("EXPLAIN ANALYZE " + sql);
        String plan = database.fetch("EXPLAIN ANALYZE " + sql).getValues(0, String.class).stream().collect(Collectors.joining("\n"));
        List<String> by = new ArrayList<>();
        for (Matcher each = BY.matcher(plan); each.find(); ) {
            by.add(each.group(1) == null ? each.group(2) : "**" + each.group(1) + "** " + each.group(2));
        }
        System.out.println("| %s | %s | %s | %s |".formatted(name, String.join(", ", by.stream().distinct().toList()), first(ROWS, plan), first(TOOK, plan)));
    }

    private static String first(Pattern pattern, String plan) {
        Matcher found = pattern.matcher(plan);
        return found.find() ? found.group(1) : "";
    }

    /** The baseline: names that contain both words, in the letters in which they were typed. */
    private void searchWithoutTheIndex(List<String> bodies) {
        long[] took = new long[bodies.size()];
        int nobody = 0;
        for (int at = 0; at < took.length; at++) {
            String[] words = URLDecoder.decode(bodies.get(at).substring("who=".length()), StandardCharsets.UTF_8).split(" ", -1);
            long start = System.nanoTime();
            boolean found = transactions.run(officer, Act.of("person.list"), database -> database.fetch("SELECT person FROM people.name WHERE family ILIKE ? AND given ILIKE ? LIMIT 20",
                            "%" + words[0] + "%", "%" + words[1] + "%")
                    .isNotEmpty());
            took[at] = System.nanoTime() - start;
            nobody += found ? 0 : 1;
        }
        Arrays.sort(took);
        System.out.println();
        System.out.println("Baseline, the same searches by ILIKE in PostgreSQL, one alone: p50 %d ms, longest %d ms; %d of %d find nobody at all (a slip in a name, or other letters)."
                .formatted(took[took.length / 2] / 1_000_000, took[took.length - 1] / 1_000_000, nobody, took.length));
    }
}
