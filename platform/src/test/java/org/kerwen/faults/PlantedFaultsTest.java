package org.kerwen.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.kerwen.faults.Scratch.DoesNotCompile;

/**
 * Each rule of protection has a test that fails when the rule is broken: the faults of {@code src/test/faults} are planted
 * one at a time in a copy of the sources. That takes long and happens only where {@code kerwen.test.faults} names parts of
 * the faults' names, with commas between, or {@code all}; that the list still fits the sources is looked at always.
 */
class PlantedFaultsTest {
    private static final Path SOURCES = Path.of("..");
    private static final Path FOLDER = Path.of("target", "faults");
    private static final List<Row> TABLE = new ArrayList<>();

    private record Row(Fault fault, String seen, String said) {}

    @Test
    void everyFaultStillFitsTheSources() throws IOException, ClassNotFoundException {
        List<Fault> faults = Fault.all();
        assertThat(faults).isNotEmpty().extracting(Fault::name).doesNotHaveDuplicates();
        for (Fault fault : faults) {
            for (Fault.Change change : fault.changes()) {
                String text = Files.readString(SOURCES.resolve(change.file()));
                assertThat(change.plantIn(text)).as(fault.name()).isNotEqualTo(text);
            }
            if (!fault.test().startsWith("postgres.")) {
                assertThat(RunTests.selectors(fault.test())).isNotEmpty();
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> eachPlantedFaultIsSeen() throws IOException, InterruptedException {
        String asked = System.getProperty("kerwen.test.faults", "");
        List<Fault> faults = asked.isEmpty()
                ? List.of()
                : Fault.all().stream()
                        .filter(fault -> asked.equals("all")
                                || Stream.of(asked.split(",")).anyMatch(fault.name()::contains))
                        .toList();
        if (faults.isEmpty()) {
            return Stream.empty();
        }
        Scratch scratch = new Scratch(SOURCES, FOLDER);
        List<Outcome> without =
                scratch.run(faults.stream().map(Fault::test).collect(Collectors.toCollection(LinkedHashSet::new)));
        return faults.stream().map(fault -> DynamicTest.dynamicTest(fault.name(), () -> see(scratch, without, fault)));
    }

    @AfterAll
    static void writeTheTable() throws IOException {
        if (TABLE.isEmpty()) {
            return;
        }
        StringBuilder table =
                new StringBuilder("| fault | rule | test | seen red? | what the test said |\n|---|---|---|---|---|\n");
        for (Row row : TABLE) {
            table.append("| %s | %s | `%s` | %s | %s |\n"
                    .formatted(
                            row.fault.name(),
                            row.fault.rule(),
                            row.fault.test(),
                            row.seen,
                            row.said.replace("|", "\\|")));
        }
        Path file = FOLDER.resolve("planted-faults.md");
        Files.writeString(file, table);
        System.out.println("The table of the planted faults: " + file.toAbsolutePath());
    }

    private static void see(Scratch scratch, List<Outcome> without, Fault fault) throws Exception {
        String seen;
        String said = "";
        List<Outcome> before =
                without.stream().filter(each -> each.isOf(fault.test())).toList();
        if (before.isEmpty() || before.stream().anyMatch(each -> each.kind() != Outcome.Kind.GREEN)) {
            seen = "NOT SEEN: the test is not green without the fault";
            said = before.stream().map(Outcome::said).collect(Collectors.joining(" "));
        } else {
            try {
                List<Outcome> after = scratch.runWith(fault).stream()
                        .filter(each -> each.isOf(fault.test()))
                        .toList();
                Outcome red = after.stream()
                        .filter(each -> counts(fault, each))
                        .findFirst()
                        .orElse(null);
                seen = red != null ? "yes" : after.isEmpty() ? "NOT SEEN: the test did not end" : "NOT SEEN";
                said = red != null
                        ? red.said()
                        : after.stream()
                                .filter(each -> each.kind() == Outcome.Kind.ERROR)
                                .map(each -> each.thrown() + ": " + each.said())
                                .findFirst()
                                .orElse("");
            } catch (DoesNotCompile e) {
                seen = "NOT SEEN: it does not compile";
                said = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
            }
        }
        TABLE.add(new Row(fault, seen, said));
        System.out.printf("%s: %s. %s%n", fault.name(), seen, said);
        if (!seen.equals("yes")) {
            fail("%s: %s, by %s. %s".formatted(fault.name(), seen, fault.test(), said));
        }
    }

    private static boolean counts(Fault fault, Outcome outcome) {
        return outcome.kind() == Outcome.Kind.FAILED
                || (outcome.kind() == Outcome.Kind.ERROR
                        && !fault.error().isEmpty()
                        && (outcome.thrown() + " " + outcome.said()).contains(fault.error()));
    }
}
