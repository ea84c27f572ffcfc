package org.kerwen.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kerwen.app.Main;
import org.kerwen.db.SchemaVersion;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.Actor;
import org.kerwen.testing.Folders;
import org.kerwen.testing.MissionPack;
import org.kerwen.testing.Sections;
import org.kerwen.testing.Tables;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Loading packs into a real database, with the real sections. */
class PackLoadingTest {
    private static final String PROJECT = "ct-law-enforcement-2009-2011";

    private static ConfigurableApplicationContext kerwen;

    private final MissionPack pack = MissionPack.copy();

    @BeforeAll
    static void start() {
        kerwen = new SpringApplicationBuilder(Main.class)
                .web(WebApplicationType.NONE)
                .run("--kerwen.home=" + Folders.fresh("home"), "--kerwen.mission=" + MissionPack.SMALL);
    }

    @AfterAll
    static void stop() {
        kerwen.close();
    }

    @BeforeEach
    void loadTheReferencePack() {
        assertThat(load(MissionPack.SMALL)).isEmpty();
    }

    @Test
    void loadingTwiceChangesNothing() {
        assertThat(load(MissionPack.REAL)).isEmpty();
        Map<String, List<String>> before = content();
        assertThat(before.get("projects.project")).hasSize(10);
        assertThat(before.get("site.chronicle_entry")).hasSize(18);
        assertThat(before)
                .allSatisfy((table, rows) -> assertThat(rows)
                        .as("rows of %s, so that the comparison is not blind", table)
                        .isNotEmpty());
        forgetTheDigest();
        Optional<UUID> forgotten = edition();
        assertThat(load(MissionPack.REAL)).isEmpty();
        assertThat(content()).isEqualTo(before);
        assertThat(edition()).isNotEqualTo(forgotten);
    }

    @Test
    void anUnchangedPackIsNotWrittenAgain() {
        Optional<UUID> edition = edition();
        assertThat(edition).isPresent();
        assertThat(load(MissionPack.SMALL)).isEmpty();
        assertThat(load(pack.folder())).as("a copy in another folder").isEmpty();
        assertThat(edition()).isEqualTo(edition);
    }

    @Test
    void aChangedFileMakesANewEdition() {
        Optional<UUID> edition = edition();
        pack.add("places.yaml", "# Nothing but a remark.\n");
        assertThat(load(pack.folder())).isEmpty();
        Optional<UUID> changed = edition();
        assertThat(changed).isPresent().isNotEqualTo(edition);
        assertThat(load(pack.folder())).isEmpty();
        assertThat(edition()).isEqualTo(changed);
    }

    /** A case may stand on what a programme said before. */
    @Test
    void aChangedProgrammeBecomesANewVersionAndNoneIsEverChangedOrDeleted() {
        List<String> once = versions();
        assertThat(once).singleElement().asString().startsWith("lost-papers 1 ");
        pack.replace("programmes/lost-papers.yaml", "retentionYears: 2", "retentionYears: 3");
        assertThat(load(pack.folder())).isEmpty();
        List<String> twice = versions();
        assertThat(twice).hasSize(2).containsAll(once);
        assertThat(offered()).containsExactly("lost-papers 2");
        pack.replace("programmes/lost-papers.yaml", "place: end", "place: beside");
        assertThat(load(pack.folder())).isNotEmpty();
        assertThat(offered()).as("a wrong file leaves what was there").containsExactly("lost-papers 2");
        pack.delete("programmes/lost-papers.yaml");
        assertThat(load(pack.folder())).isEmpty();
        assertThat(offered()).isEmpty();
        assertThat(load(MissionPack.SMALL)).isEmpty();
        assertThat(offered())
                .as("what was said before is the version that it was")
                .containsExactly("lost-papers 1");
        assertThat(versions()).isEqualTo(twice);
        for (String act :
                List.of("DELETE FROM casework.programme_version", "UPDATE casework.programme_version SET number = 9")) {
            assertThatExceptionOfType(DataAccessException.class)
                    .isThrownBy(() -> rows(act + " RETURNING 1"))
                    .withMessageContaining("permission denied");
        }
    }

    private static List<String> versions() {
        return rows(
                "SELECT programme || ' ' || number || ' ' || digest || definition FROM casework.programme_version ORDER BY 1");
    }

