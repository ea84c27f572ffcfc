package org.kerwen.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What a backup holds, the first thing inside.
 *
 * @param tables in an order in which they can be loaded
 * @param counters how far columns that number themselves have come
 * @param recoveryMade the day on which the recovery code was made
 * @param keys the keys of the installation as text
 */
record Contents(List<Table> tables, List<Counter> counters, LocalDate recoveryMade, String keys) {
    private static final int MOST = 100_000;

    /**
     * A table.
     *
     * @param name with its schema, quoted where needed, as it stands in a statement
     * @param columns those that are stored, quoted where needed
     * @param rows how many it has
     */
    record Table(String name, List<String> columns, long rows) {
        String withColumns() {
            return name + " (" + String.join(", ", columns) + ")";
        }
    }

    /**
     * A column that numbers itself.
     *
     * @param table with its schema, quoted where needed
     * @param column its name, not quoted
     * @param last the last number given out; 0 where none was
     */
    record Counter(String table, String column, long last) {}

    void write(DataOutputStream out) throws IOException {
        out.writeInt(tables.size());
        for (Table table : tables) {
            out.writeUTF(table.name());
            out.writeInt(table.columns().size());
            for (String column : table.columns()) {
                out.writeUTF(column);
            }
            out.writeLong(table.rows());
        }
        out.writeInt(counters.size());
        for (Counter counter : counters) {
            out.writeUTF(counter.table());
            out.writeUTF(counter.column());
            out.writeLong(counter.last());
        }
        out.writeUTF(recoveryMade.toString());
        byte[] text = keys.getBytes(UTF_8);
        out.writeInt(text.length);
        out.write(text);
    }

    static Contents read(DataInputStream in) throws IOException {
        List<Table> tables = new ArrayList<>();
        for (int left = count(in); left > 0; left--) {
            String name = in.readUTF();
            List<String> columns = new ArrayList<>();
            for (int more = count(in); more > 0; more--) {
                columns.add(in.readUTF());
            }
            tables.add(new Table(name, List.copyOf(columns), in.readLong()));
        }
        List<Counter> counters = new ArrayList<>();
        for (int left = count(in); left > 0; left--) {
            counters.add(new Counter(in.readUTF(), in.readUTF(), in.readLong()));
        }
        LocalDate recoveryMade = LocalDate.parse(in.readUTF());
        return new Contents(
                List.copyOf(tables), List.copyOf(counters), recoveryMade, new String(in.readNBytes(count(in)), UTF_8));
    }

    private static int count(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > MOST) {
            throw new IOException("not a backup");
        }
        return count;
    }

    @Override
    public String toString() {
        return "Contents[" + tables + ", keys hidden]";
    }
}
