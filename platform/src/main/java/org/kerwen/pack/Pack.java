package org.kerwen.pack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.Language;
import org.kerwen.kernel.RecordReference;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A mission pack as it was read: the entries that have their shape and whose references lead somewhere, and all problems.
 * Reading needs no database, so that an editor can check a pack on any machine.
 */
public final class Pack {
    private final Map<String, List<Entry>> entries;
    private final Map<String, Set<String>> ids;
    private final List<PackProblem> problems;

    private Pack(Map<String, List<Entry>> entries, Map<String, Set<String>> ids, List<PackProblem> problems) {
        this.entries = entries;
        this.ids = ids;
        this.problems = problems;
    }

    /** Everything that is wrong, by file and line. */
    public List<PackProblem> problems() {
        return problems;
    }

    /** The good entries of a file, in its order. */
    public List<Entry> entries(Shape shape) {
        return entries.getOrDefault(shape.file(), List.of());
    }

    /** Ids of all records of a file, the wrong ones too; null where the file could not be read as a whole. */
    @Nullable
    Set<String> idsIn(Shape shape) {
        return ids.get(shape.file());
    }

    /**
     * Reads a pack.
     *
     * @param folders where the files are looked for: the first folder that has a file wins
     * @param shapes the files to read
     */
    public static Pack read(List<Path> folders, Collection<Shape> shapes) {
        List<PackProblem> problems = new ArrayList<>();
        List<Language> languages = languages(folders, shapes);
        Map<String, List<Entry>> entries = new HashMap<>();
        Map<String, Set<String>> ids = new HashMap<>();
        for (Shape shape : shapes) {
            readFile(folders, shape, languages, entries, ids, problems);
        }
        for (Shape shape : shapes) {
            List<Entry> read = entries.computeIfAbsent(shape.file(), file -> new ArrayList<>());
            List<PackProblem> circles = Circles.in(shape, read);
            Set<String> fallen = circles.stream().map(PackProblem::record).collect(Collectors.toSet());
            read.removeIf(entry -> fallen.contains(entry.id()));
            problems.addAll(circles);
        }
        dropWhatPointsNowhere(entries, problems);
        problems.sort(Comparator.comparing(PackProblem::file).thenComparingInt(PackProblem::line));
        return new Pack(entries, ids, List.copyOf(problems));
    }

    private static void readFile(
            List<Path> folders,
            Shape shape,
            List<Language> languages,
            Map<String, List<Entry>> entries,
            Map<String, Set<String>> ids,
            List<PackProblem> problems) {
        if (shape.layout() == Shape.Layout.FOLDER) {
            readFolder(folders, shape, languages, entries, ids, problems);
            return;
        }
        String file = PackFile.name(shape);
        List<PackProblem> inFile = new ArrayList<>();
        Reading reading = new Reading(file, languages, inFile);
        Map<String, Entry> good = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        boolean whole = PackFile.read(folders, file, shape, problems, node -> {
            String id = node instanceof MappingNode mapping ? scalarOf(mapping, "id") : null;
            if (id != null && !seen.add(id)) {
                inFile.add(new PackProblem(
                        file, Reading.line(node), id, "id", "the same id stands further up; the first one counts"));
                return;
            }
            Entry entry = reading.topLevel(node, shape, good.size());
            if (entry != null && isSound(shape, entry, inFile)) {
                good.put(entry.id(), entry);
            }
        });
        if (whole) {
            entries.put(shape.file(), new ArrayList<>(good.values()));
            ids.put(shape.file(), seen);
            problems.addAll(inFile);
        }
    }

