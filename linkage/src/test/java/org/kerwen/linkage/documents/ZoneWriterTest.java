package org.kerwen.linkage.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ZoneWriterTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String NUMBERS = LETTERS + "0123456789";

    private static TravelDocument passport(String primary, String secondary) {
        return new TravelDocument(
                ZoneFormat.TD3,
                "P",
                new StateCode("UTO"),
                primary,
                secondary,
                "L898902C3",
                new StateCode("UTO"),
                new ZoneDate("740812"),
                'F',
                new ZoneDate("120415"),
                "ZE184226B",
                "");
    }

    private static List<String> written(TravelDocument document) {
        return ((ZoneWriter.Written) ZoneWriter.write(document)).lines();
    }

    private static ZoneWriter.Reason refused(TravelDocument document) {
        return ((ZoneWriter.Refused) ZoneWriter.write(document)).reason();
    }

    @Test
    void thePassportOfTheStandardIsWrittenAsItIsPrinted() {
        assertThat(written(passport("Eriksson", "Anna Maria")))
                .containsExactlyElementsOf(MachineReadableZoneTest.TD3.lines().toList());
    }

    @Test
    void whatIsReadIsWrittenTheSame() {
        for (String zone : List.of(
                MachineReadableZoneTest.TD1,
                MachineReadableZoneTest.TD2,
                MachineReadableZoneTest.TD3,
                MachineReadableZoneTest.VISA_A,
                MachineReadableZoneTest.VISA_B)) {
            ZoneReading.Read read = (ZoneReading.Read) MachineReadableZone.read(zone, TODAY);
            assertThat(written(read.document()))
                    .containsExactlyElementsOf(zone.lines().toList());
        }
    }

    @Test
    void namesAreWrittenInLettersOfTheZone() {
        assertThat(written(passport("Gurbanow-Öwezow", "Ýazgül")).get(0))
                .startsWith("P<UTOGURBANOW<OEWEZOW<<YAZGUEL<<<");
        assertThat(written(passport("Щербакова", "Юлия")).get(0)).startsWith("P<UTOSHCHERBAKOVA<<IULIIA<<<");
        assertThat(written(passport("O'Connor", "Enya Siobhan")).get(0)).startsWith("P<UTOOCONNOR<<ENYA<SIOBHAN<<<");
        assertThat(written(passport("Groß", "Åsa")).get(0)).startsWith("P<UTOGROSS<<AASA<<<");
    }

    @Test
    void aNameThatIsTooLongIsCutWithALetterInTheLastPlace() {
        for (int i = 1; i < 60; i++) {
            String line = written(passport(
                            "Van" + "derlonglonglonglong".repeat(3).substring(0, Math.min(57, i)),
                            "Anna Maria Petronella Josefina"))
                    .get(0);
            assertThat(line).hasSize(44).contains("<<");
            if (i > 9) {
                assertThat(line).as("%d", i).doesNotEndWith("<");
            }
        }
    }

    @Test
    void whatNoZoneCanSayIsRefused() {
        TravelDocument good = passport("Eriksson", "Anna");
        assertThat(refused(passport("محمد", "علي"))).isEqualTo(ZoneWriter.Reason.NO_NAME);
        assertThat(refused(with(good, ZoneFormat.TD3, "V", good.number())))
                .isEqualTo(ZoneWriter.Reason.KIND_OF_DOCUMENT);
        assertThat(refused(with(good, ZoneFormat.TD3, "P", "1234567890"))).isEqualTo(ZoneWriter.Reason.TOO_LONG);
        assertThat(refused(with(good, ZoneFormat.TD3, "P", "№123"))).isEqualTo(ZoneWriter.Reason.CHARACTER);
    }

    private static TravelDocument with(TravelDocument old, ZoneFormat format, String code, String number) {
        return new TravelDocument(
                format,
                code,
                old.issuer(),
                old.primaryName(),
                old.secondaryName(),
                number,
                old.nationality(),
                old.birth(),
                old.sex(),
                old.expiry(),
                old.optional(),
                old.secondOptional());
    }

    @Test
    void everyDocumentIsReadBackAsItWasWritten() {
        long seed = System.nanoTime();
        System.out.println("ZoneWriterTest seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            ZoneFormat format = List.of(ZoneFormat.values()).get(random.nextInt(ZoneFormat.values().length));
            TravelDocument document = any(format, random);
            ZoneReading.Read read =
                    (ZoneReading.Read) MachineReadableZone.read(String.join("\n", written(document)), TODAY);
            assertThat(read.isRight()).isTrue();
            assertThat(read.document()).isEqualTo(document);
            assertThat(read.oddities()).isSubsetOf(ZoneOddity.SPECIMEN, ZoneOddity.NAME_MAY_BE_CUT);
        }
    }

    private static TravelDocument any(ZoneFormat format, Random random) {
        boolean longNumber = format.allowsLongNumber() && random.nextInt(4) == 0;
        int room = format == ZoneFormat.TD2 || format == ZoneFormat.MRV_B ? 5 : 13;
        String number = letters(
                NUMBERS,
                longNumber ? 10 + random.nextInt(format == ZoneFormat.TD2 ? 5 : 12) : 1 + random.nextInt(9),
                random);
        return new TravelDocument(
                format,
                (format.isVisa() ? "V" : format == ZoneFormat.TD3 ? "P" : "I") + (random.nextBoolean() ? "" : "A"),
                new StateCode(List.of("TKM", "D", "RUS", "XOM", "UNO", "EUE").get(random.nextInt(6))),
                letters(LETTERS, 1 + random.nextInt(12), random),
                random.nextInt(8) == 0
                        ? ""
                        : letters(LETTERS, 1 + random.nextInt(8), random)
                                + (random.nextBoolean() ? "" : " " + letters(LETTERS, 1 + random.nextInt(6), random)),
                number,
                new StateCode(List.of("AFG", "XXA", "XXB", "GBD", "TJK").get(random.nextInt(5))),
                new ZoneDate(
                        random.nextInt(9) == 0
                                ? "78<<<<"
                                : ZoneDate.of(TODAY.minusDays(random.nextInt(36_000)))
                                        .characters()),
                "MF<".charAt(random.nextInt(3)),
                ZoneDate.of(TODAY.plusDays(random.nextInt(7_000) - 3_000)),
                longNumber ? "" : letters(NUMBERS, random.nextInt(room), random),
                format == ZoneFormat.TD1 ? letters(NUMBERS, random.nextInt(11), random) : "");
    }

    private static String letters(String from, int count, Random random) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < count; i++) {
            letters.append(from.charAt(random.nextInt(from.length())));
        }
        return letters.toString();
    }

    @Test
    void noTextFails() {
        long seed = System.nanoTime();
        System.out.println("ZoneWriterTest seed " + seed);
        Random random = new Random(seed);
        List<String> zones = List.of(
                MachineReadableZoneTest.TD1,
                MachineReadableZoneTest.TD2,
                MachineReadableZoneTest.TD3,
                MachineReadableZoneTest.VISA_B);
        for (int i = 0; i < 3_000; i++) {
            StringBuilder zone = new StringBuilder(zones.get(random.nextInt(zones.size())));
            for (int j = random.nextInt(5); j > 0; j--) {
                zone.setCharAt(random.nextInt(zone.length()), "<0OIZ9A\n k«Ж".charAt(random.nextInt(12)));
            }
            assertThat(MachineReadableZone.read(zone.toString(), TODAY)).isNotNull();
        }
    }
}
