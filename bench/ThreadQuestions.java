import java.lang.reflect.Field;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.kerwen.app.Main;
import org.kerwen.db.Transactions;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Which index answers each question that a page puts to the database, how many rows it reads and how long it takes there. Each page is
 * asked for as a browser does; the program's own statements are heard, and asked again with EXPLAIN in the same transaction, under row
 * security and as the same person. Run by bench/thread.sh, in the place of the server: its address, the cookies of a session as a
 * header, a file of pages (what it is called, a tab, its path).
 */
public final class ThreadQuestions {
    private static final Pattern BY =
            Pattern.compile("(?:Index (?:Only )?Scan(?: Backward)? using|Bitmap Index Scan on|(Seq Scan) on) (\\w+)");
    private static final Pattern TOOK = Pattern.compile("Execution Time: ([0-9.]+) ms");
    private static final Pattern BUFFERS = Pattern.compile("Buffers: shared hit=(\\d+)(?: read=(\\d+))?");
    private static final Pattern ROWS = Pattern.compile("actual (?:time=\\S+ )?rows=([0-9.]+) loops=(\\d+)");
    private static final Pattern REMOVED = Pattern.compile("Rows Removed by (?:Index Recheck|Filter|Join Filter): (\\d+)");

    private record Asked(String tables, String by, double rows, long removed, long pages, double millis, String plan) {}

    private final List<Asked> heard = new ArrayList<>();
    private volatile boolean listens;

    private ThreadQuestions() {}

    public static void main(String[] arguments) throws Exception {
        try (ConfigurableApplicationContext context = SpringApplication.run(Main.class)) {
            ThreadQuestions questions = new ThreadQuestions();
            questions.listenTo(context.getBean(Transactions.class));
            questions.ask(arguments[0], arguments[1], Files.readAllLines(Path.of(arguments[2])));
        }
    }

    private void listenTo(Transactions transactions) throws ReflectiveOperationException {
        Field field = Transactions.class.getDeclaredField("application");
        field.setAccessible(true);
        ((DSLContext) field.get(transactions)).configuration().set(new DefaultExecuteListenerProvider(ExecuteListener.onExecuteEnd(this::hear)));
    }

    private void hear(ExecuteContext context) {
        // Requests have threads of their own kind; what goes on beside them is not meant.
        if (!listens || context.query() == null || !Thread.currentThread().isVirtual()) {
            return;
        }
        String sql = DSL.using(context.configuration()).renderInlined(context.query());
        if (!sql.strip().toLowerCase(java.util.Locale.ROOT).matches("(?s)(select|with)\\b.*")) {
            return;
        }
        StringBuilder plan = new StringBuilder();
        try (Statement statement = context.connection().createStatement();
                ResultSet lines = statement.executeQuery("EXPLAIN (ANALYZE, BUFFERS) " + sql)) {
            while (lines.next()) {
                plan.append(lines.getString(1)).append('\n');
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
        heard.add(asked(sql, plan.toString()));
    }

    private static Asked asked(String sql, String plan) {
        Map<String, Boolean> by = new LinkedHashMap<>();
        for (Matcher each = BY.matcher(plan); each.find(); ) {
            by.put(each.group(1) == null ? each.group(2) : "**all of** " + each.group(2), true);
        }
        long removed = 0;
        for (Matcher each = REMOVED.matcher(plan); each.find(); ) {
            removed += Long.parseLong(each.group(1));
        }
        Matcher rows = ROWS.matcher(plan);
        Matcher pages = BUFFERS.matcher(plan);
        Matcher took = TOOK.matcher(plan);
        return new Asked(tables(sql), String.join(", ", by.keySet()), rows.find() ? Double.parseDouble(rows.group(1)) : 0, removed,
                pages.find() ? Long.parseLong(pages.group(1)) + (pages.group(2) == null ? 0 : Long.parseLong(pages.group(2))) : 0,
                took.find() ? Double.parseDouble(took.group(1)) : 0, sql + "\n" + plan);
    }

    private static String tables(String sql) {
        Matcher from = Pattern.compile("from\\s+\"?(\\w+)\"?\\.\"?(\\w+)\"?", Pattern.CASE_INSENSITIVE).matcher(sql);
        return from.find() ? from.group(1) + "." + from.group(2) : "";
    }

    private void ask(String site, String cookie, List<String> pages) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        System.out.println("| page | its questions | ms for all in the database | the dearest: tables | by | rows | put aside | pages | ms |");
        System.out.println("|---|---|---|---|---|---|---|---|---|");
        Path plans = Path.of(System.getProperty("plans"));
        Files.writeString(plans, "");
        for (String line : pages) {
            String[] words = line.split("\t", 2);
            HttpRequest request = HttpRequest.newBuilder(URI.create(site + words[1])).header("Cookie", cookie).build();
            // Once before, so that what it needs is in memory and its plans are made.
            client.send(request, HttpResponse.BodyHandlers.discarding());
            heard.clear();
            listens = true;
            int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            listens = false;
            Files.writeString(plans, "==== %s %s%n".formatted(words[0], words[1]), java.nio.file.StandardOpenOption.APPEND);
            double all = 0;
            Asked dearest = new Asked("", "", 0, 0, 0, 0, "");
            for (Asked each : heard) {
                Files.writeString(plans, each.plan + "\n", java.nio.file.StandardOpenOption.APPEND);
                all += each.millis;
                dearest = each.millis > dearest.millis ? each : dearest;
            }
            System.out.println("| %s%s | %d | %.2f | %s | %s | %.0f | %d | %d | %.2f |".formatted(words[0], status == 200 ? "" : " (" + status + ")", heard.size(), all,
                    dearest.tables, dearest.by, dearest.rows, dearest.removed, dearest.pages, dearest.millis));
        }
    }
}
