package org.kerwen.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.files.KeptFile;
import org.kerwen.files.KeptFiles;
import org.kerwen.jobs.Progress;
import org.kerwen.kernel.Actor;
import org.kerwen.people.Newcomers;
import org.kerwen.people.People;
import org.kerwen.people.Registration;

/**
 * Reads all rows of a file and puts each where it belongs: good, alike, bad. Killed in the middle, it reads the file once more
 * from the beginning, for the later rows are compared with the earlier, and writes what is not there yet.
 */
final class Checking implements ImportWork.Doing {
    private static final int AT_ONCE = 500;

    private final Transactions transactions;
    private final KeptFiles files;
    private final People people;
    private final Clock clock;
    private final ZoneId zone;

    Checking(Transactions transactions, KeptFiles files, People people, Clock clock, ZoneId zone) {
        this.transactions = transactions;
        this.files = files;
        this.people = people;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * What is known when it begins.
     *
     * @param written the last line that was written before
     */
    private record Begun(Import it, Optional<KeptFile> file, int written) {}

    @Override
    public void run(Actor.Person by, OfImport of, Progress progress) {
        Begun begun = transactions
                .run(
                        by,
                        act(of.id()),
                        database -> IntakeStore.find(database, of.id())
                                .map(it -> new Begun(
                                        it,
                                        it.file() == null ? Optional.empty() : files.find(database, it.file()),
                                        IntakeStore.lastLine(database, of.id()))))
                .orElse(null);
        if (begun == null
                || begun.it().state() != Import.State.CHECKING
                || begun.file().isEmpty()) {
            return;
        }
        progress.of(begun.it().rows());
        KeptFile file = begun.file().orElseThrow();
        Pass pass = new Pass(by, begun, progress);
        TableFile.rows(content(file), file.type(), pass::take);
        pass.end();
        pass.written();
        transactions.run(by, act(of.id()), database -> {
            IntakeStore.checked(database, of.id());
            return files.remove(database, file.id());
        });
    }

    private static Act act(UUID id) {
        return Act.on("person.import", id);
    }

    static byte[] content(KeptFile file) {
        try (var stream = file.content()) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One pass through the file. */
    private final class Pass {
        private final Actor.Person by;
        private final Begun begun;
        private final Progress progress;
        private final RowReading reading;
        private final Newcomers newcomers;
        private final LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        private final List<Line> lines = new ArrayList<>();

        /** The line of each row that was compared, by its number among them. */
        private final List<Integer> compared = Collections.synchronizedList(new ArrayList<>());

        private @Nullable Beside writing;
        private int passed;

        Pass(Actor.Person by, Begun begun, Progress progress) {
            this.by = by;
            this.begun = begun;
            this.progress = progress;
            this.reading = begun.it().reading();
            this.newcomers = people.newcomers(by, begun.it().rows());
        }

        boolean take(Line line) {
            lines.add(line);
            if (lines.size() == AT_ONCE) {
                end();
            }
            return true;
        }

        void end() {
            List<Row> rows = new ArrayList<>();
            List<Registration> right = new ArrayList<>();
            for (Line line : lines) {
                List<String> cells = reading.cells(line);
                String wrong = reading.wrongAsRow(line);
                RowReading.Read read =
                        wrong == null ? reading.read(cells, today) : new RowReading.Read(null, List.of(":" + wrong));
                if (read.registration() == null) {
                    rows.add(Row.bad(line.number(), cells, read.wrong()));
                } else {
                    rows.add(Row.good(line.number(), cells));
                    compared.add(line.number());
                    right.add(read.registration());
                }
            }
            Newcomers.Asked asked = newcomers.ask(right);
            passed += lines.size();
            int passedNow = passed;
            boolean isNew = !lines.isEmpty() && lines.getLast().number() > begun.written();
            lines.clear();
            written();
            writing = Beside.begin("kerwen-checking", () -> {
                List<Newcomers.Found> found = newcomers.compare(asked);
                if (isNew) {
                    transactions.run(by, act(begun.it().id()), database -> write(database, rows, found, passedNow));
                }
            });
        }

        /** Waits until one part is compared with those before and written, while the register is asked about the next. */
        void written() {
            if (writing != null) {
                writing.end();
            }
        }

        private int write(DSLContext database, List<Row> rows, List<Newcomers.Found> found, int passedNow) {
            List<Optional<Newcomers.Alike>> alike = newcomers.read(database, found);
            List<Row> looked = new ArrayList<>();
            int good = 0;
            for (Row row : rows) {
                Row whole = row.state().equals("good") ? with(row, alike.get(good++)) : row;
                if (row.line() > begun.written()) {
                    looked.add(whole);
                }
            }
            IntakeStore.add(database, by, begun.it().id(), looked);
            progress.reached(database, passedNow, "checking");
            return passedNow;
        }

        private Row with(Row row, Optional<Newcomers.Alike> alike) {
            return alike.map(who -> Row.alike(
                            row.line(),
                            row.cells(),
                            who.person() == null
                                    ? null
                                    : Objects.requireNonNull(who.person()).value(),
                            who.person() == null ? compared.get(who.before()) : null,
                            who.millibits()))
                    .orElse(row);
        }
    }
}
