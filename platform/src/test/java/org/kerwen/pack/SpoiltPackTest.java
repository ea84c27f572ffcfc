package org.kerwen.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kerwen.testing.MissionPack;
import org.kerwen.testing.Sections;

/** The real pack with one thing spoilt: what is said of it, and that the rest loads. */
class SpoiltPackTest {
    private static final String PROJECT = "ct-law-enforcement-2009-2011";
    private static final Map<String, Integer> ALL = counts(read(MissionPack.copy()));

    private final MissionPack pack = MissionPack.copy();

    @Test
    void theReferencePackHasNoProblem() {
        Pack real = Pack.read(List.of(MissionPack.REAL), Sections.shapes());
        assertThat(real.problems()).isEmpty();
        assertThat(counts(real))
                .containsEntry("projects", 10)
                .containsEntry("figures", 24)
                .containsEntry("advice", 6)
                .containsEntry("chronicle", 18)
                .containsEntry("hotline-lines", 2);
        Pack demo = Pack.read(new PackSettings(MissionPack.REAL, true).folders(), Sections.shapes());
        assertThat(demo.problems()).isEmpty();
        assertThat(counts(demo)).isEqualTo(counts(real));
    }

    @Test
    void aRecordWithAMissingDonorIsReportedAndTheOthersLoad() {
        pack.replace("projects.yaml", "    donors: [us-inl]\n", "");
        int line = pack.line("projects.yaml", "id: " + PROJECT);
        Pack read = read(pack);
        assertThat(read.problems())
                .contains(new PackProblem("projects.yaml", line, PROJECT, "donors", "the field is missing"));
        assertOnlyTheProjectAndItsChronicleEntryFell(read);
    }

    @Test
    void aRecordThatPointsToABadRecordFallsToo() {
        pack.replace("projects.yaml", "    donors: [us-inl]\n", "");
        int line = pack.line("chronicle.yaml", "records: [projects/" + PROJECT + "]");
        Pack read = read(pack);
        assertThat(read.problems())
                .contains(new PackProblem(
                        "chronicle.yaml",
                        line,
                        "p8",
                        "records",
                        "there is no good record '" + PROJECT + "' in projects.yaml"));
        assertOnlyTheProjectAndItsChronicleEntryFell(read);
    }

    @Test
    void theSameIdTwiceIsReportedAndTheFirstCounts() {
        pack.add("places.yaml", "  - id: mary\n    name: {en: X, ru: X, tk: X}\n    kind: city\n    source: nowhere\n");
        int line = (int) pack.text("places.yaml").lines().count() - 3;
        Pack read = read(pack);
        assertThat(read.problems())
                .containsExactly(new PackProblem(
                        "places.yaml", line, "mary", "id", "the same id stands further up; the first one counts"));
        assertThat(counts(read)).isEqualTo(ALL);
        assertThat(read.entries(Sections.shape("places")))
                .filteredOn(place -> place.id().equals("mary"))
                .singleElement()
                .satisfies(place -> assertThat(place.get(Shape.SOURCE)).isEqualTo("chronicle 19"));
    }

    @Test
    void anEndBeforeTheStartIsReported() {
        pack.replace("projects.yaml", "period: \"2009/2011\"", "period: \"2011/2009\"");
        Pack read = read(pack);
        assertThat(read.problems())
                .contains(new PackProblem(
                        "projects.yaml",
                        pack.line("projects.yaml", "2011/2009"),
                        PROJECT,
                        "period",
                        "the end 2009 lies before the start 2011"));
        assertOnlyTheProjectAndItsChronicleEntryFell(read);
    }

    @Test
    void anUnknownPlaceIsReported() {
        pack.replace("projects.yaml", "places: [turkmenistan]", "places: [atlantis]");
        Pack read = read(pack);
        assertThat(read.problems())
                .contains(new PackProblem(
                        "projects.yaml",
                        pack.line("projects.yaml", "atlantis"),
                        PROJECT,
                        "places",
                        "there is no good record 'atlantis' in places.yaml"));
        assertOnlyTheProjectAndItsChronicleEntryFell(read);
    }

