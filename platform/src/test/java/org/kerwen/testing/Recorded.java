package org.kerwen.testing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.people.ConsentWay;
import org.kerwen.people.NameUsage;
import org.kerwen.people.Registration;

/** What is recorded of an invented person of whom a test wants no more than that there is one. */
public final class Recorded {
    /** Somebody of this name, who was born then; null where it is not known. */
    public static Registration person(String family, String given, @Nullable String born) {
        return new Registration(
                List.of(new Registration.Name(NameUsage.LEGAL, family, given, "")),
                new Registration.Known(
                        null, born == null ? null : FuzzyDate.parse(born), "", "", List.of(), List.of(), List.of()),
                List.of(),
                List.of(),
                ConsentWay.SPOKEN);
    }

    private Recorded() {}
}
