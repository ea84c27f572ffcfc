package org.kerwen.pack;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/** One file of a pack as trees of nodes that still know their lines. Nothing in it is ever turned into an object. */
final class PackFile {
    /** More than any pack needs; a file beyond it is a mistake. */
    private static final int MOST_CHARACTERS = 32 * 1024 * 1024;

    /**
     * Hands out the records of a file, each as soon as it is read, so that never more than one is held as nodes.
     *
     * @return whether the file is one of its shape to the end; else what was handed out must be forgotten, and a problem
     *     is noted
     */
    static boolean read(
            List<Path> folders, String file, Shape shape, List<PackProblem> problems, Consumer<Node> records) {
        Path path = find(folders, file);
        if (path == null) {
            problems.add(new PackProblem(file, 0, null, null, "the file is missing"));
            return false;
        }
        byte[] bytes = bytes(path, file, problems);
        if (bytes == null) {
            return false;
        }
        try {
            LoaderOptions options = new LoaderOptions();
            options.setCodePointLimit(MOST_CHARACTERS);
            options.setNestingDepthLimit(20);
            options.setMaxAliasesForCollections(0);
            StreamReader text =
                    new StreamReader(new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8));
            Node content = under(shape.key(), new RecordByRecord(text, options, records).getSingleNode());
            if (content == null) {
                problems.add(new PackProblem(
                        file,
                        1,
                        null,
                        null,
                        "expected the one key '%s:' at the top of the file".formatted(shape.key())));
            } else if (shape.layout() != Shape.Layout.LIST && !(content instanceof MappingNode)) {
                problems.add(new PackProblem(
                        file, Reading.line(content), null, null, "expected a record with fields such as 'id: …'"));
            } else if (shape.layout() == Shape.Layout.LIST && !(content instanceof SequenceNode)) {
                problems.add(new PackProblem(
                        file,
                        Reading.line(content),
                        null,
                        null,
                        "expected a list of records, each beginning with '- id: …'"));
            } else {
                if (content instanceof SequenceNode list) {
                    // What is no record was not handed out yet, and will be found to be wrong.
                    list.getValue().stream()
                            .filter(node -> !(node instanceof MappingNode))
                            .forEach(records);
                }
                return true;
            }
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            problems.add(new PackProblem(file, line, null, null, "this is not YAML: " + e.getProblem()));
        } catch (YAMLException e) {
            problems.add(new PackProblem(file, 0, null, null, "this is not YAML: " + e.getMessage()));
        }
        return false;
    }

    private static @Nullable Node under(String key, @Nullable Node root) {
        if (root instanceof MappingNode mapping && mapping.getValue().size() == 1) {
            NodeTuple top = mapping.getValue().getFirst();
            if (top.getKeyNode() instanceof ScalarNode name && name.getValue().equals(key)) {
                return top.getValueNode();
            }
        }
        return null;
    }

    /** The file of a shape, or its folder. */
    static String name(Shape shape) {
        return shape.file() + (shape.layout() == Shape.Layout.FOLDER ? "/" : ".yaml");
    }

    /** The file of one record in the folder of a shape. */
    static String name(Shape shape, String record) {
        return name(shape) + record + ".yaml";
    }

    /** The names, without their ending, of the files in the folder of a shape. A pack need not have the folder. */
    static SortedSet<String> namesIn(List<Path> folders, Shape shape) {
        SortedSet<String> names = new TreeSet<>();
        for (Path folder : folders) {
            Path inner = folder.resolve(shape.file());
            if (Files.isDirectory(inner)) {
                try (Stream<Path> files = Files.list(inner)) {
                    files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString())
                            .filter(file -> file.endsWith(".yaml") && !file.startsWith("."))
                            .forEach(file -> names.add(file.substring(0, file.length() - ".yaml".length())));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return names;
    }

    /** The files of a shape that there are. */
    static List<String> names(List<Path> folders, Shape shape) {
        return shape.layout() == Shape.Layout.FOLDER
                ? namesIn(folders, shape).stream()
                        .map(name -> name(shape, name))
                        .toList()
                : List.of(name(shape));
    }

    /** Where a file is: the first folder that has it wins. */
    static @Nullable Path find(List<Path> folders, String file) {
        return folders.stream()
                .map(folder -> folder.resolve(file))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElse(null);
    }

    private static byte @Nullable [] bytes(Path path, String file, List<PackProblem> problems) {
        byte[] bytes;
        try {
            if (Files.size(path) > MOST_CHARACTERS) {
                problems.add(new PackProblem(file, 0, null, null, "the file is larger than 32 MB"));
                return null;
            }
            bytes = Files.readAllBytes(path);
        } catch (IOException e) {
            problems.add(new PackProblem(file, 0, null, null, "the file cannot be read"));
            return null;
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer source = ByteBuffer.wrap(bytes);
        CharBuffer text = CharBuffer.allocate(8192);
        CoderResult result;
        do {
            result = decoder.decode(source, text.clear(), true);
        } while (result.isOverflow());
        if (result.isError()) {
            int line = 1;
            for (int i = 0; i < source.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            problems.add(new PackProblem(
                    file, line, null, null, "the file is not UTF-8 (maybe Windows-1251); save it again as UTF-8"));
            return null;
        }
        return bytes;
    }

    /** Composes a document and hands out the fields of each record instead of keeping them. */
    private static final class RecordByRecord extends Composer {
        private final Consumer<Node> records;
        private int depth;

        RecordByRecord(StreamReader text, LoaderOptions options, Consumer<Node> records) {
            super(new ParserImpl(text, options), new Resolver(), options);
            this.records = records;
        }

        @Override
        protected Node composeMappingNode(String anchor) {
            depth++;
            Node node = super.composeMappingNode(anchor);
            depth--;
            // The mapping at the top has the file's one key; the next ones are the records.
            if (depth != 1) {
                return node;
            }
            records.accept(node);
            return new MappingNode(node.getTag(), List.of(), DumperOptions.FlowStyle.BLOCK);
        }
    }

    private PackFile() {}
}
