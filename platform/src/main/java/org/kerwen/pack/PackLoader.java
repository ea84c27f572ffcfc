package org.kerwen.pack;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.kerwen.db.SchemaVersion;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;

/** Loads the pack before the first page is served: one transaction, in the order in which files point to each other. */
public final class PackLoader implements InitializingBean {
    private static final Logger log = LoggerFactory.getLogger(PackLoader.class);
    private static final int MOST_IN_THE_LOG = 50;
    private static final Pattern RULE = Pattern.compile("constraint \"(\\w+)\"");

    private final PackSettings settings;
    private final List<PackSection> sections;
    private final Transactions transactions;
    private final Editions editions;
    private final SchemaVersion schema;

    PackLoader(
            PackSettings settings,
            List<PackSection> sections,
            Transactions transactions,
            Editions editions,
            SchemaVersion schema) {
        this.settings = settings;
        this.sections = inOrder(sections);
        this.transactions = transactions;
        this.editions = editions;
        this.schema = schema;
    }

    @Override
    public void afterPropertiesSet() {
        List<PackProblem> problems = load();
        if (!problems.isEmpty()) {
            // The pack is public, so its problems may stand in the log; those that only the database sees stand nowhere
            // else.
            problems.stream().limit(MOST_IN_THE_LOG).forEach(problem -> log.warn("{}", problem));
            log.warn(
                    "The mission pack has {} problems; the records that they concern stay as they were",
                    problems.size());
        }
    }

    /**
     * Reads the pack and writes what is good; answers what is not. A pack that was loaded last, without a problem, is
     * neither read nor written.
     */
    public List<PackProblem> load() {
        List<Shape> shapes = sections.stream().map(PackSection::shape).toList();
        // Before the files are read: one that changes meanwhile then makes another digest at the next start.
        String digest = Digest.of(settings.folders(), shapes, schema);
        if (editions.isCurrent(digest)) {
            log.info("The mission pack is unchanged");
            return List.of();
        }
        long start = System.nanoTime();
        Pack pack = Pack.read(settings.folders(), shapes);
        long read = System.nanoTime();
        List<PackProblem> problems = new ArrayList<>(pack.problems());
        transactions.perform(Actor.Machine.PACK_LOADING, database -> {
            if (refusal(database, savepoint -> writeAll(savepoint, pack)) != null) {
                writeWhatIsTaken(database, pack, problems);
            }
            Editions.change(database, problems.isEmpty() ? digest : null);
        });
        log.info(
                "The mission pack was read in {} ms and written in {} ms",
                (read - start) / 1_000_000,
                (System.nanoTime() - read) / 1_000_000);
        return problems;
    }

    private void writeAll(DSLContext database, Pack pack) {
        for (PackSection section : sections) {
            section.write(database, pack.entries(section.shape()));
        }
        for (PackSection section : sections.reversed()) {
            Set<String> ids = pack.idsIn(section.shape());
            if (ids != null) {
                Rows.removeAllBut(database, section.id(), ids);
            }
        }
    }

    /** The slow way, once the database has refused something: finds out what, and writes all the rest. */
    private void writeWhatIsTaken(DSLContext database, Pack pack, List<PackProblem> problems) {
        // Once before, so that what is gone does not stand in the way of what is new, and once after.
        removeWhatIsGone(database, pack);
        for (PackSection section : sections) {
            for (Entry entry : writeByHalves(database, section, pack.entries(section.shape()))) {
                String rule = refusal(database, savepoint -> section.write(savepoint, List.of(entry)));
                problems.add(new PackProblem(
                        entry.file(),
                        entry.line(),
                        entry.id(),
                        null,
                        "the database refuses it by its rule '%s'; the record stays as it was".formatted(rule)));
            }
        }
        for (String file : removeWhatIsGone(database, pack)) {
            problems.add(
                    new PackProblem(
                            file,
                            0,
                            null,
                            null,
                            "a record was taken out that another one still needs; the records that were taken out stay for now"));
        }
    }

    /** Writes what the database takes and answers what it refuses; halving finds one among ten thousand in few steps. */
    private static List<Entry> writeByHalves(DSLContext database, PackSection section, List<Entry> entries) {
        if (entries.isEmpty() || refusal(database, savepoint -> section.write(savepoint, entries)) == null) {
            return List.of();
        }
        if (entries.size() == 1) {
            return entries;
        }
        int half = entries.size() / 2;
        List<Entry> left = new ArrayList<>(writeByHalves(database, section, entries.subList(0, half)));
        left.addAll(writeByHalves(database, section, entries.subList(half, entries.size())));
        // Records of one file may point to each other: as long as one more goes in, the others get another try.
        return left.size() < entries.size() ? writeByHalves(database, section, left) : left;
    }

    /** Answers the files whose records could not all be removed. */
    private List<String> removeWhatIsGone(DSLContext database, Pack pack) {
        List<String> kept = new ArrayList<>();
        for (PackSection section : sections.reversed()) {
            Set<String> ids = pack.idsIn(section.shape());
            if (ids != null
                    && refusal(database, savepoint -> Rows.removeAllBut(savepoint, section.id(), ids)) != null) {
                kept.add(PackFile.name(section.shape()));
            }
        }
        return kept;
    }

    /** Does the work and lets every rule have its say; null where it is done, the rule's name where it was undone. */
    private static @Nullable String refusal(DSLContext database, Consumer<DSLContext> work) {
        try {
            database.transaction(savepoint -> {
                work.accept(savepoint.dsl());
                savepoint.dsl().execute("SET CONSTRAINTS ALL IMMEDIATE");
                savepoint.dsl().execute("SET CONSTRAINTS ALL DEFERRED");
            });
            return null;
        } catch (DataAccessException e) {
            Matcher rule = RULE.matcher(String.valueOf(e.getMessage()));
            return rule.find() ? rule.group(1) : "unknown";
        }
    }

    /** A file comes after the files that it points to. */
    static List<PackSection> inOrder(List<PackSection> sections) {
        Map<String, PackSection> byFile = sections.stream()
                .collect(Collectors.toMap(section -> section.shape().file(), Function.identity()));
        Set<PackSection> ordered = new LinkedHashSet<>();
        for (PackSection section : sections) {
            place(section, byFile, ordered, new ArrayList<>());
        }
        return List.copyOf(ordered);
    }

    private static void place(
            PackSection section, Map<String, PackSection> byFile, Set<PackSection> ordered, List<PackSection> above) {
        if (ordered.contains(section) || above.contains(section)) {
            return;
        }
        List<PackSection> here = new ArrayList<>(above);
        Collections.addAll(here, section);
        for (Field<?> field : section.shape().fields()) {
            PackSection needed = byFile.get(field.pointsTo);
            if (needed != null) {
                place(needed, byFile, ordered, here);
            }
        }
        ordered.add(section);
    }
}
