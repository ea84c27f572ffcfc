package org.kerwen.people;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.Actor;
import org.kerwen.linkage.generator.RegisterGenerator;
import org.kerwen.linkage.generator.Skew;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A large register for a demonstration under load: that of linkage/GENERATOR.md, recorded beside the work, a thousand at a time. It
 * goes on where it was interrupted, and nobody is recorded twice by that.
 */
final class InventedRegister implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(InventedRegister.class);

    /** The register of the linkage benchmark. */
    private static final long SEED = 1;

    private static final int AT_ONCE = 1_000;
    private static final long ENDS_WITHIN_MILLIS = 5_000;
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 1);
    private static final int COLUMNS = 9;

    private final Transactions transactions;
    private final long people;
    private volatile boolean stopped;
    private @Nullable Thread thread;

    /** @param people how many, rounded up to whole thousands; none where it is 0 */
    InventedRegister(Transactions transactions, long people) {
        this.transactions = transactions;
        this.people = people;
    }

    /** Begins, or goes on, in the name of this person. */
    void begin(Actor.Person somebody) {
        if (people > 0) {
            thread = Thread.ofPlatform()
                    .name("kerwen-invented-register")
                    .daemon()
                    .start(() -> work(somebody));
        }
    }

    @Override
    public void close() {
        stopped = true;
        Thread running = thread;
        if (running != null) {
            try {
                running.join(ENDS_WITHIN_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void work(Actor.Person somebody) {
        try {
            write(somebody);
        } catch (InterruptedIOException e) {
            // It goes on at the next start.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            log.error("The invented register could not be recorded; the next start goes on", e);
        }
    }

    /** Answers how many thousands were recorded now. */
    int write(Actor.Person somebody) throws IOException {
        int all = (int) ((people + AT_ONCE - 1) / AT_ONCE);
        int there = transactions.run(somebody, Act.of("person.list"), database -> there(database, all));
        if (there == all) {
            return 0;
        }
        Progress progress = new Progress(there, all);
        new RegisterGenerator((long) all * AT_ONCE, SEED, Skew.MILD).writeTo(new Lines(somebody, progress, there));
        progress.end();
        return all - there;
    }

    /** How many thousands are there: each has a first record, whose id follows from its number. */
    private static int there(DSLContext database, int all) {
        UUID[] firsts = new UUID[all];
        for (int thousand = 0; thousand < all; thousand++) {
            firsts[thousand] = id(thousand, 0);
        }
        return PeopleInBulk.count(database, firsts);
    }

    /** Invented people may have an id that tells which they are; it looks like any other. */
    private static UUID id(int thousand, int at) {
        long number = (long) thousand * AT_ONCE + at;
        return new UUID(
                (mixed(number) & ~0xF000L) | 0x4000L,
                (mixed(~number) & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
    }

    private static long mixed(long number) {
        long mixed = (number + SEED) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /** Empty where a mistake that the generator made leaves nothing that could be recorded. */
    private static @Nullable Registration read(String line) {
        // The generator quotes nothing, and no name has a comma.
        String[] row = line.split(",", -1);
        if (row.length != COLUMNS) {
            return null;
        }
        return new Typed(Map.of(
                        "given", row[2],
                        "family", row[3],
                        "patronymic", row[4],
                        "birth", row[5],
                        "sex", row[6].equals("F") ? Sex.FEMALE.word() : row[6].equals("M") ? Sex.MALE.word() : "",
                        "nationality", row[8],
                        "consent", ConsentWay.SPOKEN.word()))
                .read(TODAY)
                .registration();
    }

    /** Takes the lines as they are written, whole lines at a time, and records each thousand in a transaction of its own. */
    private final class Lines implements Appendable {
        private final Actor.Person somebody;
        private final Progress progress;
        private final int there;
        private final List<Registration> some = new ArrayList<>(AT_ONCE);
        private int thousand;
        private int lines;
        private boolean headed;

        Lines(Actor.Person somebody, Progress progress, int there) {
            this.somebody = somebody;
            this.progress = progress;
            this.there = there;
        }

        @Override
        public Appendable append(CharSequence text) throws IOException {
            for (String line : text.toString().lines().toList()) {
                if (headed) {
                    take(line);
                }
                headed = true;
            }
            return this;
        }

        private void take(String line) throws IOException {
            if (thousand >= there) {
                Registration registration = read(line);
                if (registration != null) {
                    some.add(registration);
                }
            }
            if (++lines < AT_ONCE) {
                return;
            }
            if (stopped) {
                throw new InterruptedIOException();
            }
            if (thousand >= there) {
                int number = thousand;
                transactions.<List<PeopleInBulk.Inserted>>run(
                        somebody,
                        Act.of("person.register"),
                        database -> PeopleInBulk.insert(database, somebody, some, at -> id(number, at)));
                some.clear();
                progress.reached(number + 1);
            }
            lines = 0;
            thousand++;
        }

        @Override
        public Appendable append(CharSequence text, int start, int end) throws IOException {
            return append(text.subSequence(start, end));
        }

        @Override
        public Appendable append(char letter) throws IOException {
            throw new IOException("lines are written whole");
        }
    }

    /** What is said at the terminal meanwhile. */
    private static final class Progress {
        private static final long EVERY_NANOS = 5_000_000_000L;
        private static final double SECOND = 1e9;

        private final int from;
        private final int all;
        private final long began = System.nanoTime();
        private long said = began;

        Progress(int from, int all) {
            this.from = from;
            this.all = all;
            System.out.println(
                    "Invented people are recorded beside the work: %,d, of whom %,d are there. Ctrl-C stops; the next start goes on."
                            .formatted((long) all * AT_ONCE, (long) from * AT_ONCE));
        }

        void reached(int thousand) {
            long now = System.nanoTime();
            if (now - said >= EVERY_NANOS) {
                said = now;
                System.out.println(
                        "Invented people: %,d of %,d".formatted((long) thousand * AT_ONCE, (long) all * AT_ONCE));
            }
        }

        void end() {
            double seconds = (System.nanoTime() - began) / SECOND;
            long made = (long) (all - from) * AT_ONCE;
            System.out.println("Invented people: all %,d are there; %,d were recorded in %.0f s, %,.0f a second."
                    .formatted((long) all * AT_ONCE, made, seconds, made / seconds));
        }
    }
}
