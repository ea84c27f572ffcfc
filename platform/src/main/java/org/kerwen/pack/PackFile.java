package org.kerwen.pack;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** One file of a pack as a tree of nodes that still know their lines. Nothing in it is ever turned into an object. */
final class PackFile {
    /** More than any pack needs; a file beyond it is a mistake. */
    private static final int MOST_CHARACTERS = 32 * 1024 * 1024;

    /** What stands under the file's one key, or null with a problem noted. */
    static @Nullable Node document(List<Path> folders, Shape shape, List<PackProblem> problems) {
        String file = name(shape);
        Path path = find(folders, file);
        if (path == null) {
            problems.add(new PackProblem(file, 0, null, null, "the file is missing"));
            return null;
        }
        String text = text(path, file, problems);
        if (text == null) {
            return null;
        }
        try {
            LoaderOptions options = new LoaderOptions();
            options.setCodePointLimit(MOST_CHARACTERS);
            options.setNestingDepthLimit(20);
            options.setMaxAliasesForCollections(0);
            Node root = new Yaml(options).compose(new StringReader(text));
            if (root instanceof MappingNode mapping && mapping.getValue().size() == 1) {
                NodeTuple top = mapping.getValue().getFirst();
                if (top.getKeyNode() instanceof ScalarNode key && key.getValue().equals(shape.file())) {
                    return top.getValueNode();
                }
            }
            problems.add(new PackProblem(
                    file, 1, null, null, "expected the one key '%s:' at the top of the file".formatted(shape.file())));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            problems.add(new PackProblem(file, line, null, null, "this is not YAML: " + e.getProblem()));
        } catch (YAMLException e) {
            problems.add(new PackProblem(file, 0, null, null, "this is not YAML: " + e.getMessage()));
        }
        return null;
    }

    static String name(Shape shape) {
        return shape.file() + ".yaml";
    }

    /** Where a file is: the first folder that has it wins. */
    static @Nullable Path find(List<Path> folders, String file) {
        return folders.stream()
                .map(folder -> folder.resolve(file))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String text(Path path, String file, List<PackProblem> problems) {
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
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(source, text, true);
        if (result.isError()) {
            int line = 1;
            for (int i = 0; i < source.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            problems.add(new PackProblem(
                    file, line, null, null, "the file is not UTF-8 (maybe Windows-1251); save it again as UTF-8"));
            return null;
        }
        return text.flip().toString();
    }

    private PackFile() {}
}
