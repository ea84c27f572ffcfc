package org.kerwen.intake;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.files.KeptFile;
import org.kerwen.files.KeptFiles;
import org.kerwen.files.PreparedFile;
import org.kerwen.files.Ring;
import org.kerwen.jobs.JobState;
import org.kerwen.jobs.Jobs;
import org.kerwen.jobs.Work;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Ids;
import org.kerwen.kernel.PersonId;
import org.kerwen.people.ConsentWay;
import org.kerwen.people.People;

/** What somebody does with an import; what takes longer is put off. An import of another organisation is not there. */
final class Imports {
    private final Transactions transactions;
    private final KeptFiles files;
    private final People people;
    private final Jobs jobs;
    private final Works works;

    Imports(Transactions transactions, KeptFiles files, People people, Jobs jobs, Works works) {
        this.transactions = transactions;
        this.files = files;
        this.people = people;
        this.jobs = jobs;
        this.works = works;
    }

    /** The three kinds of work that are put off. */
    record Works(Work<OfImport> check, Work<OfImport> record, Work<OfImport> takeBack) {}

    /** What came of bringing a file. */
    sealed interface Brought {}

    /** It was taken, its columns are to be looked at. */
    record Taken(UUID id) implements Brought {}

    /** It was not; the word of the text {@code intake.refused.<word>}. */
    record NotTaken(String word) implements Brought {}

    /** What came of an act on an import. */
    enum Outcome {
        DONE,
        /** There is none of this id. */
        NOT_THERE,
        /** It is not so far, or farther: somebody else was quicker. */
        NOT_NOW,
        /** No column holds any name. */
        NO_NAME,
        /** Nobody said on what ground these people are recorded. */
        NO_GROUND
    }

    /**
     * An import as it is shown.
     *
     * @param job the work that was put off last, where it is the person's own
     */
    record Shown(Import it, Import.Counts counts, @Nullable JobState job) {
        /** Whether the work on it ended before it was done. */
        boolean isStopped() {
            return job != null && job.outcome() != null && works(it.state());
        }
    }

    private static boolean works(Import.State state) {
        return switch (state) {
            case CHECKING, RECORDING, UNDOING -> true;
            case MATCHING, CHECKED, UNDONE -> false;
        };
    }

    Brought bring(Actor.Person by, byte[] content) {
        return switch (TableFile.look(content)) {
            case TableFile.Refused(String word) -> new NotTaken(word);
            case TableFile.Table table -> {
                // The installation's ring: what is in it goes on to the register, which that protects too, and the work
                // on it
                // must go on after a start before anybody has signed in. It is removed as soon as it was read.
                PreparedFile file = files.prepareTable(by, content, table.type(), Ring.INSTALLATION);
                List<Optional<Column>> columns = Suggestion.columns(table.headings(), table.sample());
                UUID id = Ids.withoutTime();
                yield transactions.run(by, Act.on("person.import", id), database -> {
                    IntakeStore.insert(
                            database,
                            by,
                            new Import(
                                    id,
                                    Import.State.MATCHING,
                                    files.keep(database, by, file),
                                    table.rows(),
                                    table.headings(),
                                    columns,
                                    Suggestion.dayFirst(columns, table.sample()),
                                    null,
                                    null,
                                    Instant.EPOCH));
                    return new Taken(id);
                });
            }
        };
    }

    List<Import> latest(Actor.Person by, int most) {
        return transactions.run(by, Act.of("person.import"), database -> IntakeStore.latest(database, most));
    }

    Optional<Shown> find(Actor.Person by, UUID id) {
        return read(
                by,
                id,
                database -> IntakeStore.find(database, id)
                        .map(it -> new Shown(
                                it,
                                IntakeStore.counts(database, id),
                                it.job() == null
                                        ? null
                                        : jobs.find(database, it.job()).orElse(null))));
    }

    /** The first rows of the file, as it stands there. */
    List<Line> sample(Actor.Person by, Import it) {
        UUID file = it.file();
        if (file == null) {
            return List.of();
        }
        KeptFile kept =
                read(by, it.id(), database -> files.find(database, file)).orElse(null);
        return kept != null && TableFile.look(Checking.content(kept)) instanceof TableFile.Table table
                ? table.sample()
                        .subList(0, Math.min(TableFile.SHOWN, table.sample().size()))
                : List.of();
    }

    List<Row> rows(Actor.Person by, UUID id, String state, int after, int most) {
        return read(by, id, database -> IntakeStore.rows(database, id, state, after, most));
    }

    /** What those of the register are called whom these rows are like; who is no longer there is left out. */
    Map<UUID, String> called(Actor.Person by, UUID id, List<Row> rows) {
        List<PersonId> alike = rows.stream()
                .map(Row::likePerson)
                .filter(Objects::nonNull)
                .map(PersonId::new)
                .toList();
        Map<UUID, String> called = new LinkedHashMap<>();
        if (!alike.isEmpty()) {
            read(by, id, database -> people.find(database, alike))
                    .forEach((record, person) -> called.put(record.value(), person.called()));
        }
        return called;
    }

