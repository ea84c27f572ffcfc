package org.kerwen.linkage.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegisterGeneratorTest {

    private static final int RECORDS = 60_000;

    private static String register(long records, long seed, Skew skew) throws IOException {
        StringBuilder file = new StringBuilder();
        new RegisterGenerator(records, seed, skew).writeTo(file);
        return file.toString();
    }

    private static List<String[]> rows(String register) {
        return register.lines().skip(1).map(line -> line.split(",", -1)).toList();
    }

    @Test
    void theSameSeedMakesTheSameRegisterAndAnotherSeedAnother() throws IOException {
        assertThat(register(5_000, 7, Skew.MILD)).isEqualTo(register(5_000, 7, Skew.MILD));
        assertThat(register(5_000, 7, Skew.MILD)).isNotEqualTo(register(5_000, 8, Skew.MILD));
        // A longer register begins with the shorter one.
        assertThat(register(6_000, 7, Skew.HEAVY)).startsWith(register(5_000, 7, Skew.HEAVY));
    }

    @Test
    void aRegisterDoesNotChangeFromVersionToVersion() throws IOException {
        // Figures of different versions can be compared only if the benchmark stays the same. Whoever changes it says
        // so in GENERATOR.md.
        assertThat(checksum(register(20_000, 1, Skew.MILD))).isEqualTo("3f38cac1");
        assertThat(checksum(register(20_000, 1, Skew.HEAVY))).isEqualTo("eea9cf60");
    }

    private static String checksum(String register) {
        CRC32 checksum = new CRC32();
        checksum.update(register.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(checksum.getValue());
    }

    @Test
    void everyRecordHasItsColumnsAndAClusterAndATenthIsOfSomebodySeenBefore() throws IOException {
        List<String[]> rows = rows(register(RECORDS, 3, Skew.MILD));
        assertThat(rows).hasSize(RECORDS);
        assertThat(Row.HEADER)
                .isEqualTo("id,cluster,given_name,family_name,patronymic,birth_date,sex,place,nationality");
        Set<String> clusters = new HashSet<>();
        for (int i = 0; i < rows.size(); i++) {
            assertThat(rows.get(i)).hasSize(9);
            assertThat(rows.get(i)[0]).isEqualTo(String.valueOf(i + 1));
            clusters.add(rows.get(i)[1]);
        }
        assertThat(RECORDS - clusters.size()).isBetween(RECORDS * 9 / 100, RECORDS * 11 / 100);
    }

    @Test
    void namesAreSpreadAsThePowerLawSays() throws IOException {
        // A name counts once however it is written: people are made again from their clusters.
        assertThat(topShare(Skew.MILD, person -> person.origin() + root(person.family())))
                .isBetween(0.010, 0.014);
        assertThat(topShare(Skew.HEAVY, person -> person.origin() + root(person.family())))
                .isBetween(0.10, 0.13);
        assertThat(topShare(Skew.HEAVY, person -> person.given())).isBetween(0.10, 0.135);
    }

    private static String root(String family) {
        return family.endsWith("a") ? family.substring(0, family.length() - 1) : family;
    }

    private static double topShare(Skew skew, Function<Person, String> name) {
        Families families = new Families(5, skew);
        Map<String, Integer> counts = new HashMap<>();
        int people = 0;
        for (int i = 0; i < 20_000; i++) {
            for (Person person : families.members(i)) {
                counts.merge(name.apply(person), 1, Integer::sum);
                people++;
            }
        }
        return counts.values().stream().mapToInt(Integer::intValue).max().orElse(0) / (double) people;
    }

    @Test
    void aQuarterOfPeopleHaveABrotherOrSisterBeforeThemAndTwinsOccur() {
        Families families = new Families(5, Skew.MILD);
        int people = 0;
        int siblings = 0;
        int twins = 0;
        for (int i = 0; i < 20_000; i++) {
            List<Person> members = families.members(i);
            assertThat(members).hasSizeBetween(1, Families.MOST_MEMBERS);
            assertThat(members.stream().map(Person::given).distinct()).hasSameSizeAs(members);
            for (int j = 3; j < members.size(); j++) {
                siblings++;
                twins += members.get(j).birth().equals(members.get(j - 1).birth()) ? 1 : 0;
            }
            people += members.size();
        }
        assertThat(siblings / (double) people).isBetween(0.22, 0.34);
        assertThat(twins).isPositive();
    }

    @Test
    void childrenAreNamedAfterTheirFather() {
        assertThat(Origin.TURKMEN.patronymic("gurban", true)).isEqualTo("gurbanoviC");
        assertThat(Style.TURKMEN.write("gurbanoviC")).isEqualTo("Gurbanowiç");
        assertThat(Style.RUSSIAN.write("gurbanovna")).isEqualTo("Гурбановна");
        assertThat(Style.RUSSIAN.write(Origin.RUSSIAN.patronymic("sergey", false)))
                .isEqualTo("Сергеевна");
        assertThat(Style.TURKMEN.write(Origin.TURKMEN.patronymic("durdY", false)))
                .isEqualTo("Durdyýewna");
    }

    @Test
    void soundsAreWrittenInEveryStyle() {
        assertThat(Style.TURKMEN.write("Ya")).isEqualTo("Ya");
        assertThat(Style.TURKMEN.write("öveS")).isEqualTo("Öweş");
        assertThat(Style.TURKMEN_1993.write("ZoraSay")).isEqualTo("£ora¢aÿ");
        assertThat(Style.TURKMEN_CYRILLIC.write("jemal")).isEqualTo("Җемал");
        assertThat(Style.TAJIK.write("qurbon")).isEqualTo("Қурбон");
        assertThat(Style.RUSSIAN.write("yuriy")).isEqualTo("Юрий");
        assertThat(Style.ENGLISH.write("al-baSrI")).isEqualTo("Al-Bashri");
        assertThat(Style.ARABIC.write("moHammad")).isEqualTo("محمد");
        assertThat(Style.PERSIAN.write("parwIn")).isEqualTo("پروین");
        assertThat(Style.ARMENIAN.write("suren")).isEqualTo("Սուրեն");
    }

    @Test
    void thereAreFourteenKindsOfMistakesAndEachChangesARecord() {
        assertThat(Mistake.values()).hasSize(14);
        SplittableRandom random = new SplittableRandom(11);
        Families families = new Families(11, Skew.MILD);
        for (Mistake mistake : Mistake.values()) {
            int made = 0;
            for (int i = 0; i < 200; i++) {
                Row row = Row.of(families.members(i).get(0), random);
                String before = text(row);
                if (mistake.make(row, random)) {
                    made++;
                    assertThat(text(row)).as(mistake.name()).isNotEqualTo(before);
                } else {
                    assertThat(text(row)).as(mistake.name()).isEqualTo(before);
                }
            }
            assertThat(made).as(mistake.name()).isGreaterThan(30);
        }
    }

    private static String text(Row row) {
        StringBuilder text = new StringBuilder();
        row.appendTo(text, 0);
        return text.toString();
    }

    @Test
    void namesAreWrittenInAllScripts() throws IOException {
        String register = register(5_000, 3, Skew.MILD);
        for (String script : List.of("\\p{IsCyrillic}", "\\p{IsArabic}", "\\p{IsArmenian}", "\\p{IsLatin}")) {
            assertThat(register).containsPattern(script);
        }
        assertThat(register).contains("about 19", ",01.01.", "ş");
    }

    @Test
    void theCommandWritesAFileAndRefusesWhatIsNotClear(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("register.csv");
        assertThat(run("--people", "100", "--seed", "2", "--skew", "heavy", "--out", file.toString()))
                .startsWith("0 Wrote 100 records");
        assertThat(Files.readAllLines(file)).hasSize(101);
        assertThat(run("--people", "many", "--out", file.toString())).startsWith("2 After --people");
        assertThat(run("--people", "5")).startsWith("2 The number of people or the file is missing");
        assertThat(run("--skew", "none", "--people", "5", "--out", "x")).startsWith("2 The number of people must be 1");
        assertThat(run("--pepole", "5")).startsWith("2 What “--pepole” means here is not clear");
        assertThat(run("--people", "5", "--out", folder.resolve("none/x").toString()))
                .startsWith("1 The file could not be written");
    }

    private static String run(String... arguments) {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(written, true, StandardCharsets.UTF_8);
        int code = GenerateCommand.run(new ArrayList<>(List.of(arguments)), stream, stream);
        return code + " " + written.toString(StandardCharsets.UTF_8);
    }
}
