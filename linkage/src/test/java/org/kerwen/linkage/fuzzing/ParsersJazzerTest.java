package org.kerwen.linkage.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.LocalDate;
import java.util.List;
import org.kerwen.linkage.dates.DateFormat;
import org.kerwen.linkage.dates.DateReader;
import org.kerwen.linkage.dates.DateReading;
import org.kerwen.linkage.dates.FormatGuess;
import org.kerwen.linkage.documents.MachineReadableZone;
import org.kerwen.linkage.documents.TravelDocument;
import org.kerwen.linkage.documents.ZoneReading;
import org.kerwen.linkage.documents.ZoneWriter;
import org.kerwen.linkage.names.NameForm;
import org.kerwen.linkage.names.NameOddity;
import org.kerwen.linkage.names.NamePart;
import org.kerwen.linkage.names.Names;

/**
 * No text makes a parser fail or break what it promises. Without {@code JAZZER_FUZZ=1} in the environment the texts kept beside this
 * class are tried again; with it, new ones are searched for a few seconds for each parser.
 */
class ParsersJazzerTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    @FuzzTest(maxDuration = "5s")
    void anyTextIsReadAsAName(FuzzedDataProvider data) {
        String text = data.consumeRemainingAsString();
        for (NamePart part : NamePart.values()) {
            NameForm form = Names.read(text, part);
            assertThat(form.original()).isEqualTo(text);
            assertThat(form.latin()).matches("[a-z0-9 ]*");
            assertThat(form.stem()).matches("[a-z0-9 ]*");
            assertThat(form.coarseKeys().isEmpty()).isEqualTo(form.isEmpty());
        }
        assertThat(NameOddity.of(text)).isNotNull();
        assertThat(Names.fathersNames(text)).isNotNull();
    }

    @FuzzTest(maxDuration = "5s")
    void anyTextIsADateOrRefused(FuzzedDataProvider data) {
        DateFormat.Order order = data.pickValue(DateFormat.Order.values());
        DateFormat.Calendar calendar = data.pickValue(DateFormat.Calendar.values());
        String text = data.consumeRemainingAsString();
        for (DateReader reader : List.of(DateReader.anyOrder(), DateReader.declared(new DateFormat(order, calendar)))) {
            if (reader.read(text) instanceof DateReading.Known known) {
                assertThat(LocalDate.ofEpochDay(known.interval().low()).getYear())
                        .isBetween(1840, 2160);
                assertThat(LocalDate.ofEpochDay(known.interval().high()).getYear())
                        .isBetween(1840, 2160);
            }
        }
        assertThat(DateFormat.of(text)).isNotNull();
        assertThat(FormatGuess.of(List.of(text))).isNotNull();
    }

    @FuzzTest(maxDuration = "5s")
    void anyTextIsAZoneOrRefused(FuzzedDataProvider data) {
        if (MachineReadableZone.read(data.consumeRemainingAsString(), TODAY) instanceof ZoneReading.Read read) {
            read.repairs().forEach(repair -> {
                ZoneReading repaired = MachineReadableZone.read(String.join("\n", repair.lines()), TODAY);
                assertThat(repaired).isInstanceOf(ZoneReading.Read.class);
                assertThat(((ZoneReading.Read) repaired).isRight()).isTrue();
            });
            TravelDocument document = read.document();
            assertThat(ZoneWriter.write(document)).isNotNull();
        }
    }
}