    private static List<String> offered() {
        return rows("SELECT id || ' ' || version FROM casework.programme ORDER BY 1");
    }

    private static List<String> rows(String sql) {
        return kerwen.getBean(Transactions.class)
                .run(Actor.Machine.PACK_LOADING, database -> database.fetch(sql).getValues(0, String.class));
    }

    @Test
    void aPackWithAProblemIsToldAgainAtTheNextStart() {
        pack.replace("projects.yaml", "donors: [us-inl]", "doners: [us-inl]");
        List<PackProblem> problems = load(pack.folder());
        assertThat(problems).isNotEmpty();
        Optional<UUID> edition = edition();
        assertThat(load(pack.folder())).isEqualTo(problems);
        assertThat(edition()).as("readers read again").isPresent().isNotEqualTo(edition);
    }

    @Test
    void aNewSchemaLoadsAnUnchangedPackAgain() {
        List<Path> folders = List.of(MissionPack.SMALL);
        assertThat(Digest.of(folders, Sections.shapes(), new SchemaVersion("8")))
                .isEqualTo(Digest.of(folders, Sections.shapes().reversed(), new SchemaVersion("8")))
                .isNotEqualTo(Digest.of(folders, Sections.shapes(), new SchemaVersion("9")));
    }

    @Test
    void theOrderInWhichModulesRegisterDoesNotMatter() {
        Map<String, List<String>> before = content();
        forgetTheDigest();
        assertThat(load(MissionPack.SMALL, Sections.all().reversed())).isEmpty();
        assertThat(content()).isEqualTo(before);
        List<String> order = PackLoader.inOrder(Sections.all().reversed()).stream()
                .map(section -> section.shape().file())
                .toList();
        assertThat(order.indexOf("places")).isLessThan(order.indexOf("organisations") + order.size());
        assertThat(order.indexOf("organisations")).isLessThan(order.indexOf("projects"));
        assertThat(order.indexOf("instruments")).isLessThan(order.indexOf("assessments"));
    }

    @Test
    void aRecordThatWasTakenOutDisappears() {
        pack.remove("chronicle.yaml", "p25");
        assertThat(load(pack.folder())).isEmpty();
        assertThat(ids("site.chronicle_entry")).hasSize(17).noneMatch(row -> row.contains("\"p25\""));
        assertThat(content().get("site.chronicle_record")).noneMatch(row -> row.contains("\"p25\""));
    }

    @Test
    void aSpoiltRecordKeepsWhatItSaidBefore() {
        String before = project(content());
        pack.replace("projects.yaml", "donors: [us-inl]", "doners: [us-inl]")
                .replace("projects.yaml", "    status: current", "    status: completed");
        assertThat(load(pack.folder()))
                .extracting(PackProblem::record)
                .contains(PROJECT)
                .doesNotContain("ct-ngo-2009-2012");
        assertThat(project(content())).isEqualTo(before);
        assertThat(ids("projects.project")).hasSize(7);
    }

    @Test
    void aChangedRecordIsChangedAndTheOthersStay() {
        Map<String, List<String>> before = content();
        pack.replace("projects.yaml", "    status: current", "    status: completed");
        assertThat(load(pack.folder())).isEmpty();
        Map<String, List<String>> after = new TreeMap<>(content());
        assertThat(project(after)).contains("\"status\": \"completed\"");
        assertThat(after.remove("projects.project"))
                .filteredOn(row -> !row.contains("\"id\": \"" + PROJECT + "\""))
                .hasSize(6)
                .isSubsetOf(before.get("projects.project"));
        assertThat(before).containsAllEntriesOf(after);
    }

    @Test
    void anOrganisationThatIsStillUsedCannotDisappearAndThatIsSaid() {
        // The project that names it is spoilt, so it stays as it was, with its donor.
        pack.remove("organisations.yaml", "us-inl");
        List<PackProblem> problems = load(pack.folder());
        assertThat(problems)
                .contains(
                        new PackProblem(
                                "organisations.yaml",
                                0,
                                null,
                                null,
                                "a record was taken out that another one still needs; the records that were taken out stay for now"))
                .extracting(PackProblem::record)
                .contains(PROJECT);
        assertThat(ids("directory.organisation")).anyMatch(row -> row.contains("\"us-inl\""));
        assertThat(project(content())).isNotEmpty();
    }

