package org.kerwen.linkage.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.kerwen.linkage.BadTable;
import org.kerwen.linkage.Field;

class PersonTableReaderTest {

    private static final String MAPPING = "n: id\nname: given_name\nborn: birth_date\n";

    @Test
    void quotedCellsMayHoldDelimitersQuotesAndLineBreaks() throws Exception {
        PersonTable table = read("n,name,born\n1,\"Aman, \"\"the elder\"\"\nof Mary\",1978-01-02\r\n\n2,Maral,\n");

        assertThat(table.rows()).isEqualTo(2);
        assertThat(table.tokens().latin(column(table, Field.GIVEN)[0]))
                .contains("aman")
                .contains("elder")
                .contains("of");
        assertThat(column(table, Field.BIRTH)[1]).isZero();
        assertThat(table.id(1)).isEqualTo("2");
    }

    @Test
    void semicolonsTabulatorsAndAMarkOfByteOrderAreUnderstood() throws Exception {
        assertThat(read("\uFEFFn;name;born\n1;Aman;1978\n").rows()).isEqualTo(1);
        assertThat(column(read("n\tname\tborn\n1\tAman\t1978\n"), Field.GIVEN)[0])
                .isPositive();
    }

    @Test
    void aBrokenTableIsRefusedWithItsLineAndWithoutWhatStandsThere() {
        refused("n,name,born\n1,Aman,1978\n2,Maral\n", "Line 3 has 2 cells");
        refused("n,name,born\n1,Aman,1978\n2,\"Maral,1980\n3,x,y\n", "Line 3: a quotation mark is opened");
        refused("", "empty");
        refused("n,name,born\n1,Am\0an,1978\n", "Line 2: there is a zero byte");
        refused("n,other,born\n1,Aman,1978\n", "'name', which the table does not have");
        assertThatThrownBy(() -> read("n,name,born\n1,Аман,1978\n".getBytes(Charset.forName("windows-1251"))))
                .isInstanceOf(BadTable.class)
                .hasMessageContaining("Line 2")
                .hasMessageContaining("WINDOWS-1251");
        assertThatThrownBy(() -> read("n,name,born\n1,Aman,1978\n".getBytes(StandardCharsets.UTF_16)))
                .isInstanceOf(BadTable.class)
                .hasMessageContaining("UTF-16");
        assertThatThrownBy(() -> read("PK\3\4 whatever".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(BadTable.class)
                .hasMessageContaining("spreadsheet");
    }

    @Test
    void aRowWithoutEndIsRefusedBeforeItFillsTheMemory() {
        refused("n,name,born\n1,\"" + "x".repeat(3_000_000), "longer than a million letters");
    }

    @Test
    void aMappingSaysWhereItIsWrong() {
        assertThatThrownBy(() -> Mapping.parse(List.of("a: given_name", "b: surname"), "m.yaml"))
                .isInstanceOf(BadTable.class)
                .hasMessageContaining("m.yaml, line 2")
                .hasMessageContaining("family_name");
        assertThatThrownBy(() -> Mapping.parse(List.of("a"), "m.yaml")).isInstanceOf(BadTable.class);
        assertThatThrownBy(() -> Mapping.parse(List.of("# nothing"), "m.yaml")).isInstanceOf(BadTable.class);
        assertThatThrownBy(() -> Mapping.parse(List.of("a: id", "a: id"), "m.yaml"))
                .isInstanceOf(BadTable.class)
                .hasMessageContaining("twice");
    }

    @Test
    void aMappingMayBeQuotedAndCommented() throws Exception {
        Mapping mapping = Mapping.parse(
                List.of("---", "\"date: of birth\": birth_date # when", "'x': ignore", "date_format: \"M/d/yyyy\""),
                "m");

        assertThat(mapping.columns()).containsOnlyKeys("date: of birth", "x");
        assertThat(mapping.dateFormat()).contains("M/d/yyyy");
    }

    @Test
    void anyBytesAreReadOrRefusedAndNeverAFault() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        byte[] usual = "n,name,born\n1,\"A\"\"man\",1978\r\n".getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < 3_000; round++) {
            byte[] bytes = new byte[random.nextInt(60)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = random.nextInt(4) == 0 ? (byte) random.nextInt(256) : usual[random.nextInt(usual.length)];
            }
            byte[] file = new byte[usual.length + bytes.length];
            System.arraycopy(usual, 0, file, 0, usual.length);
            System.arraycopy(bytes, 0, file, usual.length, bytes.length);
            try {
                assertThat(read(file).rows()).as("seed %d", seed).isPositive();
            } catch (BadTable refused) {
                assertThat(refused.getMessage()).as("seed %d", seed).contains("ine ");
            } catch (Exception fault) {
                throw new AssertionError("seed " + seed, fault);
            }
        }
    }

    private static void refused(String csv, String because) {
        assertThatThrownBy(() -> read(csv)).isInstanceOf(BadTable.class).hasMessageContaining(because);
    }

    private static int[] column(PersonTable table, Field field) {
        int[] column = table.column(field);
        return column == null ? new int[table.rows()] : column;
    }

    private static PersonTable read(String csv) throws Exception {
        return read(csv.getBytes(StandardCharsets.UTF_8));
    }

    private static PersonTable read(byte[] csv) throws Exception {
        return new PersonTableReader(Mapping.parse(List.of(MAPPING.split("\n")), "mapping"), Optional.empty())
                .read(new ByteArrayInputStream(csv));
    }
}
