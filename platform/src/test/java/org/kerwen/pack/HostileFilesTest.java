package org.kerwen.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kerwen.testing.MissionPack;

/** Files that are no YAML, not UTF-8, too large or meant to do harm: the file is refused, the others load. */
class HostileFilesTest {
    private static final Map<String, Integer> ALL = SpoiltPackTest.counts(SpoiltPackTest.read(MissionPack.copy()));

    private final MissionPack pack = MissionPack.copy();

    @Test
    void malformedYamlIsReportedWithItsLine() {
        pack.replace("assessments.yaml", "kind: border-control", "kind: [border-control");
        List<PackProblem> problems = of("assessments.yaml");
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.line())
                    .isBetween(
                            pack.line("assessments.yaml", "[border-control"),
                            pack.line("assessments.yaml", "[border-control") + 1);
            assertThat(problem.message()).startsWith("this is not YAML: ");
        });
        assertTheOthersLoad("places", "organisations", "projects");
    }

    @Test
    void aFileInWindows1251IsReportedWithTheFirstLineThatShowsIt() {
        int line = pack.line("mission.yaml", "Международная");
        String text = pack.text("mission.yaml").replaceAll("[ýňşžäöüÝŇŞŽÄÖÜçÇ]", "y");
        pack.write("mission.yaml", text.getBytes(Charset.forName("windows-1251")));
        assertThat(of("mission.yaml"))
                .containsExactly(new PackProblem(
                        "mission.yaml",
                        line,
                        null,
                        null,
                        "the file is not UTF-8 (maybe Windows-1251); save it again as UTF-8"));
    }

    @Test
    void theOtherFilesLoadBesideOneInWindows1251() {
        int line = pack.line("assessments.yaml", "ru: ");
        String text = pack.text("assessments.yaml").replaceAll("[^\\p{IsCyrillic}\\p{ASCII}]", "y");
        pack.write("assessments.yaml", text.getBytes(Charset.forName("windows-1251")));
        assertThat(of("assessments.yaml"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.line()).isEqualTo(line));
        assertTheOthersLoad("mission", "places", "organisations", "projects", "activities");
    }

    @Test
    void aFileCutOffWithinALetterIsNotUtf8() {
        byte[] whole = pack.text("places.yaml").getBytes(StandardCharsets.UTF_8);
        byte[] cut = java.util.Arrays.copyOf(whole, whole.length + 1);
        cut[whole.length] = (byte) 0xC3;
        pack.write("places.yaml", cut);
        assertThat(of("places.yaml"))
                .singleElement()
                .extracting(PackProblem::message)
                .isEqualTo("the file is not UTF-8 (maybe Windows-1251); save it again as UTF-8");
    }

    @Test
    void aMissingFileIsReportedAndTheOthersLoad() {
        pack.delete("activities.yaml");
        Pack read = SpoiltPackTest.read(pack);
        assertThat(read.problems()).contains(new PackProblem("activities.yaml", 0, null, null, "the file is missing"));
        assertTheOthersLoad("places", "organisations", "projects", "hotline-lines");
    }

    @Test
    void anEmptyFileAndAnotherKeyAtTheTopAreReported() {
        pack.write("places.yaml", "").write("organisations.yaml", "organizations:\n  - id: a\n");
        assertThat(of("places.yaml"))
                .extracting(PackProblem::message)
                .containsExactly("expected the one key 'places:' at the top of the file");
        assertThat(of("organisations.yaml"))
                .extracting(PackProblem::message)
                .containsExactly("expected the one key 'organisations:' at the top of the file");
    }

    @Test
    void aFileOfAHundredThousandLinesIsReadInSeconds() {
        StringBuilder many = new StringBuilder(pack.text("places.yaml"));
        for (int i = 0; i < 25_000; i++) {
            many.append("  - id: place-").append(i).append('\n');
            many.append("    name: {en: Place ").append(i).append(", ru: Место, tk: Ýer}\n");
            many.append("    kind: city\n    source: demonstration\n");
        }
        pack.write("places.yaml", many.toString());
        long start = System.nanoTime();
        Pack read = SpoiltPackTest.read(pack);
        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        System.out.println("HostileFilesTest: 100,000 lines read in " + taken.toMillis() + " ms");
        assertThat(read.problems()).isEmpty();
        assertThat(SpoiltPackTest.counts(read)).containsEntry("places", ALL.getOrDefault("places", 0) + 25_000);
        assertThat(taken).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void aBombOfAliasesIsDefusedAndSaidToBeSo() {
        StringBuilder bomb = new StringBuilder("places:\n");
        bomb.append("  - &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            String alias = "*a" + (i - 1);
            bomb.append("  - &a")
                    .append(i)
                    .append(" [")
                    .append(String.join(", ", List.of(alias, alias, alias, alias, alias, alias, alias, alias, alias)))
                    .append("]\n");
        }
        pack.write("places.yaml", bomb.toString());
        long start = System.nanoTime();
        assertThat(of("places.yaml"))
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.toString()).hasSizeLessThan(500))
                .anySatisfy(problem -> assertThat(problem.toString()).contains("aliases"));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 100_000})
    void deepNestingIsRefused(int depth) {
        pack.write("places.yaml", "places: " + "[".repeat(depth) + "]".repeat(depth) + "\n");
        assertThat(of("places.yaml")).isNotEmpty();
        assertTheOthersLoad("mission");
    }

    @Test
    void aTagCallsNobodyAndAFileIsNotOpened() throws IOException {
        Path canary = pack.folder().resolve("canary.txt");
        try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            listener.setSoTimeout(300);
            String address = "http://127.0.0.1:" + listener.getLocalPort() + "/";
            pack.replace(
                            "places.yaml",
                            "name: {en: Ashgabat, ru: Ашхабад, tk: Aşgabat}",
                            "name: !!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL [\""
                                    + address + "\"]]]]")
                    .replace(
                            "organisations.yaml",
                            "    abbreviation: IOM",
                            "    abbreviation: !!java.io.FileOutputStream [\"" + canary + "\"]");
            assertRefused("places.yaml", "!!javax");
            assertRefused("organisations.yaml", "!!java");
            assertThat(someoneCalls(listener)).isFalse();
        }
        assertThat(canary).doesNotExist();
    }

    @Test
    void expressionsInTextStayText() {
        pack.replace("places.yaml", "ru: Ашхабад", "ru: \"${jndi:ldap://127.0.0.1/a} #{1+1} {{7*7}} <b>\"");
        assertThat(SpoiltPackTest.read(pack).problems()).isEmpty();
    }

    private void assertRefused(String file, String tag) {
        assertThat(of(file)).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(pack.line(file, tag));
            assertThat(problem.message()).startsWith("this is not YAML: Global tag is not allowed");
        });
    }

    private static boolean someoneCalls(ServerSocket listener) throws IOException {
        try (var call = listener.accept()) {
            return call.isConnected();
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    private List<PackProblem> of(String file) {
        return SpoiltPackTest.read(pack).problems().stream()
                .filter(problem -> problem.file().equals(file))
                .toList();
    }

    private void assertTheOthersLoad(String... files) {
        Map<String, Integer> expected = new TreeMap<>(ALL);
        expected.keySet().retainAll(List.of(files));
        assertThat(SpoiltPackTest.counts(SpoiltPackTest.read(pack))).containsAllEntriesOf(expected);
    }
}