    @Test
    void aFileThatCannotBeReadKeepsAllItsRecords() {
        Map<String, List<String>> before = content();
        pack.write("projects.yaml", "projects: [").delete("activities.yaml");
        assertThat(load(pack.folder())).isNotEmpty();
        assertThat(content().get("projects.project")).isEqualTo(before.get("projects.project"));
        assertThat(content().get("activities.activity")).isEqualTo(before.get("activities.activity"));
    }

    @Test
    void twoRecordsMayExchangeWhatMustBeUnique() {
        pack.replace("chronicle.yaml", "paragraph: 8\n", "paragraph: 99\n")
                .replace("chronicle.yaml", "paragraph: 9\n", "paragraph: 8\n")
                .replace("chronicle.yaml", "paragraph: 99\n", "paragraph: 9\n");
        assertThat(load(pack.folder())).isEmpty();
        assertThat(ids("site.chronicle_entry")).hasSize(18);
    }

    @Test
    void theSameTelephoneNumberTwiceIsReportedAndNothingIsLost() {
        Map<String, List<String>> before = content();
        pack.replace("hotline-lines.yaml", "+99300000012", "+99300000011");
        assertThat(load(pack.folder())).extracting(PackProblem::file).contains("hotline-lines.yaml");
        assertThat(content()).isEqualTo(before);
    }

    @Test
    void oneRefusedRecordAmongTenThousandIsFoundInSeconds() {
        StringBuilder many = new StringBuilder("chronicle:\n");
        for (int i = 1; i <= 10_000; i++) {
            int paragraph = i == 7_777 ? 1 : i;
            many.append("  - id: entry-%d\n    paragraph: %d\n    date: \"2001\"\n".formatted(i, paragraph))
                    .append("    text: {en: A, ru: A, tk: A}\n    records: [places/mary]\n    source: chronicle 1\n");
        }
        pack.write("chronicle.yaml", many.toString());
        long start = System.nanoTime();
        List<PackProblem> problems = load(pack.folder());
        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        System.out.println("PackLoadingTest: 10,000 records, one refused, in " + taken.toMillis() + " ms");
        assertThat(problems)
                .containsExactly(new PackProblem(
                        "chronicle.yaml",
                        pack.line("chronicle.yaml", "id: entry-7777"),
                        "entry-7777",
                        null,
                        "the database refuses it by its rule 'chronicle_entry_paragraph'; the record stays as it was"));
        assertThat(ids("site.chronicle_entry")).hasSize(9_999);
        assertThat(taken).isLessThan(Duration.ofSeconds(30));
    }

    private static List<PackProblem> load(Path folder) {
        return load(folder, Sections.all());
    }

    private static List<PackProblem> load(Path folder, List<PackSection> sections) {
        return new PackLoader(
                        new PackSettings(folder, false),
                        sections,
                        kerwen.getBean(Transactions.class),
                        kerwen.getBean(Editions.class),
                        kerwen.getBean(SchemaVersion.class))
                .load();
    }

    private static Optional<UUID> edition() {
        return kerwen.getBean(Editions.class).current();
    }

    /** So that the next load writes, whatever the pack. */
    private static void forgetTheDigest() {
        kerwen.getBean(Transactions.class)
                .perform(Actor.Machine.PACK_LOADING, database -> Editions.change(database, null));
    }

    private static Map<String, List<String>> content() {
        AtomicReference<Map<String, List<String>>> content = new AtomicReference<>(Map.of());
        kerwen.getBean(Transactions.class)
                .perform(Actor.Machine.PACK_LOADING, database -> content.set(Tables.content(database)));
        // It changes with every load; what stands in it is asked for by itself.
        content.get().remove("pack.edition");
        // People release counts; no pack brings any.
        content.get().keySet().removeIf(table -> table.startsWith("statistics."));
        return content.get();
    }

    private static String project(Map<String, List<String>> content) {
        List<String> rows = new ArrayList<>();
        content.forEach((table, all) -> {
            if (table.startsWith("projects.project")) {
                all.stream().filter(row -> row.contains("\"" + PROJECT + "\"")).forEach(rows::add);
            }
        });
        return String.join("\n", rows);
    }

    private static List<String> ids(String table) {
        return content().getOrDefault(table, List.of());
    }
}