    @Test
    void successorsThatLeadRoundInACircleAreReportedAndTheOthersLoad() {
        String first = "dipecho-5-2008-2009";
        String second = "dipecho-4-2006-2007";
        String third = "ct-us-central-asia-2003-2004";
        point("projects.yaml", first, "follows: " + second);
        point("projects.yaml", second, "follows: " + third);
        point("projects.yaml", third, "follows: " + first);
        point("projects.yaml", PROJECT, "follows: " + first);
        Pack read = read(pack);
        assertThat(read.problems())
                .contains(
                        circle("projects.yaml", "follows", first, second, third),
                        circle("projects.yaml", "follows", second, third, first),
                        circle("projects.yaml", "follows", third, first, second),
                        new PackProblem(
                                "projects.yaml",
                                pack.line("projects.yaml", "id: " + PROJECT) + 1,
                                PROJECT,
                                "follows",
                                "there is no good record '" + first + "' in projects.yaml"));
        assertThat(read.entries(Sections.shape("projects")))
                .extracting(Entry::id)
                .containsExactly("ct-ngo-2009-2012", "ct-regional-usaid-2010-2013");
        assertThat(counts(read))
                .containsEntry("places", ALL.get("places"))
                .containsEntry("activities", ALL.get("activities"));
    }

    @ParameterizedTest
    @CsvSource({
        "places.yaml, within, '', mary, ashgabat",
        "organisations.yaml, partOf, '', us-inl, norway-mfa",
        "instruments.yaml, follows, instruments/, draft-emigration, draft-immigration"
    })
    void noRecordLeadsBackToItselfByAnotherOne(String file, String field, String kind, String one, String other) {
        pack.write(file, pack.text(file).replaceAll("(?m)^    " + field + ": .*\n", ""));
        point(file, one, field + ": " + kind + other);
        point(file, other, field + ": " + kind + one);
        assertThat(read(pack).problems()).contains(circle(file, field, one, other), circle(file, field, other, one));
    }

    @ParameterizedTest
    @CsvSource({"follows", "sameTitleAs"})
    void aRecordThatPointsToItselfIsReported(String field) {
        point("projects.yaml", PROJECT, field + ": " + PROJECT);
        Pack read = read(pack);
        assertThat(read.problems())
                .contains(new PackProblem(
                        "projects.yaml",
                        pack.line("projects.yaml", "id: " + PROJECT) + 1,
                        PROJECT,
                        field,
                        "the record points to itself"));
        assertOnlyTheProjectAndItsChronicleEntryFell(read);
    }

    @Test
    void twoRecordsMayHaveTheSameTitleAsEachOther() {
        point("projects.yaml", PROJECT, "sameTitleAs: ct-ngo-2009-2012");
        point("projects.yaml", "ct-ngo-2009-2012", "sameTitleAs: " + PROJECT);
        assertThat(read(pack).problems()).isEmpty();
    }

