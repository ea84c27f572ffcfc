package org.kerwen.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The fields that the records of one file may have.
 *
 * @param file the file's name without its ending, and the key at its top
 * @param single whether the file holds one record rather than a list
 * @param fields all fields but {@code id}, {@code source} and {@code inferred}, which every record has
 */
public record Shape(String file, boolean single, List<Field<?>> fields) {
    /** Where a record is stated; every record has it. */
    public static final Field<String> SOURCE = Field.source("source").required();

    /** The fields whose value nobody states; every record may have it. */
    public static final Field<List<String>> INFERRED = Field.texts("inferred");

    public Shape {
        fields = List.copyOf(fields);
    }

    /** A file with a list of records. */
    public static Shape of(String file, Field<?>... fields) {
        return new Shape(file, false, withCommon(fields));
    }

    /** A file with one record. */
    public static Shape single(String file, Field<?>... fields) {
        return new Shape(file, true, withCommon(fields));
    }

    /** The shape of records within a record: they have no id and no source of their own. */
    public static Shape part(String name, Field<?>... fields) {
        return new Shape(name, false, List.of(fields));
    }

    private static List<Field<?>> withCommon(Field<?>... fields) {
        List<Field<?>> all = new ArrayList<>(List.of(fields));
        all.add(SOURCE);
        all.add(INFERRED);
        return all;
    }

    Optional<Field<?>> field(String name) {
        return fields.stream().filter(field -> field.name.equals(name)).findFirst();
    }

    /** Names of all fields, in the order of their declaration. */
    public List<String> fieldNames() {
        return fields.stream().map(field -> field.name).toList();
    }
}
