package org.kerwen.movements;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A moment as a ticket says it: a day and a time by the clocks of a place. Where clocks are put forward some times are not there, and
 * where they are put back some are there twice; neither is guessed.
 */
final class Moments {
    private static final Pattern TIME = Pattern.compile("(\\d{1,2})[:.](\\d{2})([+-]\\d{2}:\\d{2})?");

    private Moments() {}

    /** What came of reading. */
    sealed interface Read {}

    record Moment(Instant at) implements Read {}

    /** The word of what is wrong, as it stands in the keys of texts. */
    record Wrong(String word) implements Read {}

    static Read read(LocalDate day, String time, ZoneId zone) {
        Matcher written = TIME.matcher(time.strip());
        if (!written.matches()) {
            return new Wrong(time.isBlank() ? "missing" : "time");
        }
        try {
            LocalDateTime local =
                    day.atTime(LocalTime.of(Integer.parseInt(written.group(1)), Integer.parseInt(written.group(2))));
            List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
            if (written.group(3) != null) {
                ZoneOffset offset = ZoneOffset.of(written.group(3));
                return offsets.contains(offset) ? new Moment(local.toInstant(offset)) : new Wrong("offset");
            }
            return switch (offsets.size()) {
                case 0 -> new Wrong("no-such-time");
                case 1 -> new Moment(local.toInstant(offsets.getFirst()));
                default -> new Wrong("twice");
            };
        } catch (DateTimeException e) {
            return new Wrong("time");
        }
    }
}
