package org.kerwen.pack;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.RecordReference;
import org.kerwen.kernel.Sourced;

/** A record of the pack that has its shape: its values can be asked for by field, with their types. */
public final class Entry {
    /** Where this entry points to, and from which line. */
    record Pointer(RecordReference to, int line, String field) {}

    private final String file;
    private final String id;
    private final int line;
    private final int position;
    private final Map<String, Object> values;
    private final Map<String, Integer> lines;
    private final List<Pointer> pointers;

    Entry(
            String file,
            String id,
            int line,
            int position,
            Map<String, Object> values,
            Map<String, Integer> lines,
            List<Pointer> pointers) {
        this.file = file;
        this.id = id;
        this.line = line;
        this.position = position;
        this.values = Map.copyOf(values);
        this.lines = Map.copyOf(lines);
        this.pointers = List.copyOf(pointers);
    }

    public String id() {
        return id;
    }

    /** The record's place in its file, from zero. */
    public int position() {
        return position;
    }

    /** The line in which it begins, counted from one. */
    public int line() {
        return line;
    }

    /** The line of a field; of the record where it has none such. */
    public int line(Field<?> field) {
        return lines.getOrDefault(field.name, line);
    }

    /** The file that it was read from, as it lies in the pack. */
    String file() {
        return file;
    }

    List<Pointer> pointers() {
        return pointers;
    }

    /** The value of a required field, or of a list, which is empty where it is absent. */
    public <T> T get(Field<T> field) {
        T value = find(field);
        if (value == null) {
            throw new IllegalStateException("the field " + field.name + " may be absent: use find");
        }
        return value;
    }

    /** The value of a field that may be absent. */
    @SuppressWarnings("unchecked") // the reader of the same field made the value
    public <T> @Nullable T find(Field<T> field) {
        Object value = values.get(field.name);
        return value == null ? field.whenAbsent : (T) value;
    }

    /** Where it is stated and what of it was concluded. */
    public Sourced sourced() {
        return new Sourced(get(Shape.SOURCE), Set.copyOf(get(Shape.INFERRED)));
    }
}
