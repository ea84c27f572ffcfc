package org.kerwen.money;

import java.util.UUID;

/** Where money comes from when a line pays: an account of the office, or what a colleague has in hand. */
public sealed interface Source permits PaidFrom, Source.Advance {
    /** An advance, which is settled by what it paid. */
    record Advance(UUID id) implements Source {}
}
