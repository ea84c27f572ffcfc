package org.kerwen.people;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.AccountId;

/** Something that happened to the record of a person: when, by whom, and what. */
record Happened(Instant at, AccountId by, What what) {
    sealed interface What {}

    record Registered() implements What {}

    record Added(Registration.Part part) implements What {}

    record Removed(Registration.Part part) implements What {}

    /** A field that said something else before; null where nothing was known. */
    record Changed(
            KnownField field,
            @Nullable String before,
            @Nullable String after) implements What {}

    /** Consent that was given, or withdrawn. */
    record Agreed(ConsentWay way, boolean given) implements What {}

    record Restricted() implements What {}

    /** Another record was found to be of the same person, or that was taken back. */
    record Merged(boolean joined) implements What {}
}
