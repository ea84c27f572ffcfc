package org.kerwen.hotline;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A call, as far as it is kept. Nothing of it says when it came but its shift.
 *
 * @param id random
 * @param line on which it came
 * @param anonymous false where the caller agreed to be recorded
 * @param about what it was about
 * @param signal how serious it sounded
 * @param advised ids of the pages of advice that were told
 * @param notes what was said, without names and numbers; empty once they have expired
 * @param followUp null where nobody has to do anything
 */
record Call(
        UUID id,
        String line,
        boolean anonymous,
        CallLength length,
        Caller caller,
        About about,
        Signal signal,
        List<String> advised,
        String notes,
        @Nullable FollowUp followUp) {
    Call {
        advised = advised.stream().sorted().distinct().toList();
    }

    /**
     * Who called, as far as they said.
     *
     * @param sex null where it was not said
     * @param age null where it was not said
     */
    record Caller(
            CallerRole role,
            @Nullable CallerSex sex,
            @Nullable CallerAge age) {}

    /**
     * What it was about.
     *
     * @param country code of three letters; null where none
     * @param purpose null where it was not said
     */
    record About(
            List<Topic> topics,
            @Nullable String country,
            @Nullable TravelPurpose purpose) {
        About {
            topics = topics.stream().sorted().distinct().toList();
        }
    }

    /**
     * What somebody has to do.
     *
     * @param doneIn the shift in which it was done; null until then
     */
    record FollowUp(
            LocalDate due,
            PartOfDay part,
            String toDo,
            @Nullable UUID doneIn) {}

    /** The same, of a caller who agreed. */
    Call agreed() {
        return new Call(id, line, false, length, caller, about, signal, advised, notes, followUp);
    }

    /** The same, done in a shift. */
    Call followedIn(UUID shift) {
        FollowUp was = followUp;
        return was == null
                ? this
                : new Call(
                        id,
                        line,
                        anonymous,
                        length,
                        caller,
                        about,
                        signal,
                        advised,
                        notes,
                        new FollowUp(was.due(), was.part(), was.toDo(), shift));
    }

    /** The same without what was written freely. */
    Call withoutNotes() {
        FollowUp was = followUp;
        return new Call(
                id,
                line,
                anonymous,
                length,
                caller,
                about,
                signal,
                advised,
                "",
                was == null ? null : new FollowUp(was.due(), was.part(), "", was.doneIn()));
    }
}
