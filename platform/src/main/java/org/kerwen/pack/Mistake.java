package org.kerwen.pack;

/**
 * What a module finds wrong within a record whose fields each have their form.
 *
 * @param line counted from one
 * @param field the field, as it is written in the file
 * @param message what was found and what was expected, as a sentence without a full stop
 */
public record Mistake(int line, String field, String message) {
    /** One at a field of a record, or where it would stand. */
    public static Mistake at(Entry entry, Field<?> field, String message) {
        return new Mistake(entry.line(field), field.name, message);
    }
}
