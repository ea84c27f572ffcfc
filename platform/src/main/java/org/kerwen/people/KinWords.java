package org.kerwen.people;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.PersonId;

/** Reads the words of how two people are related. */
final class KinWords {
    private KinWords() {}

    /**
     * What was read.
     *
     * @param as what the other is to the person
     * @param nature of a parent or a child; null where it was not told
     * @param since of partners; null where it is not known
     * @param until of partners; null while it lasts
     */
    record Read(
            KinLink.Seen as,
            @Nullable Nature nature,
            @Nullable FuzzyDate since,
            @Nullable FuzzyDate until) {
        /** Said of two people who are shown. */
        KinStore.Said of(PersonId person, PersonId other) {
            return as.isFirst
                    ? new KinStore.Said(as.link, other, person, nature, since, until)
                    : new KinStore.Said(as.link, person, other, nature, since, until);
        }
    }

    /** Null where something is wrong, which is then told field by field. */
    static @Nullable Read read(String as, String nature, String since, String until, Map<String, String> wrong) {
        FuzzyDate begins = TypedPlace.date("since", since, wrong);
        FuzzyDate ends = TypedPlace.date("until", until, wrong);
        if (!nature.isEmpty() && !Choice.words(Nature.class).contains(nature)) {
            wrong.put("nature", "not-offered");
        }
        if (!Choice.words(KinLink.Seen.class).contains(as)) {
            wrong.put("as", "kin-missing");
            return null;
        }
        KinLink.Seen seen = Choice.of(KinLink.Seen.class, as);
        if (!nature.isEmpty() && seen.link != KinLink.PARENT) {
            wrong.put("nature", "nature-of-parents");
        }
        if (seen.link != KinLink.PARTNER && begins != null) {
            wrong.put("since", "dates-of-partners");
        }
        if (seen.link != KinLink.PARTNER && ends != null) {
            wrong.put("until", "dates-of-partners");
        }
        return wrong.isEmpty()
                ? new Read(seen, nature.isEmpty() ? null : Choice.of(Nature.class, nature), begins, ends)
                : null;
    }
}
