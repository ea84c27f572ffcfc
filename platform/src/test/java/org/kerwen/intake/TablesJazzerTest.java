package org.kerwen.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * No bytes make the readers of tables fail or break what they promise. Without {@code JAZZER_FUZZ=1} in the environment the bytes
 * kept beside this class are tried again; with it, new ones are searched for a few seconds for each reader.
 */
class TablesJazzerTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

    @FuzzTest(maxDuration = "10s")
    void anyBytesAreATableOrRefused(FuzzedDataProvider data) {
        looked(data.consumeRemainingAsBytes());
    }

    @FuzzTest(maxDuration = "10s")
    void anyTextIsASheetOrRefused(FuzzedDataProvider data) {
        looked(Written.xlsxOf(
                "<sheetData><row><c t='inlineStr'><is><t>a</t></is></c></row>" + data.consumeRemainingAsString()));
    }

    private static void looked(byte[] file) {
        if (TableFile.look(file) instanceof TableFile.Table table) {
            List<Line> lines = new ArrayList<>();
            TableFile.rows(file, table.type(), lines::add);
            assertThat(lines).hasSize(table.rows());
            int before = 0;
            for (Line line : lines) {
                assertThat(line.number()).isGreaterThan(before);
                before = line.number();
            }
            assertThat(Suggestion.columns(table.headings(), table.sample())).hasSameSizeAs(table.headings());
        }
    }

    @FuzzTest(maxDuration = "10s")
    void anyCellsAreAPersonOrWrong(FuzzedDataProvider data) {
        RowReading reading = new RowReading(
                Arrays.stream(Column.values()).map(Optional::of).toList(),
                data.consumeBoolean(),
                org.kerwen.people.ConsentWay.SPOKEN);
        List<String> cells = new ArrayList<>();
        for (int each = 0; each < Column.values().length; each++) {
            cells.add(data.consumeString(60));
        }
        RowReading.Read read = reading.read(cells, TODAY);
        assertThat(read.registration() == null).isEqualTo(!read.wrong().isEmpty());
    }
}
