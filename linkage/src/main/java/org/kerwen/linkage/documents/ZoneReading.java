package org.kerwen.linkage.documents;

import java.util.List;
import java.util.Set;

/** What was read from a text that should be a machine readable zone. */
public sealed interface ZoneReading {

    /**
     * A zone.
     *
     * @param document what it says, as it is printed: nothing is repaired
     * @param lines as they are printed
     * @param checks the outcome of every check digit
     * @param oddities what a person should look at
     * @param repairs what the zone may really say if a check digit is wrong or a character cannot stand where it does; the likeliest
     *     first, empty if nothing is wrong or nothing is likely
     */
    record Read(
            TravelDocument document,
            List<String> lines,
            List<CheckDigit> checks,
            Set<ZoneOddity> oddities,
            List<Repair> repairs)
            implements ZoneReading {

        public Read {
            lines = List.copyOf(lines);
            checks = List.copyOf(checks);
            oddities = Set.copyOf(oddities);
            repairs = List.copyOf(repairs);
        }

        /** Whether every check digit is right. Only then may a document be taken over without a person comparing it. */
        public boolean isRight() {
            return checks.stream().noneMatch(check -> check.outcome() == CheckDigit.Outcome.WRONG);
        }
    }

    /**
     * No zone.
     *
     * @param reason why
     * @param line which line is meant, counted from 1; 0 if none
     */
    record Refused(Reason reason, int line) implements ZoneReading {}

    /** Why a text is no zone. */
    enum Reason {
        EMPTY,
        /** Not two lines of 44 or 36 and not three of 30. */
        NUMBER_OF_LINES,
        /** A line is shorter or longer than the others ask for. */
        LENGTH_OF_LINE,
        /** Something else than A to Z, 0 to 9 and the filler. */
        CHARACTER
    }
}
