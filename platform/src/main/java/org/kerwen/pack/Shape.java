package org.kerwen.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The fields that the records of one file may have.
 *
 * @param file the file's name without its ending, and the key at its top
 * @param layout how the records lie in files
 * @param key the key at the top of a file
 * @param fields all fields but {@code id}, which every record has
 * @param check what must hold within a record beyond the form of each field: what is wrong, each with its place
 */
public record Shape(
        String file, Layout layout, String key, List<Field<?>> fields, Function<Entry, List<Mistake>> check) {
    /** How the records of a shape lie in files. */
    public enum Layout {
        /** One file with a list of records. */
        LIST,
        /** One file with one record. */
        SINGLE,
        /** A folder with a file for each record, whose name is the record's id. */
        FOLDER
    }

    /** Where a record is stated; every record has it. */
    public static final Field<String> SOURCE = Field.source("source").required();

    /** The fields whose value nobody states; every record may have it. */
    public static final Field<List<String>> INFERRED = Field.texts("inferred");

    public Shape {
        fields = List.copyOf(fields);
    }

    /** A file with a list of records. */
    public static Shape of(String file, Field<?>... fields) {
        return new Shape(file, Layout.LIST, file, withCommon(fields), entry -> List.of());
    }

    /** A file with one record. */
    public static Shape single(String file, Field<?>... fields) {
        return new Shape(file, Layout.SINGLE, file, withCommon(fields), entry -> List.of());
    }

    /** The shape of records within a record: they have no id and no source of their own. */
    public static Shape part(String name, Field<?>... fields) {
        return new Shape(name, Layout.LIST, name, List.of(fields), entry -> List.of());
    }

    /** A folder with a file for each record. What an organisation decides for itself is stated nowhere: no source. */
    public static Shape folder(String folder, String key, Field<?>... fields) {
        return new Shape(folder, Layout.FOLDER, key, List.of(fields), entry -> List.of());
    }

    /** The same, and what must hold within a record. */
    public Shape checkedBy(Function<Entry, List<Mistake>> itsCheck) {
        return new Shape(file, layout, key, fields, itsCheck);
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
