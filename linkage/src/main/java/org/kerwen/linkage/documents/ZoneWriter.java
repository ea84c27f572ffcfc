package org.kerwen.linkage.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes machine readable zones, check digits included: for tests, exercises and documents that a mission itself issues. */
public final class ZoneWriter {

    /** What was written, or why not. */
    public sealed interface Outcome {}

    /** The lines of a zone. */
    public record Written(List<String> lines) implements Outcome {

        public Written {
            lines = List.copyOf(lines);
        }
    }

    /** Nothing was written. */
    public record Refused(Reason reason) implements Outcome {}

    /** Why a zone cannot be written. */
    public enum Reason {
        /** No letter of the name can be written in A to Z. */
        NO_NAME,
        /** A number, a code or optional data with other characters than A to Z, 0 to 9 and the filler. */
        CHARACTER,
        TOO_LONG,
        /** A code of a document that does not go with the format: V is for visas, and for visas only. */
        KIND_OF_DOCUMENT
    }

    private ZoneWriter() {}

    /** Writes a zone. A name that is too long is cut as the standard asks: some of every part that fits, a letter in the last place. */
    public static Outcome write(TravelDocument document) {
        ZoneFormat format = document.format();
        String number = document.number().toUpperCase(Locale.ROOT);
        String optional = document.optional().toUpperCase(Locale.ROOT);
        String second = document.secondOptional().toUpperCase(Locale.ROOT);
        for (String text : List.of(
                number,
                optional,
                second,
                document.code(),
                document.issuer().code(),
                document.nationality().code(),
                document.birth().characters(),
                document.expiry().characters(),
                String.valueOf(document.sex()))) {
            if (!text.matches("[A-Z0-9<]*")) {
                return new Refused(Reason.CHARACTER);
            }
        }
        if (document.code().startsWith("V") != format.isVisa()
                || document.code().isEmpty()) {
            return new Refused(Reason.KIND_OF_DOCUMENT);
        }
        String primary = ZoneLetters.of(document.primaryName());
        String secondary = ZoneLetters.of(document.secondaryName());
        if (primary.isEmpty()) {
            return new Refused(Reason.NO_NAME);
        }
        char numberCheck = CheckDigit.compute(fill(number, format.number().length()));
        if (number.length() > format.number().length()) {
            if (!format.allowsLongNumber()) {
                return new Refused(Reason.TOO_LONG);
            }
            String rest = number.substring(format.number().length()) + CheckDigit.compute(number);
            optional = optional.isEmpty() ? rest : rest + '<' + optional;
            number = number.substring(0, format.number().length());
            numberCheck = '<';
        }
        boolean fits = optional.length() <= format.optional().length()
                && second.length()
                        <= format.secondOptional().map(ZoneFormat.Slot::length).orElse(0)
                && document.code().length() <= format.code().length()
                && document.issuer().code().length() <= format.issuer().length()
                && document.nationality().code().length()
                        <= format.nationality().length();
        if (!fits) {
            return new Refused(Reason.TOO_LONG);
        }
        Zone zone = new Zone(format);
        zone.put(format.code(), document.code());
        zone.put(format.issuer(), document.issuer().code());
        zone.put(
                format.names(),
                ZoneNames.fitted(primary, secondary, format.names().length()));
        zone.put(format.number(), number);
        zone.put(format.numberCheck(), String.valueOf(numberCheck));
        zone.put(format.nationality(), document.nationality().code());
        zone.put(format.birth(), document.birth().characters());
        zone.put(format.birthCheck(), check(document.birth().characters()));
        zone.put(format.sex(), String.valueOf(document.sex()));
        zone.put(format.expiry(), document.expiry().characters());
        zone.put(format.expiryCheck(), check(document.expiry().characters()));
        zone.put(format.optional(), optional);
        String data = fill(optional, format.optional().length());
        format.optionalCheck().ifPresent(slot -> zone.put(slot, check(data)));
        format.secondOptional().ifPresent(slot -> zone.put(slot, second));
        format.compositeCheck().ifPresent(slot -> {
            StringBuilder composed = new StringBuilder();
            format.composed().forEach(part -> composed.append(part.of(zone.lines())));
            zone.put(slot, check(composed.toString()));
        });
        return new Written(zone.lines());
    }

    private static String check(String guarded) {
        return String.valueOf(CheckDigit.compute(guarded));
    }

    private static String fill(String text, int length) {
        return text.length() >= length ? text : text + "<".repeat(length - text.length());
    }

    /** Lines full of fillers, into which fields are put. */
    private static final class Zone {
        private final List<StringBuilder> lines = new ArrayList<>();

        Zone(ZoneFormat format) {
            for (int i = 0; i < format.lines(); i++) {
                lines.add(new StringBuilder("<".repeat(format.length())));
            }
        }

        void put(ZoneFormat.Slot slot, String text) {
            lines.get(slot.line()).replace(slot.from(), slot.from() + text.length(), text);
        }

        List<String> lines() {
            return lines.stream().map(StringBuilder::toString).toList();
        }
    }
}
