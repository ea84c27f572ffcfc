package org.kerwen.linkage.documents;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.kerwen.linkage.documents.CheckDigit.Outcome;

/** Finds zones without a wrong check digit that differ from one in look-alike characters only. */
final class Repairs {

    private static final String DIGITS = "0123456789";

    /** What cameras and people confuse: a character and what it may be instead. */
    private static final String[] ALIKE = {
        "0OQDU", "1IL7T", "2Z", "3B8", "4A", "5S", "6GB", "71T", "8B3", "9G", "A4", "B8", "C<G", "D0O", "G6C", "I1L",
        "K<", "L1I", "O0QD", "Q0O", "S5", "T71", "U0V", "VU", "Z2", "<KC"
    };

    private static final int MOST = 10;
    private static final int MOST_CHANGES = 2;

    private Repairs() {}

    static List<Repair> of(ZoneFormat format, List<String> printed, List<CheckDigit> checks) {
        List<Repair.Change> sure = new ArrayList<>();
        List<String> lines = lettersAndDigitsInTheirPlaces(format, printed, sure);
        boolean wrong = isWrong(checks);
        if (!wrong && sure.isEmpty()) {
            return List.of();
        }
        List<Repair> found = new ArrayList<>();
        if (!isWrong(MachineReadableZone.checks(format, lines))) {
            found.add(new Repair(lines, sure));
            return found;
        }
        List<int[]> places = places(format);
        for (int changes = 1; changes <= MOST_CHANGES && found.isEmpty(); changes++) {
            change(format, lines, sure, places, 0, changes, found);
        }
        found.sort(Comparator.comparingInt((Repair repair) -> repair.changes().size())
                .thenComparing(repair -> String.join("", repair.lines())));
        return found.size() > MOST ? found.subList(0, MOST) : found;
    }

    private static boolean isWrong(List<CheckDigit> checks) {
        return checks.stream().anyMatch(check -> check.outcome() == Outcome.WRONG);
    }

    /** Letters in dates and check digits become the digits they look like; digits in names and codes of states the letters. */
    private static List<String> lettersAndDigitsInTheirPlaces(
            ZoneFormat format, List<String> printed, List<Repair.Change> changes) {
        List<String> lines = new ArrayList<>(printed);
        for (ZoneFormat.Slot slot :
                List.of(format.birth(), format.birthCheck(), format.expiry(), format.expiryCheck())) {
            replace(lines, slot, true, changes);
        }
        format.compositeCheck().ifPresent(slot -> replace(lines, slot, true, changes));
        for (ZoneFormat.Slot slot : List.of(format.issuer(), format.nationality(), format.names())) {
            replace(lines, slot, false, changes);
        }
        return lines;
    }

    private static void replace(List<String> lines, ZoneFormat.Slot slot, boolean digits, List<Repair.Change> changes) {
        StringBuilder line = new StringBuilder(lines.get(slot.line()));
        for (int i = slot.from(); i < slot.to(); i++) {
            char c = line.charAt(i);
            if (c == '<' || DIGITS.indexOf(c) >= 0 == digits) {
                continue;
            }
            for (char other : alike(c)) {
                if (other != '<' && DIGITS.indexOf(other) >= 0 == digits) {
                    line.setCharAt(i, other);
                    changes.add(new Repair.Change(slot.line() + 1, i + 1, c, other));
                    break;
                }
            }
        }
        lines.set(slot.line(), line.toString());
    }

    private static char[] alike(char c) {
        for (String group : ALIKE) {
            if (group.charAt(0) == c) {
                return group.substring(1).toCharArray();
            }
        }
        return new char[0];
    }

    /** Line and column of every character that a check digit guards or is, each once. */
    private static List<int[]> places(ZoneFormat format) {
        List<ZoneFormat.Slot> slots = new ArrayList<>(List.of(
                format.number(),
                format.numberCheck(),
                format.birth(),
                format.birthCheck(),
                format.expiry(),
                format.expiryCheck()));
        if (!format.isVisa()) {
            slots.add(format.optional());
        }
        format.optionalCheck().ifPresent(slots::add);
        format.secondOptional().ifPresent(slots::add);
        format.compositeCheck().ifPresent(slots::add);
        List<int[]> places = new ArrayList<>();
        for (ZoneFormat.Slot slot : slots) {
            for (int i = slot.from(); i < slot.to(); i++) {
                places.add(new int[] {slot.line(), i});
            }
        }
        return places;
    }

    private static void change(
            ZoneFormat format,
            List<String> lines,
            List<Repair.Change> made,
            List<int[]> places,
            int from,
            int left,
            List<Repair> found) {
        for (int i = from; i < places.size(); i++) {
            int line = places.get(i)[0];
            int column = places.get(i)[1];
            char c = lines.get(line).charAt(column);
            for (char other : alike(c)) {
                List<String> changed = new ArrayList<>(lines);
                changed.set(
                        line,
                        lines.get(line).substring(0, column)
                                + other
                                + lines.get(line).substring(column + 1));
                List<Repair.Change> changes = new ArrayList<>(made);
                changes.add(new Repair.Change(line + 1, column + 1, c, other));
                if (left > 1) {
                    change(format, changed, changes, places, i + 1, left - 1, found);
                } else if (!isWrong(MachineReadableZone.checks(format, changed)) && hasDates(format, changed)) {
                    found.add(new Repair(changed, changes));
                }
            }
        }
    }

    private static boolean hasDates(ZoneFormat format, List<String> lines) {
        return isDate(format.birth().of(lines)) && isDate(format.expiry().of(lines));
    }

    private static boolean isDate(String date) {
        boolean digits = date.chars().allMatch(c -> c == '<' || (c >= '0' && c <= '9'));
        boolean possible =
                date.substring(2, 4).compareTo("12") <= 0 && date.substring(4).compareTo("31") <= 0;
        return date.contains("<") || (digits && possible);
    }
}