    List<Row> kept(Actor.Person by, UUID id, int most) {
        return read(by, id, database -> IntakeStore.kept(database, id, most));
    }

    private <T> T read(Actor.Person by, UUID id, Function<DSLContext, T> work) {
        return transactions.run(by, Act.on("person.import", id), work);
    }

    Outcome columns(Actor.Person by, UUID id, List<Optional<Column>> columns, boolean dayFirst) {
        return change(by, id, Set.of(Import.State.MATCHING), (database, it) -> {
            if (columns.size() != it.headings().size()) {
                return Outcome.NOT_NOW;
            }
            IntakeStore.columns(database, id, columns, dayFirst);
            return Outcome.DONE;
        });
    }

    /**
     * Puts the reading of all rows off.
     *
     * @param consent on what ground everybody in the file is recorded; null where that was not said
     */
    Outcome check(Actor.Person by, UUID id, @Nullable ConsentWay consent) {
        return change(by, id, Set.of(Import.State.MATCHING), (database, it) -> {
            if (!hasName(it.columns())) {
                return Outcome.NO_NAME;
            }
            if (consent == null) {
                return Outcome.NO_GROUND;
            }
            IntakeStore.consent(database, id, consent);
            return begin(database, by, it, Import.State.CHECKING, works.check());
        });
    }

    static boolean hasName(List<Optional<Column>> columns) {
        return columns.contains(Optional.of(Column.FULL))
                || columns.contains(Optional.of(Column.FAMILY))
                || columns.contains(Optional.of(Column.GIVEN));
    }

    Outcome decide(Actor.Person by, UUID id, Map<Integer, String> decisions) {
        return change(by, id, Set.of(Import.State.CHECKED), (database, it) -> {
            IntakeStore.decide(database, id, decisions);
            return Outcome.DONE;
        });
    }

    Outcome decideAll(Actor.Person by, UUID id, String decision) {
        return change(by, id, Set.of(Import.State.CHECKED), (database, it) -> {
            IntakeStore.decideAll(database, id, decision);
            return Outcome.DONE;
        });
    }

    /** Puts the recording off of all rows that are good or were decided to be recorded. */
    Outcome record(Actor.Person by, UUID id) {
        return change(
                by,
                id,
                Set.of(Import.State.CHECKED),
                (database, it) -> begin(database, by, it, Import.State.RECORDING, works.record()));
    }

    Outcome takeBack(Actor.Person by, UUID id) {
        return change(
                by,
                id,
                Set.of(Import.State.CHECKED),
                (database, it) -> begin(database, by, it, Import.State.UNDOING, works.takeBack()));
    }

    /** Begins work again that ended before it was done: it goes on where it was. */
    Outcome goOn(Actor.Person by, UUID id) {
        return change(
                by, id, Set.of(Import.State.CHECKING, Import.State.RECORDING, Import.State.UNDOING), (database, it) -> {
                    Optional<JobState> job = it.job() == null ? Optional.empty() : jobs.find(database, it.job());
                    if (job.filter(state -> state.outcome() == null).isPresent()) {
                        return Outcome.NOT_NOW;
                    }
                    return begin(
                            database,
                            by,
                            it,
                            it.state(),
                            switch (it.state()) {
                                case CHECKING -> works.check();
                                case RECORDING -> works.record();
                                case UNDOING -> works.takeBack();
                                case MATCHING, CHECKED, UNDONE ->
                                    throw new IllegalStateException("nothing to go on with");
                            });
                });
    }

    /** Throws an import away of which nobody was recorded, with its file. */
    Outcome remove(Actor.Person by, UUID id) {
        return change(
                by, id, Set.of(Import.State.MATCHING, Import.State.CHECKED, Import.State.UNDONE), (database, it) -> {
                    Import.Counts counts = IntakeStore.counts(database, id);
                    if (counts.recorded() + counts.kept() > 0) {
                        return Outcome.NOT_NOW;
                    }
                    IntakeStore.remove(database, id);
                    if (it.file() != null) {
                        files.remove(database, it.file());
                    }
                    return Outcome.DONE;
                });
    }

    private Outcome begin(DSLContext database, Actor.Person by, Import it, Import.State state, Work<OfImport> work) {
        IntakeStore.state(database, it.id(), state, jobs.enqueue(database, by, work, new OfImport(it.id())));
        return Outcome.DONE;
    }

    private interface Change {
        Outcome of(DSLContext database, Import it);
    }

    private Outcome change(Actor.Person by, UUID id, Set<Import.State> from, Change change) {
        return transactions.run(
                by,
                Act.on("person.import", id),
                database -> IntakeStore.lock(database, id)
                        .map(it -> from.contains(it.state()) ? change.of(database, it) : Outcome.NOT_NOW)
                        .orElse(Outcome.NOT_THERE));
    }
}
