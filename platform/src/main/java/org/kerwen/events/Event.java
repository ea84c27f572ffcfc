package org.kerwen.events;

import java.util.Locale;

/**
 * Something that happened: a record in the past tense ({@code AccountEnded}) of the module's root package, with ids, words
 * of closed lists, numbers and dates as its components. It is known under module and name, {@code access.account-ended};
 * components may be added, and are null in events written before, but never renamed or removed while the log holds some.
 */
public interface Event {
    /** The name under which a kind of event stands in the log. */
    static String kind(Class<? extends Event> type) {
        String module = type.getPackageName().replaceFirst(".*\\.", "");
        return module
                + "."
                + type.getSimpleName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
