package org.kerwen.linkage.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.kerwen.linkage.dates.Precision;
import org.kerwen.linkage.documents.CheckDigit.Guarded;
import org.kerwen.linkage.documents.CheckDigit.Outcome;

/** The examples are those that ICAO 9303 prints: Anna Maria Eriksson of Utopia, who does not exist. */
class MachineReadableZoneTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    static final String TD3 = """
            P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<
            L898902C36UTO7408122F1204159ZE184226B<<<<<10
            """;
    static final String TD1 = """
            I<UTOD231458907<<<<<<<<<<<<<<<
            7408122F1204159UTO<<<<<<<<<<<6
            ERIKSSON<<ANNA<MARIA<<<<<<<<<<
            """;
    static final String TD2 = """
            I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<
            D231458907UTO7408122F1204159<<<<<<<6
            """;
    static final String VISA_A = """
            V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<
            L8988901C4XXX4009078F96121096ZE184226B<<<<<<
            """;
    static final String VISA_B = """
            V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<
            L8988901C4XXX4009078F9612109<<<<<<<<
            """;

    private static ZoneReading.Read read(String text) {
        return (ZoneReading.Read) MachineReadableZone.read(text, TODAY);
    }

    private static ZoneReading.Refused refused(String text) {
        return (ZoneReading.Refused) MachineReadableZone.read(text, TODAY);
    }

    private static Outcome outcome(ZoneReading.Read read, Guarded field) {
        return read.checks().stream()
                .filter(check -> check.field() == field)
                .findFirst()
                .orElseThrow()
                .outcome();
    }

    @Test
    void thePassportOfTheStandardIsRead() {
        ZoneReading.Read read = read(TD3);
        TravelDocument document = read.document();
        assertThat(read.isRight()).isTrue();
        assertThat(read.repairs()).isEmpty();
        assertThat(read.oddities()).containsExactly(ZoneOddity.SPECIMEN);
        assertThat(document.format()).isEqualTo(ZoneFormat.TD3);
        assertThat(document.code()).isEqualTo("P");
        assertThat(document.primaryName()).isEqualTo("ERIKSSON");
        assertThat(document.secondaryName()).isEqualTo("ANNA MARIA");
        assertThat(document.number()).isEqualTo("L898902C3");
        assertThat(document.sex()).isEqualTo('F');
        assertThat(document.optional()).isEqualTo("ZE184226B");
        assertThat(document.birth().asBirth(TODAY).orElseThrow().low())
                .isEqualTo((int) LocalDate.of(1974, 8, 12).toEpochDay());
        assertThat(document.expiry().asExpiry(TODAY).orElseThrow().low())
                .isEqualTo((int) LocalDate.of(2012, 4, 15).toEpochDay());
        assertThat(read.checks()).hasSize(5);
    }

    @Test
    void cardsAndVisasOfTheStandardAreRead() {
        assertThat(read(TD1).isRight()).isTrue();
        assertThat(read(TD1).document().number()).isEqualTo("D23145890");
        assertThat(read(TD2).isRight()).isTrue();
        assertThat(read(TD2).document().format()).isEqualTo(ZoneFormat.TD2);
        assertThat(read(VISA_A).isRight()).isTrue();
        assertThat(read(VISA_A).document().format()).isEqualTo(ZoneFormat.MRV_A);
        assertThat(read(VISA_A).document().nationality().kind()).isEqualTo(StateCode.Kind.UNSPECIFIED);
        assertThat(read(VISA_A).checks()).hasSize(3);
        assertThat(read(VISA_B).isRight()).isTrue();
        assertThat(read(VISA_B).document().format()).isEqualTo(ZoneFormat.MRV_B);
    }

    @Test
    void aZoneIsReadHoweverItWasTyped() {
        for (String text : List.of(
                TD3.toLowerCase(Locale.ROOT),
                TD3.replace("\n", ""),
                TD3.replace("\n", "\r\n\r\n"),
                TD3.replace("<<", "«"),
                TD3.replace("<", " < "),
                "\u200E" + TD3)) {
            assertThat(read(text).document()).as(text).isEqualTo(read(TD3).document());
        }
    }

    @Test
    void aWrongCheckDigitIsToldAtItsFieldAndNothingIsRepaired() {
        // The document number with a digit changed: its own check digit and the composite one are wrong, no other.
        ZoneReading.Read read = read(TD3.replace("L898902C36", "L898902C46"));
        assertThat(read.isRight()).isFalse();
        assertThat(outcome(read, Guarded.DOCUMENT_NUMBER)).isEqualTo(Outcome.WRONG);
        assertThat(outcome(read, Guarded.COMPOSITE)).isEqualTo(Outcome.WRONG);
        assertThat(outcome(read, Guarded.BIRTH_DATE)).isEqualTo(Outcome.RIGHT);
        assertThat(outcome(read, Guarded.EXPIRY_DATE)).isEqualTo(Outcome.RIGHT);
        assertThat(read.checks().get(0)).isEqualTo(new CheckDigit(Guarded.DOCUMENT_NUMBER, '6', '7', Outcome.WRONG));
        assertThat(read.document().number()).isEqualTo("L898902C4");
    }

    @Test
    void everyCheckDigitIsChecked() {
        for (String zone : List.of(TD1, TD2, TD3, VISA_A, VISA_B)) {
            List<String> lines = read(zone).lines();
            ZoneFormat format = read(zone).document().format();
            List<ZoneFormat.Slot> digits =
                    new java.util.ArrayList<>(List.of(format.numberCheck(), format.birthCheck(), format.expiryCheck()));
            format.optionalCheck().ifPresent(digits::add);
            format.compositeCheck().ifPresent(digits::add);
            for (ZoneFormat.Slot digit : digits) {
                char printed = digit.of(lines).charAt(0);
                List<String> wrong = new java.util.ArrayList<>(lines);
                String line = lines.get(digit.line());
                wrong.set(
                        digit.line(),
                        line.substring(0, digit.from())
                                + (char) ('0' + (printed - '0' + 1) % 10)
                                + line.substring(digit.to()));
                assertThat(read(String.join("\n", wrong)).isRight())
                        .as(format + " " + digit)
                        .isFalse();
            }
        }
    }

    @Test
    void aFillerIsACheckDigitOfAnEmptyOptionalFieldOnly() {
        String personal = TD3.replace("ZE184226B<<<<<1", "<<<<<<<<<<<<<<" + "%");
        for (String digit : List.of("0", "<")) {
            ZoneReading.Read read = read(personal.replace("%", digit));
            assertThat(outcome(read, Guarded.OPTIONAL_DATA))
                    .isEqualTo(digit.equals("0") ? Outcome.RIGHT : Outcome.EMPTY);
        }
        assertThat(outcome(read(personal.replace("%", "1")), Guarded.OPTIONAL_DATA))
                .isEqualTo(Outcome.WRONG);
        assertThat(outcome(read(TD3.replace("<<<<<10", "<<<<<20")), Guarded.OPTIONAL_DATA))
                .isEqualTo(Outcome.WRONG);
        assertThat(outcome(read(TD3.replace("7408122", "<<<<<<<")), Guarded.BIRTH_DATE))
                .isEqualTo(Outcome.WRONG);
        assertThat(outcome(read(TD3.replace("7408122", "<<<<<<0")), Guarded.BIRTH_DATE))
                .isEqualTo(Outcome.RIGHT);
    }

    @Test
    void lookAlikeCharactersAreSuggestedAndNeverTaken() {
        // O for 0 in the number, and letters in dates.
        ZoneReading.Read read = read(TD3.replace("L898902C36", "L8989O2C36"));
        assertThat(read.isRight()).isFalse();
        assertThat(read.document().number()).isEqualTo("L8989O2C3");
        assertThat(read.repairs()).anySatisfy(repair -> {
            assertThat(repair.lines().get(1)).startsWith("L898902C36");
            assertThat(repair.changes()).containsExactly(new Repair.Change(2, 6, 'O', '0'));
        });
        ZoneReading.Read dates = read(TD3.replace("7408122", "74O8IZ2"));
        assertThat(dates.oddities()).contains(ZoneOddity.IMPOSSIBLE_BIRTH_DATE);
        assertThat(dates.repairs()).hasSize(1);
        assertThat(dates.repairs().get(0).lines()).isEqualTo(read(TD3).lines());
        assertThat(dates.repairs().get(0).changes()).hasSize(3);
        assertThat(read(TD3.replace("ANNA", "ANN4")).oddities()).contains(ZoneOddity.DIGIT_IN_NAME);
        assertThat(read(TD3.replace("ANNA", "ANN4")).repairs().get(0).lines())
                .isEqualTo(read(TD3).lines());
        for (String pair : List.of("0O", "1I", "8B", "5S", "2Z")) {
            String number = "X" + pair.charAt(0) + "7777777";
            String right = number + CheckDigit.compute(number);
            String visa = VISA_B.replace("L8988901C4", right.replace(pair.charAt(0), pair.charAt(1)));
            ZoneReading.Read wrong = read(visa);
            if (!wrong.isRight()) {
                assertThat(wrong.repairs())
                        .as(pair)
                        .anySatisfy(repair -> assertThat(repair.lines().get(1)).startsWith(right));
            }
        }
    }

    @Test
    void everyRepairHasAllItsCheckDigitsRight() {
        for (String zone : List.of(TD1, TD2, TD3)) {
            for (String wrong : List.of(
                    zone.replace("8", "B"),
                    zone.replaceFirst("2", "Z"),
                    zone.replaceFirst("D2", "02"),
                    zone.replace("89", "98"))) {
                for (Repair repair : read(wrong).repairs()) {
                    assertThat(read(String.join("\n", repair.lines())).isRight())
                            .isTrue();
                    assertThat(repair.changes()).isNotEmpty();
                }
            }
        }
    }

    @Test
    void aDocumentNumberLongerThanNineCharactersGoesOnInTheOptionalField() {
        // The example of ICAO 9303-5.
        ZoneReading.Read read = read("""
                I<UTOD23145890<7349<<<<<<<<<<<
                3407127M9507122UTO<<<<<<<<<<<2
                STEVENSON<<PETER<JOHN<<<<<<<<<
                """);
        assertThat(read.document().number()).isEqualTo("D23145890734");
        assertThat(read.document().optional()).isEmpty();
        assertThat(read.isRight()).isTrue();
        ZoneReading.Read missing = read(TD1.replace("D231458907", "D23145890<"));
        assertThat(outcome(missing, Guarded.DOCUMENT_NUMBER)).isEqualTo(Outcome.WRONG);
    }

    @Test
    void specialCodesOfStatesAreKnown() {
        assertThat(new StateCode("D").iso()).contains("DEU");
        assertThat(new StateCode("GBD").iso()).contains("GBR");
        assertThat(new StateCode("TKM").kind()).isEqualTo(StateCode.Kind.STATE);
        assertThat(new StateCode("UNO").kind()).isEqualTo(StateCode.Kind.ORGANISATION);
        assertThat(new StateCode("EUE").kind()).isEqualTo(StateCode.Kind.ORGANISATION);
        assertThat(new StateCode("XOM").kind()).isEqualTo(StateCode.Kind.ORGANISATION);
        assertThat(new StateCode("RKS").kind()).isEqualTo(StateCode.Kind.TERRITORY);
        assertThat(new StateCode("XXA").kind()).isEqualTo(StateCode.Kind.STATELESS);
        assertThat(new StateCode("XXB").kind()).isEqualTo(StateCode.Kind.REFUGEE);
        assertThat(new StateCode("XXC").kind()).isEqualTo(StateCode.Kind.OTHER_REFUGEE);
        assertThat(new StateCode("QQQ").kind()).isEqualTo(StateCode.Kind.UNKNOWN);
        assertThat(read(TD3.replace("36UTO", "36QQQ")).oddities()).contains(ZoneOddity.UNKNOWN_NATIONALITY);
        assertThat(read(TD3.replace("36UTO", "36D<<")).document().nationality().iso())
                .contains("DEU");
    }

    @Test
    void yearsOfTwoDigitsAreReadByTheirMeaning() {
        assertThat(new ZoneDate("261125").asBirth(TODAY).orElseThrow().low()).isEqualTo((int) TODAY.toEpochDay());
        assertThat(new ZoneDate("261126").asBirth(TODAY).orElseThrow().low())
                .isEqualTo((int) LocalDate.of(1926, 11, 26).toEpochDay());
        assertThat(new ZoneDate("960101").asExpiry(TODAY).orElseThrow().low())
                .isEqualTo((int) LocalDate.of(1996, 1, 1).toEpochDay());
        assertThat(new ZoneDate("950101").asExpiry(TODAY).orElseThrow().low())
                .isEqualTo((int) LocalDate.of(2095, 1, 1).toEpochDay());
        assertThat(new ZoneDate("351231").asExpiry(TODAY).orElseThrow().low())
                .isEqualTo((int) LocalDate.of(2035, 12, 31).toEpochDay());
        assertThat(new ZoneDate("78<<<<").asBirth(TODAY).orElseThrow().precision())
                .isEqualTo(Precision.YEAR);
        assertThat(new ZoneDate("7805<<").asBirth(TODAY).orElseThrow().precision())
                .isEqualTo(Precision.MONTH);
        assertThat(new ZoneDate("<<<<<<").isUnknown()).isTrue();
        assertThat(new ZoneDate("780230").asBirth(TODAY)).isEmpty();
        assertThat(new ZoneDate("000229").asBirth(TODAY)).isPresent();
        assertThat(new ZoneDate("7A0101").asBirth(TODAY)).isEmpty();
        assertThat(ZoneDate.of(LocalDate.of(1974, 8, 12)).characters()).isEqualTo("740812");
    }

    @Test
    void aNameThatFillsItsFieldMayGoOn() {
        String full = "P<UTOERIKSSONOFTHELONGLONGLONGNAME<<ANNA<MARI\n";
        assertThat(full.strip()).hasSize(45);
        ZoneReading.Read read = read(full.strip().substring(0, 44) + "\n"
                + TD3.lines().skip(1).findFirst().orElseThrow());
        assertThat(read.oddities()).contains(ZoneOddity.NAME_MAY_BE_CUT);
    }

    @Test
    void somebodyWithOneNameHasNoSecondaryName() {
        ZoneReading.Read read =
                read("P<UTOARKFREITH<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10");
        assertThat(read.document().primaryName()).isEqualTo("ARKFREITH");
        assertThat(read.document().secondaryName()).isEmpty();
    }

    @Test
    void whatIsNoZoneIsRefusedWithTheLine() {
        assertThat(refused("")).isEqualTo(new ZoneReading.Refused(ZoneReading.Reason.EMPTY, 0));
        assertThat(refused("P<UTO")).isEqualTo(new ZoneReading.Refused(ZoneReading.Reason.NUMBER_OF_LINES, 0));
        assertThat(refused(TD3.replace("<10", "<1")))
                .isEqualTo(new ZoneReading.Refused(ZoneReading.Reason.LENGTH_OF_LINE, 2));
        assertThat(refused(TD3.replace("ANNA", "ÄNNA")))
                .isEqualTo(new ZoneReading.Refused(ZoneReading.Reason.CHARACTER, 1));
        assertThat(refused(TD1.replace("<6", "6")))
                .isEqualTo(new ZoneReading.Refused(ZoneReading.Reason.LENGTH_OF_LINE, 2));
    }
}
