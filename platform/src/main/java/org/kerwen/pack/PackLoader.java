package org.kerwen.pack;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.kerwen.db.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;

/** Loads the pack before the first page is served: one transaction, in the order in which files point to each other. */
public final class PackLoader implements InitializingBean {
    private static final Logger log = LoggerFactory.getLogger(PackLoader.class);

    private final PackSettings settings;
    private final List<PackSection> sections;
    private final Transactions transactions;

    PackLoader(PackSettings settings, List<PackSection> sections, Transactions transactions) {
        this.settings = settings;
        this.sections = inOrder(sections);
        this.transactions = transactions;
    }

    @Override
    public void afterPropertiesSet() {
        List<PackProblem> problems = load();
        if (!problems.isEmpty()) {
            log.warn(
                    "The mission pack has {} problems; './kerwen doctor' lists them. First: {}",
                    problems.size(),
                    problems.getFirst());
        }
    }

    /** Reads the pack and writes what is good; answers what is not. Loading the same pack again changes nothing. */
    public List<PackProblem> load() {
        Pack pack = Pack.read(
                settings.folders(), sections.stream().map(PackSection::shape).toList());
        List<PackProblem> problems = new ArrayList<>(pack.problems());
        transactions.run(database -> {
            for (PackSection section : sections) {
                section.write(database, pack.entries(section.shape()));
            }
            for (PackSection section : sections.reversed()) {
                removeWhatIsGone(database, section, pack, problems);
            }
        });
        return problems;
    }

    private static void removeWhatIsGone(
            DSLContext database, PackSection section, Pack pack, List<PackProblem> problems) {
        Set<String> ids = pack.idsIn(section.shape());
        if (ids == null) {
            return;
        }
        try {
            database.transaction(savepoint -> section.removeAllBut(savepoint.dsl(), ids));
        } catch (IntegrityConstraintViolationException e) {
            problems.add(
                    new PackProblem(
                            section.shape().file() + ".yaml",
                            0,
                            null,
                            null,
                            "a record was taken out that another one still needs; the records that were taken out stay for now"));
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
