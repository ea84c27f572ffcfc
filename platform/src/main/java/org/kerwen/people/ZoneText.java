package org.kerwen.people;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.kerwen.linkage.dates.DateInterval;
import org.kerwen.linkage.documents.MachineReadableZone;
import org.kerwen.linkage.documents.TravelDocument;
import org.kerwen.linkage.documents.ZoneReading;

/**
 * What somebody pasted or a reader typed into the field for the zone (ICAO Doc 9303). A zone in which a check digit is wrong
 * fills nothing: a wrong number on a passenger list strands somebody at a border.
 */
sealed interface ZoneText {
    /** The form with what the zone says; what was typed beside it and the zone does not say stays. */
    record Filled(Typed typed) implements ZoneText {}

    /** Why nothing was taken over: the word of a text {@code people.wrong.<word>}. */
    record Refused(String word) implements ZoneText {}

    static ZoneText read(String text, Typed before, LocalDate today) {
        return switch (MachineReadableZone.read(text, today)) {
            case ZoneReading.Refused refused ->
                new Refused(
                        switch (refused.reason()) {
                            case CHARACTER -> "zone-character";
                            case EMPTY, NUMBER_OF_LINES, LENGTH_OF_LINE -> "zone-length";
                        });
            case ZoneReading.Read read when !read.isRight() -> new Refused("zone-check");
            case ZoneReading.Read read -> new Filled(filled(read.document(), before, today));
        };
    }

    private static Typed filled(TravelDocument document, Typed before, LocalDate today) {
        return before.with(Map.of(
                "family", document.primaryName(),
                "given", document.secondaryName(),
                "sex",
                        switch (document.sex()) {
                            case 'F' -> Sex.FEMALE.word();
                            case 'M' -> Sex.MALE.word();
                            case 'X' -> Sex.OTHER.word();
                            default -> "";
                        },
                "birth", document.birth().asBirth(today).map(ZoneText::written).orElse(""),
                "nationality", nationality(document).orElse(""),
                "kind",
                        document.code().startsWith("P")
                                ? DocumentKind.PASSPORT.word()
                                : document.code().startsWith("V") ? "" : DocumentKind.IDENTITY_CARD.word(),
                "number", document.number(),
                "issuer", document.issuer().code(),
                "until",
                        document.expiry().asExpiry(today).map(ZoneText::written).orElse("")));
    }

    private static Optional<String> nationality(TravelDocument document) {
        String code = document.nationality().iso().orElse(document.nationality().code());
        return States.codes().contains(code) ? Optional.of(code) : Optional.empty();
    }

    private static String written(DateInterval date) {
        return Reading.exact(date).canonical();
    }
}
