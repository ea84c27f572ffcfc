package org.kerwen.people;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.Worded;

/**
 * By what a list of people is narrowed. All of it may stand in an address: words of closed lists, codes, days of recording and
 * ids. Names, dates of birth and numbers of papers are searched for in a form that is posted.
 */
public enum Facet implements Worded {
    SEX,
    AGE,
    NATIONALITY,
    LANGUAGE,
    NEED,
    PAPERS,
    CONSENT,
    FAMILY,
    FROM,
    UNTIL,
    ARRIVAL,
    KEPT;

    static final String NOT_KNOWN = "not-known";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final int DAY_LENGTH = 10;

    /** Which operation somebody needs who may narrow by it. */
    public String operation() {
        return switch (this) {
            case NEED -> "person.read";
            case ARRIVAL -> "person.import";
            case KEPT -> "person.restrict";
            default -> "person.list";
        };
    }

    /** What can be chosen where it is few; none where it is a code, a day or an id. */
    List<String> words() {
        return switch (this) {
            case SEX ->
                Stream.concat(Choice.words(Sex.class).stream(), Stream.of(NOT_KNOWN))
                        .toList();
            case AGE ->
                Stream.concat(AgeBand.ALL.stream().map(AgeBand::word), Stream.of(NOT_KNOWN))
                        .toList();
            case NEED -> Choice.words(Need.class);
            case PAPERS -> List.of("some", "none", "ended", "30", "90", "180");
            case CONSENT -> List.of("missing", "withdrawn");
            case FAMILY -> List.of("in", "without");
            case KEPT -> List.of("only");
            case NATIONALITY, LANGUAGE, FROM, UNTIL, ARRIVAL -> List.of();
        };
    }

    /** Whether this can be chosen. */
    boolean allows(String word) {
        return switch (this) {
            case NATIONALITY -> States.codes().contains(word);
            case LANGUAGE -> Tongues.codes().contains(word);
            case FROM, UNTIL -> isDay(word);
            case ARRIVAL -> ID.matcher(word).matches();
            default -> words().contains(word);
        };
    }

    private static boolean isDay(String word) {
        try {
            return word.length() == DAY_LENGTH && LocalDate.parse(word).getYear() > 0;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
