package org.kerwen.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.kerwen.linkage.compare.ExpectedModel;
import org.kerwen.linkage.live.Asker;
import org.kerwen.linkage.live.LikePeople;
import org.kerwen.linkage.live.LiveIndex;
import org.kerwen.linkage.live.LivePerson;

/** What README.md shows is compiled and run here; the test fails when the two differ. */
class ReadmeTest {

    @Test
    void theExampleFindsASpellingInAnotherScriptAndTellsWhyInWords() {
        // README
        UUID organisation = new UUID(0, 1);
        UUID aman = new UUID(0, 42);
        long caseWork = 0b01;
        LiveIndex index = new LiveIndex(ExpectedModel.of(1_000), Optional.of("d.M.y"));
        index.put(new LivePerson(
                aman,
                organisation,
                caseWork,
                Map.of(
                        ColumnKind.GIVEN_NAME, "Aman",
                        ColumnKind.FAMILY_NAME, "Gurbanow",
                        ColumnKind.BIRTH_DATE, "05.03.1978",
                        ColumnKind.PLACE, "Mary")));

        LikePeople answer = index.find(
                new Asker(organisation, caseWork),
                Map.of(
                        ColumnKind.GIVEN_NAME, "Аман",
                        ColumnKind.FAMILY_NAME, "Гурбанов",
                        ColumnKind.BIRTH_YEAR, "1978"),
                5);
        for (LikePeople.LikePerson like : answer.people()) {
            Likeness likeness = like.likeness();
            List<String> words = new ArrayList<>();
            for (Reason reason : likeness.reasons()) {
                reason.field()
                        .ifPresent(field -> words.add(field + " " + reason.level()
                                + (reason.oneIn().isPresent()
                                        ? ", 1 in " + reason.oneIn().getAsLong()
                                        : "")));
            }
            System.out.printf("%s %s %.2f %s%n", like.id(), likeness.verdict(), likeness.probability(), words);
        }
        // README

        assertThat(answer.people()).extracting(LikePeople.LikePerson::id).containsExactly(aman);
        assertThat(answer.people().get(0).likeness().reasons())
                .extracting(Reason::field)
                .contains(Optional.of(Field.FAMILY), Optional.of(Field.BIRTH));
    }

    @Test
    void theReadmeShowsThisExampleWordForWord() {
        String source = text(Path.of("src/test/java/org/kerwen/linkage/ReadmeTest.java"));
        String example = source.split("// README\n", -1)[1]
                .lines()
                .map(String::stripTrailing)
                .map(line -> line.startsWith("        ") ? line.substring(8) : line)
                .collect(Collectors.joining("\n"))
                .strip();

        assertThat(text(Path.of("README.md"))).contains("```java\n" + example + "\n```");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
