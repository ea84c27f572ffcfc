import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jooq.DSLContext;
import org.kerwen.app.Main;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.trace.Audit;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What the audit costs, straight on {@code Transactions}, without HTTP: the same work with and without actor and entry, from
 * 16 threads, with the sealer beside it. Run by bench/trace.sh.
 */
public final class AuditedWork {
    private static final int THREADS = 16;

    private final Transactions transactions;
    private final Audit audit;
    private final Path home;
    private final int seconds;

    private AuditedWork(Transactions transactions, Audit audit, Path home, int seconds) {
        this.transactions = transactions;
        this.audit = audit;
        this.home = home;
        this.seconds = seconds;
    }

    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        try (ConfigurableApplicationContext context = SpringApplication.run(Main.class)) {
            new AuditedWork(
                            context.getBean(Transactions.class),
                            context.getBean(Audit.class),
                            home,
                            Integer.parseInt(arguments[1]))
                    .measure();
        }
    }

    private void measure() throws Exception {
        System.out.println("| work, 16 threads, " + seconds + " s | per second | p50 ms | p99 ms | CPU ms each, application | database | waiting for the seal at the end | sealed s later |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        Actor.Person[] people = new Actor.Person[THREADS];
        Arrays.setAll(people, each -> new Actor.Person(
                new AccountId(UUID.randomUUID()), new OrganisationId("invented-" + (char) ('a' + each % 4)), Set.of()));
        // The machine tells the database who acts and records nothing: all but the entry.
        load("read of one row, not audited", each -> transactions.run(Actor.Machine.SIGN_IN, AuditedWork::read));
        load("read of one row, audited", each -> transactions.run(people[each], Act.on("invented.read", UUID.randomUUID()), AuditedWork::read));
        load("write of one row, not audited", each -> transactions.run(Actor.Machine.SETUP, AuditedWork::write));
        load("write of one row, audited", each -> transactions.run(people[each], Actor.Machine.SETUP, Act.on("invented.write", UUID.randomUUID()), AuditedWork::write));
    }

    private static int read(DSLContext database) {
        return database.fetch("SELECT name FROM access.organisation WHERE id = 'nobody'").size();
    }

    /** An organisation that nobody has: any table that the application may write would do. */
    private static int write(DSLContext database) {
        return database.execute("INSERT INTO access.organisation (id, name) VALUES (?, '{\"en\": \"Invented\"}')",
                "invented-" + letters(UUID.randomUUID()));
    }

    private static String letters(UUID id) {
        return id.toString().replace("-", "");
    }

    private interface Work {
        void run(int thread);
    }

    private void load(String name, Work work) throws Exception {
        run(work, Math.max(2, seconds / 3), new ArrayList<>());
        while (audit.seal() > 0) {
            Thread.sleep(10);
        }
        List<long[]> times = new ArrayList<>();
        long[] before = cpu();
        long done = run(work, seconds, times);
        long[] after = cpu();
        long waiting = audit.waiting();
        long end = System.nanoTime();
        while (audit.waiting() > 0) {
            Thread.sleep(20);
        }
        double late = (System.nanoTime() - end) / 1e9;
        long[] all = times.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        System.out.println("| %s | %d | %.2f | %.2f | %.3f | %.3f | %d | %.1f |".formatted(
                name,
                done / seconds,
                all[all.length / 2] / 1e6,
                all[(int) (all.length * 0.99)] / 1e6,
                (after[0] - before[0]) / (double) done,
                (after[1] - before[1]) / (double) done,
                waiting,
                late));
    }

    private long run(Work work, int length, List<long[]> times) throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        AtomicLong done = new AtomicLong();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<long[]>> all = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int number = thread;
                all.add(threads.submit(() -> {
                    long[] taken = new long[400_000];
                    int count = 0;
                    while (!stop.get() && count < taken.length) {
                        long start = System.nanoTime();
                        work.run(number);
                        taken[count++] = System.nanoTime() - start;
                    }
                    done.addAndGet(count);
                    return Arrays.copyOf(taken, count);
                }));
            }
            Thread.sleep(length * 1000L);
            stop.set(true);
            for (Future<long[]> each : all) {
                times.add(each.get());
            }
        }
        return done.get();
    }

    /** Milliseconds of processor time: this process, and all of PostgreSQL, the sealer included in both. */
    private long[] cpu() throws IOException {
        long postmaster = Long.parseLong(Files.readAllLines(home.resolve("postgres/data/postmaster.pid")).getFirst().strip());
        LongSupplier database = () -> ProcessHandle.allProcesses()
                .filter(process -> process.pid() == postmaster
                        || process.parent().map(ProcessHandle::pid).orElse(0L) == postmaster)
                .mapToLong(process -> ticks(process.pid()))
                .sum();
        return new long[] {ticks(ProcessHandle.current().pid()), database.getAsLong()};
    }

    private static long ticks(long process) {
        try {
            String[] fields = Files.readString(Path.of("/proc/" + process + "/stat")).replaceAll("^.*\\) ", "").split(" ");
            return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * 10;
        } catch (IOException e) {
            return 0;
        }
    }
}
