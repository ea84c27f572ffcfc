package org.kerwen.db;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody does, as the audit keeps it: ids only, never a name, a text or a search term.
 *
 * @param operation what is done, a word of the permission matrix such as {@code account.invite}
 * @param subject to what it is done; null where it is a list or the whole
 * @param purpose for what, a word of a closed list such as {@code assistance}; null where the operation says it
 */
public record Act(
        String operation, @Nullable UUID subject, @Nullable String purpose) {
    private static final Pattern WORD = Pattern.compile("[a-z]+(-[a-z]+)*");
    private static final Pattern OPERATION = Pattern.compile("[a-z]+(-[a-z]+)*\\.[a-z]+(-[a-z]+)*");

    public Act {
        if (operation.length() > 80 || !OPERATION.matcher(operation).matches()) {
            throw new IllegalArgumentException("no word for an operation");
        }
        if (purpose != null && (purpose.length() > 80 || !WORD.matcher(purpose).matches())) {
            throw new IllegalArgumentException("no word for a purpose");
        }
    }

    /** An act on a list or on the whole. */
    public static Act of(String operation) {
        return new Act(operation, null, null);
    }

    /** An act on one thing. */
    public static Act on(String operation, UUID subject) {
        return new Act(operation, subject, null);
    }
}
