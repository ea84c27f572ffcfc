package org.kerwen.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kerwen.pack.Entry;
import org.kerwen.pack.Pack;
import org.kerwen.pack.PackProblem;
import org.kerwen.testing.MissionPack;
import org.kerwen.testing.Sections;

/** Definitions of programmes: one that nobody programmed for, and what is said of each mistake, with file, line and field. */
class DefinitionTest {
    private static final String FILE = "programmes/lost-papers.yaml";
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

    private final MissionPack pack = MissionPack.copy();

    private Pack read() {
        return Pack.read(List.of(pack.folder()), List.of(Sections.shape("mission"), ProgrammeShape.WHOLE));
    }

    @Test
    void aProgrammeThatNobodyProgrammedForIsReadFromItsFile() {
        Pack read = read();
        assertThat(read.problems())
                .filteredOn(problem -> problem.file().equals(FILE))
                .isEmpty();
        Programme programme = ProgrammeReading.programme(entries(read).getFirst());
        assertThat(programme.stages())
                .extracting(Programme.Stage::id)
                .containsExactly("asked", "applied", "waiting", "closed");
        assertThat(programme.grants().getFirst().rates().getFirst().adult()).isEqualByComparingTo("10.50");
        assertThat(ProgrammeJson.read(ProgrammeJson.written(programme))).isEqualTo(programme);
    }

    @ParameterizedTest
    @ValueSource(strings = {"voluntary-return", "refugee-resettlement", "counter-trafficking"})
    void eachProgrammeOfTheMissionIsSound(String id) {
        Pack real = Pack.read(List.of(MissionPack.REAL), Sections.shapes());
        assertThat(real.problems()).isEmpty();
        Programme programme = entries(real).stream()
                .filter(entry -> entry.id().equals(id))
                .map(ProgrammeReading::programme)
                .findFirst()
                .orElseThrow();
        assertThat(ProgrammeJson.read(ProgrammeJson.written(programme))).isEqualTo(programme);
        programme.forms().forEach(form -> FormFilling.fill(FormRules.of(form), Map.of(), TODAY));
    }

    @Test
    void voluntaryReturnHasItsSeventeenStages() {
        Pack real = Pack.read(List.of(MissionPack.REAL), Sections.shapes());
        Programme programme = entries(real).stream()
                .filter(entry -> entry.id().equals("voluntary-return"))
                .map(ProgrammeReading::programme)
                .findFirst()
                .orElseThrow();
        assertThat(programme.stages())
                .filteredOn(stage -> stage.place() != Programme.Stage.Place.BESIDE)
                .hasSize(17);
        assertThat(programme.moves())
                .filteredOn(move -> move.kind() == MoveKind.WITHDRAWAL)
                .allMatch(move -> move.until() == Moment.DEPARTURE);
    }

    private static List<Entry> entries(Pack pack) {
        return pack.entries(ProgrammeShape.WHOLE);
    }

