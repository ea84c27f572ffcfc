package org.kerwen.linkage.live;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.kerwen.linkage.ColumnKind;
import org.kerwen.linkage.names.NameForm;
import org.kerwen.linkage.table.Values;

/**
 * Remembers how the texts of people in the register were read lately, because many are named alike and reading takes microseconds. What
 * is only asked for is not remembered.
 */
final class Readings {

    private static final int SLOTS = 1 << 14;

    private final AtomicReferenceArray<@Nullable Reading> slots = new AtomicReferenceArray<>(SLOTS);

    private record Reading(ColumnKind kind, String text, NameForm form) {}

    NameForm read(ColumnKind kind, String text, boolean remember) {
        int slot = ((text.hashCode() * 31 + kind.ordinal()) * 0x9E3779B1) >>> 18;
        Reading known = slots.get(slot);
        if (known != null && known.kind == kind && known.text.equals(text)) {
            return known.form;
        }
        NameForm form = Values.read(kind, text, Neighbourhood.SOUNDS);
        if (remember) {
            slots.set(slot, new Reading(kind, text, form));
        }
        return form;
    }
}
