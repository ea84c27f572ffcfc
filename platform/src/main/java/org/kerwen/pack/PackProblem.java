package org.kerwen.pack;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong in the pack, and where, for the person who edits it.
 *
 * @param file the file's name in the pack
 * @param line counted from one; 0 where the file as a whole is meant
 * @param record id of the record, where there is one
 * @param field the field, where there is one
 * @param message what was found and what was expected, as a sentence without a full stop
 */
public record PackProblem(
        String file,
        int line,
        @Nullable String record,
        @Nullable String field,
        String message) {
    @Override
    public String toString() {
        var place = new StringBuilder(file);
        if (line > 0) {
            place.append(", line ").append(line);
        }
        if (record != null) {
            place.append(", record ").append(record);
        }
        if (field != null) {
            place.append(", field ").append(field);
        }
        return place.append(": ").append(message).append('.').toString();
    }
}