    /** One planted mistake each: what is replaced by what, at which field it is told, and what of the message. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            to: applied, roles | to: nowhere, roles | to | there is no stage 'nowhere'
            kind: advance, from: [asked] | kind: advance, from: [nowhere] | from | there is no stage 'nowhere'
            kind: pause, from: [asked, applied], to: waiting | kind: pause, from: [asked, applied], to: applied | id | no way leads from the first stage to 'waiting'
            kind: resume, from: [waiting] | kind: resume, from: [applied] | id | no way leads from 'waiting' to an end
            kind: reopening, from: [closed] | kind: advance, from: [closed] | from | only a move of the kind 'reopening' leaves it
            kind: closure, from: [asked, applied], to: closed | kind: closure, from: [asked, applied], to: asked | to | leads round in a circle
            roles: [supervisor], twoPeople | roles: [], twoPeople | roles | nobody may make this move
            roles: [supervisor], twoPeople | roles: [cook], twoPeople | roles | 'cook' is none of
            roles: [supervisor], twoPeople | roles: [donor-reader], twoPeople | roles | the role donor-reader works on no case
            from: [waiting], roles | from: [waiting], to: asked, roles | to | leads to where the case stood before
            place: end | place: beside | stages | at least one stage with 'place: end'
            place: first | place: on-the-way | stages | expected one stage with 'place: first', found 0
            {id: waiting, | {id: asked, | id | 'asked' stands further up in this list
            hinders: [apply] | hinders: [fly] | hinders | there is no move 'fly'
            askedFrom: asked | askedFrom: nowhere | askedFrom | there is no stage 'nowhere'
            validDays: 180 | validDays: -3 | validDays | '-3' is not a whole number above zero
            checkedOn: today | checkedOn: opening | checkedOn | expected travel, departure, arrival or today
            `      validDays: 180\\n` | `` | checkedOn | it never runs out
            role: case-worker | for: each-adult | for | the field stands twice
            hold: {en: Something is missing | hold: {en: Help with lost papers is missing | hold | it names the programme in en
            ${loss.reported} = 'yes' | ${loss.gone} = 'yes' | when | there is no question 'loss.gone'
            ${loss.reported} = 'yes' | ${loss.reported} = 'yess' | when | 'yess' is no choice of 'loss.reported'
            ${loss.reported} = 'yes' | ${loss.reported} = | when | it ends too early
            ${loss.reported} = 'yes' | . = 'yes' | when | '.' stands in constraints of questions only
            guardianship: guardian | retentionYear: 2 | retentionYear | no such field here
            `  guardianship: guardian\\n` | `` | guardianship | children take part
            guardianship: guardian | guardianship: photograph | guardianship | that is asked for each child
            name: lost-on, type: date, relevant: "${reported} = 'yes'" | name: lost-on, type: date, relevant: "${reported} = 'maybe'" | relevant | 'maybe' is no choice of 'reported'
            relevant: "${reported} = 'yes'" | relevant: "${lost-on} = ''" | relevant | it waits for itself: lost-on, lost-on
            sum(${fee}) | sum(${fee}) + ${fees} | calculation | it waits for itself: fees, fees
            sum(${fee}) | ${fee} | calculation | has many rows from here
            sum(${fee}) | sum(${nothing}) | calculation | there is no question 'nothing'
            sum(${fee}) | max(${fee}) | calculation | 'max' is none of
            sum(${fee}) | sum(${fee} | calculation | expected ')' before the end
            sum(${fee}) | ${lost-on} * 2 | calculation | '*' does not calculate with that
            type: choice-one | type: colour | type | 'colour' is none of
            choicesOf: yes-no, | | choices | there is nothing to choose
            choicesOf: yes-no | choicesOf: colours | choicesOf | there is no list of choices 'colours'
            name: lost-on, type | name: reported, type | name | 'reported' stands further up in this form
            `, constraintMessage: {en: This lies ahead., ru: Это ещё впереди., tk: Bu entek öňde.}` | `` | constraintMessage | what is said where it does not hold
            {en: "Reported?", ru: "Заявлено?", tk: "Habar berildimi?"} | {en: "Reported?", ru: "Заявлено?"} | label | the text in tk is missing
            from: 2021-01-01 | from: 2020-12-31 | from | the period overlaps with the one before
            from: 2021-01-01 | from: 2021-01-02 | from | there is no rate from 2021-01-01 on
            adult: 10.50 | adult: 10.505 | adult | the currency has 2 digits after the point
            adult: 10.50 | adult: -1 | adult | '-1' is not a number
            percent: 59.5 | percent: 60 | instalments | they make 100.5 per cent and not 100
            `      childUnder: 16\\n` | `` | childUnder | there are amounts for children
            currency: USD | currency: XQZ | currency | 'XQZ' is no currency
            days: 7, | days: -7, | days | is not a number of days
            stage: applied, role | stage: nowhere, role | stage | there is no stage 'nowhere'
            id: lost-papers | id: found-papers | id | expected the name of the file, 'lost-papers'
            """)
    void aPlantedMistakeIsToldWithItsPlace(String what, String with, String field, String message) {
        String from = what.replace("\\n", "\n");
        pack.replace(FILE, from, with == null ? "" : with.replace("\\n", "\n"));
        Pack read = read();
        assertThat(entries(read)).isEmpty();
        assertThat(read.problems())
                .filteredOn(problem -> problem.file().equals(FILE))
                .anySatisfy(problem -> {
                    assertThat(problem.message()).contains(message);
                    assertThat(problem.field()).isEqualTo(field);
                    assertThat(problem.line()).isPositive();
                });
    }

    @Test
    void aFileThatIsNoYamlTakesNoOtherWithIt() {
        pack.write("programmes/broken.yaml", "programme: [");
        Pack read = read();
        assertThat(read.problems())
                .extracting(PackProblem::file)
                .filteredOn(file -> file.startsWith("programmes/"))
                .containsExactly("programmes/broken.yaml");
        assertThat(entries(read)).extracting(Entry::id).containsExactly("lost-papers");
    }

    /** Whatever is done to the file: a problem is told, or what is read is whole and can be filled in. */
    @Test
    void noChangeToAFileEndsInAnExceptionOrAHalfDefinition() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("changed definitions: seed " + seed);
        Random random = new Random(seed);
        String whole = pack.text(FILE);
        int sound = 0;
        for (int i = 0; i < 400; i++) {
            pack.write(FILE, changed(whole, random));
            Pack read = read();
            boolean told =
                    read.problems().stream().anyMatch(problem -> problem.file().equals(FILE));
            assertThat(entries(read).isEmpty())
                    .as("seed %d, change %d: %s", seed, i, read.problems())
                    .isEqualTo(told);
            for (Entry entry : entries(read)) {
                sound++;
                Programme programme = ProgrammeReading.programme(entry);
                assertThat(ProgrammeJson.read(ProgrammeJson.written(programme))).isEqualTo(programme);
                programme
                        .forms()
                        .forEach(form -> FormFilling.fill(FormRules.of(form), Map.of("papers", List.of("3")), TODAY));
            }
        }
        assertThat(sound).as("changes that leave it sound").isBetween(1, 350);
    }

    private static String changed(String whole, Random random) {
        List<String> lines = whole.lines().collect(Collectors.toList());
        int at = 1 + random.nextInt(lines.size() - 1);
        int other = 1 + random.nextInt(lines.size() - 1);
        switch (random.nextInt(5)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(at, lines.get(other));
            case 2 -> lines.set(at, lines.get(other));
            case 3 -> {
                // Words of one line stand where those of another one stood.
                String[] words = lines.get(at).split("(?<=[ ,])", -1);
                String[] others = lines.get(other).split("(?<=[ ,])", -1);
                words[random.nextInt(words.length)] = others[random.nextInt(others.length)];
                lines.set(at, String.join("", words));
            }
            default -> {
                String line = lines.get(at);
                int place = random.nextInt(Math.max(1, line.length()));
                String signs = "{}[]$'\"().,:-=<>0a \t";
                lines.set(
                        at,
                        line.substring(0, place)
                                + signs.charAt(random.nextInt(signs.length()))
                                + line.substring(Math.min(line.length(), place + random.nextInt(2))));
            }
        }
        return IntStream.range(0, lines.size()).mapToObj(lines::get).collect(Collectors.joining("\n", "", "\n"));
    }
}