    @Test
    void aLongWayIsNoCircleAndIsFollowedInLittleTime() {
        StringBuilder many = new StringBuilder(pack.text("places.yaml"));
        for (int i = 0; i < 10_000; i++) {
            many.append("  - id: place-%d\n    name: {en: A, ru: A, tk: A}\n".formatted(i));
            many.append("    kind: city\n    within: place-%d\n    source: chronicle 1\n".formatted(i + 1));
        }
        many.append("  - id: place-10000\n    name: {en: A, ru: A, tk: A}\n    kind: city\n    source: chronicle 1\n");
        pack.write("places.yaml", many.toString());
        assertThat(read(pack).problems()).isEmpty();
        pack.replace("places.yaml", "within: place-9999\n", "within: place-0\n");
        long start = System.nanoTime();
        assertThat(read(pack).problems())
                .hasSize(9_999)
                .allSatisfy(problem -> assertThat(problem.message()).hasSizeLessThan(300));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void anUnknownFieldIsReportedWithAGuessAtWhatWasMeant() {
        pack.replace("projects.yaml", "donors: [us-inl]", "doners: [us-inl]");
        PackProblem problem = only(read(pack), "projects.yaml", "doners");
        assertThat(problem.line()).isEqualTo(pack.line("projects.yaml", "doners"));
        assertThat(problem.record()).isEqualTo(PROJECT);
        assertThat(problem.message()).startsWith("no such field here; maybe one of donors");
    }

    @Test
    void aMissingLanguageIsReported() {
        pack.replace(
                "places.yaml", "name: {en: Ashgabat, ru: Ашхабад, tk: Aşgabat}", "name: {en: Ashgabat, ru: Ашхабад}");
        PackProblem problem = only(read(pack), "places.yaml", "name");
        assertThat(problem.record()).isEqualTo("ashgabat");
        assertThat(problem.line()).isEqualTo(pack.line("places.yaml", "en: Ashgabat"));
        assertThat(problem.message()).isEqualTo("the text in tk is missing");
    }

    @Test
    void aLanguageThatTheMissionDoesNotSpeakIsReported() {
        pack.replace("places.yaml", "tk: Aşgabat}", "tk: Aşgabat, fr: Achgabat}");
        assertThat(only(read(pack), "places.yaml", "name").message())
                .isEqualTo("'fr' is no language of the mission; expected en, ru, tk");
    }

    @Test
    void anEmptyTextIsReported() {
        pack.replace("places.yaml", "ru: Ашхабад", "ru: \"  \"");
        PackProblem problem = only(read(pack), "places.yaml", "name");
        assertThat(problem.record()).isEqualTo("ashgabat");
        assertThat(problem.message()).isEqualTo("the value is empty; leave the whole line out where nothing is known");
    }

    @Test
    void anUnknownChoiceIsReportedWithTheWordsThereAre() {
        pack.replace("projects.yaml", "status: current", "status: running");
        PackProblem problem = only(read(pack), "projects.yaml", "status");
        assertThat(problem.record()).isEqualTo(PROJECT);
        assertThat(problem.line()).isEqualTo(pack.line("projects.yaml", "status: running"));
        assertThat(problem.message()).isEqualTo("'running' is none of current, approved, completed");
    }

    @Test
    void aFieldThatStandsTwiceIsReported() {
        pack.replace("projects.yaml", "    status: current\n", "    status: current\n    status: completed\n");
        assertThat(only(read(pack), "projects.yaml", "status").message()).isEqualTo("the field stands twice");
    }

    @Test
    void aConcludedFieldThatTheRecordDoesNotHaveIsReported() {
        pack.replace("hotline-lines.yaml", "inferred: [place]", "inferred: [plaice]");
        PackProblem problem = only(read(pack), "hotline-lines.yaml", "inferred");
        assertThat(problem.record()).isEqualTo("ashgabat");
        assertThat(problem.message()).isEqualTo("'plaice' is no field of this record");
    }

    @Test
    void aTelephoneNumberInAnotherFormAndAnExitThatIsNotHttpsAreReported() {
        pack.replace("hotline-lines.yaml", "number: \"+99300000011\"", "number: \"00 00-00-11\"")
                .replace("mission.yaml", "exit: https://", "exit: http://");
        Pack read = read(pack);
        assertThat(only(read, "hotline-lines.yaml", "number").message())
                .isEqualTo("expected a telephone number in international form, + and 7 to 15 digits without spaces");
        assertThat(only(read, "mission.yaml", "exit").message())
                .isEqualTo("'http://www.wikipedia.org/' is not an address that begins with https://");
    }

    @Test
    void anIdThatCannotBePartOfAnAddressIsReported() {
        pack.replace("projects.yaml", "- id: " + PROJECT, "- id: Project_1");
        PackProblem problem = only(read(pack), "projects.yaml", "id");
        assertThat(problem.line()).isEqualTo(pack.line("projects.yaml", "Project_1"));
        assertThat(problem.message())
                .isEqualTo("expected an id of small Latin letters, digits and hyphens, at most 80");
    }

    @Test
    void aProblemIsASentenceWithItsPlace() {
        assertThat(new PackProblem("projects.yaml", 5, PROJECT, "donors", "the field is missing"))
                .hasToString("projects.yaml, line 5, record " + PROJECT + ", field donors: the field is missing.");
    }

    /** Adds a field as the first of a record. */
    private void point(String file, String record, String field) {
        pack.replace(file, "  - id: " + record + "\n", "  - id: " + record + "\n    " + field + "\n");
    }

    private PackProblem circle(String file, String field, String first, String... others) {
        return new PackProblem(
                file,
                pack.line(file, "id: " + first) + 1,
                first,
                field,
                "the records lead round in a circle: " + first + ", " + String.join(", ", others) + ", " + first);
    }

    private static void assertOnlyTheProjectAndItsChronicleEntryFell(Pack read) {
        Map<String, Integer> expected = new TreeMap<>(ALL);
        expected.merge("projects", -1, Integer::sum);
        expected.merge("chronicle", -1, Integer::sum);
        assertThat(counts(read)).isEqualTo(expected);
        assertThat(read.problems()).hasSize(2);
    }

    private static PackProblem only(Pack read, String file, @Nullable String field) {
        return assertThat(read.problems())
                .filteredOn(problem -> problem.file().equals(file) && java.util.Objects.equals(problem.field(), field))
                .singleElement()
                .actual();
    }

    static Pack read(MissionPack pack) {
        return Pack.read(List.of(pack.folder()), Sections.shapes());
    }

    static Map<String, Integer> counts(Pack read) {
        Map<String, Integer> counts = new TreeMap<>();
        Sections.shapes()
                .forEach(shape -> counts.put(shape.file(), read.entries(shape).size()));
        return counts;
    }
}
