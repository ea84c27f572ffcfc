package org.kerwen.linkage.documents;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.kerwen.linkage.documents.CheckDigit.Guarded;

/** Reads machine readable zones. Fails on nothing: what is no zone is refused with a reason. */
public final class MachineReadableZone {

    private static final int LONGEST = 500;

    private MachineReadableZone() {}

    /**
     * Reads a zone.
     *
     * @param text its lines, in any case, with or without breaks between them; blanks are not looked at
     * @param today by which it is told whether a date is impossible
     */
    public static ZoneReading read(String text, LocalDate today) {
        List<String> lines = lines(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
        if (lines.isEmpty()) {
            return new ZoneReading.Refused(ZoneReading.Reason.EMPTY, 0);
        }
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).chars().allMatch(MachineReadableZone::isOfZone)) {
                return new ZoneReading.Refused(ZoneReading.Reason.CHARACTER, i + 1);
            }
        }
        return ZoneFormat.of(lines).map(format -> read(format, lines, today)).orElseGet(() -> refusedLength(lines));
    }

    private static ZoneReading read(ZoneFormat format, List<String> lines, LocalDate today) {
        TravelDocument document = document(format, lines);
        List<CheckDigit> checks = checks(format, lines);
        return new ZoneReading.Read(
                document, lines, checks, oddities(document, lines, today), Repairs.of(format, lines, checks));
    }

    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        for (String line : text.split("[\\r\\n\\u2028]+", -1)) {
            StringBuilder kept = new StringBuilder();
            line.codePoints().forEach(point -> {
                if (point == '‹' || point == '＜' || point == '〈') {
                    kept.append('<');
                } else if (point == '«' || point == '《') {
                    kept.append("<<");
                } else if (!Character.isWhitespace(point)
                        && !Character.isSpaceChar(point)
                        && Character.getType(point) != Character.FORMAT) {
                    kept.appendCodePoint(point);
                }
            });
            if (kept.length() > 0) {
                lines.add(kept.toString().toUpperCase(Locale.ROOT));
            }
        }
        return lines.size() == 1 ? broken(lines.get(0)) : lines;
    }

    /** Lines that came as one, as some readers type them. */
    private static List<String> broken(String all) {
        for (ZoneFormat format : ZoneFormat.values()) {
            if (all.length() == format.lines() * format.length()) {
                List<String> lines = new ArrayList<>();
                for (int i = 0; i < format.lines(); i++) {
                    lines.add(all.substring(i * format.length(), (i + 1) * format.length()));
                }
                return lines;
            }
        }
        return List.of(all);
    }

    private static ZoneReading refusedLength(List<String> lines) {
        if (lines.size() != 2 && lines.size() != 3) {
            return new ZoneReading.Refused(ZoneReading.Reason.NUMBER_OF_LINES, 0);
        }
        int expected = lines.size() == 3 ? ZoneFormat.TD1.length() : nearest(lines);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).length() != expected) {
                return new ZoneReading.Refused(ZoneReading.Reason.LENGTH_OF_LINE, i + 1);
            }
        }
        return new ZoneReading.Refused(ZoneReading.Reason.NUMBER_OF_LINES, 0);
    }

    private static int nearest(List<String> lines) {
        int longest = Math.max(lines.get(0).length(), lines.get(1).length());
        return longest > (ZoneFormat.TD2.length() + ZoneFormat.TD3.length()) / 2
                ? ZoneFormat.TD3.length()
                : ZoneFormat.TD2.length();
    }

    private static boolean isOfZone(int c) {
        return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '<';
    }

    static List<CheckDigit> checks(ZoneFormat format, List<String> lines) {
        List<CheckDigit> checks = new ArrayList<>();
        LongNumber number = LongNumber.of(format, lines);
        checks.add(CheckDigit.of(Guarded.DOCUMENT_NUMBER, number.guarded(), number.check()));
        checks.add(CheckDigit.of(
                Guarded.BIRTH_DATE,
                format.birth().of(lines),
                format.birthCheck().of(lines).charAt(0)));
        checks.add(CheckDigit.of(
                Guarded.EXPIRY_DATE,
                format.expiry().of(lines),
                format.expiryCheck().of(lines).charAt(0)));
        format.optionalCheck()
                .ifPresent(slot -> checks.add(CheckDigit.of(
                        Guarded.OPTIONAL_DATA,
                        format.optional().of(lines),
                        slot.of(lines).charAt(0))));
        format.compositeCheck().ifPresent(slot -> {
            StringBuilder composed = new StringBuilder();
            format.composed().forEach(part -> composed.append(part.of(lines)));
            checks.add(CheckDigit.of(
                    Guarded.COMPOSITE, composed.toString(), slot.of(lines).charAt(0)));
        });
        return checks;
    }

    private static TravelDocument document(ZoneFormat format, List<String> lines) {
        String names = format.names().of(lines);
        int parting = names.indexOf("<<");
        LongNumber number = LongNumber.of(format, lines);
        return new TravelDocument(
                format,
                unfilled(format.code().of(lines)),
                new StateCode(unfilled(format.issuer().of(lines))),
                words(parting < 0 ? names : names.substring(0, parting)),
                words(parting < 0 ? "" : names.substring(parting)),
                unfilled(number.guarded()),
                new StateCode(unfilled(format.nationality().of(lines))),
                new ZoneDate(format.birth().of(lines)),
                format.sex().of(lines).charAt(0),
                new ZoneDate(format.expiry().of(lines)),
                unfilled(number.optional()),
                format.secondOptional().map(slot -> unfilled(slot.of(lines))).orElse(""));
    }

    private static Set<ZoneOddity> oddities(TravelDocument document, List<String> lines, LocalDate today) {
        EnumSet<ZoneOddity> found = EnumSet.noneOf(ZoneOddity.class);
        String names = document.format().names().of(lines);
        note(found, document.issuer().kind() == StateCode.Kind.UNKNOWN, ZoneOddity.UNKNOWN_ISSUER);
        note(found, document.nationality().kind() == StateCode.Kind.UNKNOWN, ZoneOddity.UNKNOWN_NATIONALITY);
        note(
                found,
                document.issuer().kind() == StateCode.Kind.SPECIMEN
                        || document.nationality().kind() == StateCode.Kind.SPECIMEN,
                ZoneOddity.SPECIMEN);
        note(found, !names.endsWith("<"), ZoneOddity.NAME_MAY_BE_CUT);
        note(found, document.primaryName().isEmpty(), ZoneOddity.NO_NAME);
        note(found, names.chars().anyMatch(c -> c >= '0' && c <= '9'), ZoneOddity.DIGIT_IN_NAME);
        note(
                found,
                isImpossible(document.birth(), document.birth().asBirth(today).isPresent()),
                ZoneOddity.IMPOSSIBLE_BIRTH_DATE);
        note(
                found,
                isImpossible(
                        document.expiry(), document.expiry().asExpiry(today).isPresent()),
                ZoneOddity.IMPOSSIBLE_EXPIRY_DATE);
        note(found, "MFX<".indexOf(document.sex()) < 0, ZoneOddity.UNKNOWN_SEX);
        note(found, document.number().isEmpty(), ZoneOddity.NO_NUMBER);
        return found;
    }

    private static boolean isImpossible(ZoneDate date, boolean read) {
        return !read && !date.isUnknown();
    }

    private static void note(Set<ZoneOddity> found, boolean odd, ZoneOddity oddity) {
        if (odd) {
            found.add(oddity);
        }
    }

    private static String unfilled(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '<') {
            end--;
        }
        return text.substring(0, end);
    }

    private static String words(String text) {
        return text.replaceAll("<+", " ").strip();
    }
}