    /** Each file stands for itself: one that cannot be read takes no other with it, and its record stays as it was. */
    private static void readFolder(
            List<Path> folders,
            Shape shape,
            List<Language> languages,
            Map<String, List<Entry>> entries,
            Map<String, Set<String>> ids,
            List<PackProblem> problems) {
        List<Entry> good = new ArrayList<>();
        Set<String> names = PackFile.namesIn(folders, shape);
        for (String name : names) {
            String file = PackFile.name(shape, name);
            List<PackProblem> inFile = new ArrayList<>();
            List<Entry> found = new ArrayList<>();
            Reading reading = new Reading(file, languages, inFile);
            boolean whole = PackFile.read(folders, file, shape, problems, node -> {
                Entry entry = reading.topLevel(node, shape, good.size());
                if (entry != null && !entry.id().equals(name)) {
                    inFile.add(new PackProblem(
                            file,
                            entry.line(),
                            entry.id(),
                            "id",
                            "expected the name of the file, '%s'".formatted(name)));
                } else if (entry != null && isSound(shape, entry, inFile)) {
                    found.add(entry);
                }
            });
            if (whole) {
                good.addAll(found);
                problems.addAll(inFile);
            }
        }
        entries.put(shape.file(), good);
        ids.put(shape.file(), names);
    }

    private static boolean isSound(Shape shape, Entry entry, List<PackProblem> problems) {
        List<Mistake> mistakes = shape.check().apply(entry);
        mistakes.forEach(mistake -> problems.add(
                new PackProblem(entry.file(), mistake.line(), entry.id(), mistake.field(), mistake.message())));
        return mistakes.isEmpty();
    }

    /** A record that points to a missing or wrong one is wrong too, and so on until nothing more falls. */
    private static void dropWhatPointsNowhere(Map<String, List<Entry>> entries, List<PackProblem> problems) {
        Set<RecordReference> known = new HashSet<>();
        entries.forEach((file, all) -> all.forEach(entry -> known.add(new RecordReference(file, entry.id()))));
        boolean dropped = true;
        while (dropped) {
            dropped = false;
            for (Map.Entry<String, List<Entry>> file : entries.entrySet()) {
                dropped |= file.getValue().removeIf(entry -> pointsNowhere(file.getKey(), entry, known, problems));
            }
        }
    }

    private static boolean pointsNowhere(
            String file, Entry entry, Set<RecordReference> known, List<PackProblem> problems) {
        boolean nowhere = false;
        for (Entry.Pointer pointer : entry.pointers()) {
            if (!known.contains(pointer.to())) {
                nowhere = true;
                problems.add(new PackProblem(
                        entry.file(),
                        pointer.line(),
                        entry.id(),
                        pointer.field(),
                        "there is no good record '%s' in %s.yaml"
                                .formatted(pointer.to().id(), pointer.to().kind())));
            }
        }
        if (nowhere) {
            known.remove(new RecordReference(file, entry.id()));
        }
        return nowhere;
    }

    /** The languages that the mission says it speaks; every text is asked for in each of them. */
    private static List<Language> languages(List<Path> folders, Collection<Shape> shapes) {
        List<Language> languages = new ArrayList<>();
        for (Shape shape : shapes) {
            if (shape.file().equals("mission")) {
                // What is wrong with the file is said when its record is read.
                PackFile.read(
                        folders,
                        PackFile.name(shape),
                        shape,
                        new ArrayList<>(),
                        mission -> addLanguages(mission, languages));
            }
        }
        return languages.isEmpty() ? List.of(new Language("en")) : languages;
    }

    private static void addLanguages(Node mission, List<Language> languages) {
        if (mission instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals("languages")
                        && tuple.getValueNode() instanceof SequenceNode sequence) {
                    for (Node element : sequence.getValue()) {
                        if (element instanceof ScalarNode scalar && Language.isTag(scalar.getValue())) {
                            languages.add(new Language(scalar.getValue()));
                        }
                    }
                }
            }
        }
    }

    private static @Nullable String scalarOf(MappingNode mapping, String name) {
        for (NodeTuple tuple : mapping.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key
                    && key.getValue().equals(name)
                    && tuple.getValueNode() instanceof ScalarNode value) {
                return value.getValue();
            }
        }
        return null;
    }
}
