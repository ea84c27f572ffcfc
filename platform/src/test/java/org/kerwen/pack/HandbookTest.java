package org.kerwen.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kerwen.testing.MissionPack;
import org.kerwen.testing.Sections;

/** The handbook names every field of every file, and no other. */
class HandbookTest {
    private static final Path HANDBOOK = Path.of("..", "docs", "handbook", "mission-pack.md");
    private static final Pattern KIND_FOLLOWS = Pattern.compile(
            "^(words|text|date|number|choice|list|record|→|⇉|\\(|the |when |two )|^(words list|languages)");

    static List<Shape> shapes() {
        return Sections.shapes();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void theParagraphOfAFileNamesItsFieldsAndNoOther(Shape shape) throws IOException {
        Set<String> expected = new TreeSet<>(shape.fieldNames());
        expected.removeAll(Set.of(Shape.INFERRED.name, Shape.SOURCE.name));
        Set<String> named = named(paragraph(shape.file()));
        named.removeAll(Set.of("id", "source"));
        assertThat(named).as(shape.file()).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void aFieldThatMustBeThereHasItsStar(Shape shape) throws IOException {
        String paragraph = paragraph(shape.file());
        for (Field<?> field : shape.fields()) {
            if (field != Shape.SOURCE && field != Shape.INFERRED) {
                assertThat(paragraph.contains(field.name + "*"))
                        .as("star of %s in %s", field.name, shape.file())
                        .isEqualTo(field.required);
            }
        }
    }

    @Test
    void theTableOfFilesIsTheListOfSections() throws IOException {
        Set<String> files = new TreeSet<>();
        Matcher row = Pattern.compile("(?m)^\\| `([a-z-]+)(?:\\.yaml|(?<=programmes)/)` \\|")
                .matcher(Files.readString(HANDBOOK));
        while (row.find()) {
            files.add(row.group(1));
        }
        assertThat(files)
                .containsExactlyInAnyOrderElementsOf(
                        shapes().stream().map(Shape::file).toList());
        try (Stream<Path> real = Files.list(MissionPack.REAL)) {
            assertThat(real.map(path -> path.getFileName().toString()).filter(name -> name.endsWith(".yaml")))
                    .containsExactlyInAnyOrderElementsOf(shapes().stream()
                            .filter(shape -> shape.layout() != Shape.Layout.FOLDER)
                            .map(shape -> shape.file() + ".yaml")
                            .toList());
        }
    }

    private static String paragraph(String file) throws IOException {
        Matcher paragraph = Pattern.compile("(?ms)^\\*\\*" + file + "\\*\\* (.*?)(?=\\n\\n|\\z)")
                .matcher(Files.readString(HANDBOOK));
        assertThat(paragraph.find()).as("paragraph of " + file).isTrue();
        return paragraph.group(1).replace('\n', ' ');
    }

    /** Fields stand between commas, outside brackets; the fields of records within a record stand in braces. */
    private static Set<String> named(String paragraph) {
        String flat = paragraph;
        for (String before = ""; !before.equals(flat); ) {
            before = flat;
            flat = flat.replaceAll("\\([^()]*\\)|\\{[^{}]*}", "");
        }
        Set<String> names = new TreeSet<>();
        for (String part : flat.replaceAll("\\.\\s*$", "").split(",", -1)) {
            String[] words = part.strip().split("\\s+", 2);
            assertThat(words.length == 2 || words[0].endsWith("*") || words[0].startsWith("source"))
                    .as("'%s' is a field with its kind", part)
                    .isTrue();
            if (words.length == 2) {
                assertThat(words[1]).as("kind of '%s'", part).containsPattern(KIND_FOLLOWS);
            }
            names.add(words[0].replace("*", ""));
        }
        return names;
    }
}
