package org.kerwen.linkage.documents;

import java.util.List;
import java.util.Optional;

/** The five layouts of a machine readable zone. */
public enum ZoneFormat {
    /** Identity cards: three lines of 30. */
    TD1(3, 30),
    /** Older identity cards, some travel documents of refugees: two lines of 36. */
    TD2(2, 36),
    /** Passports: two lines of 44. */
    TD3(2, 44),
    /** Visas of the size of a page: two lines of 44. */
    MRV_A(2, 44),
    /** Small visas: two lines of 36. */
    MRV_B(2, 36);

    /** A stretch of characters of the zone, counted from 0; the last one is not part of it. */
    record Slot(int line, int from, int to) {

        String of(List<String> lines) {
            return lines.get(line).substring(from, to);
        }

        int length() {
            return to - from;
        }
    }

    private final int lines;
    private final int length;

    ZoneFormat(int lines, int length) {
        this.lines = lines;
        this.length = length;
    }

    /** How many lines. */
    public int lines() {
        return lines;
    }

    /** How many characters a line has. */
    public int length() {
        return length;
    }

    /** The format of lines of this number and length. */
    static Optional<ZoneFormat> of(List<String> lines) {
        for (ZoneFormat format : values()) {
            boolean fits =
                    lines.size() == format.lines && lines.stream().allMatch(line -> line.length() == format.length);
            if (fits && format.isVisa() == (lines.get(0).charAt(0) == 'V')) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    boolean isVisa() {
        return this == MRV_A || this == MRV_B;
    }

    Slot code() {
        return new Slot(0, 0, 2);
    }

    Slot issuer() {
        return new Slot(0, 2, 5);
    }

    Slot names() {
        return this == TD1 ? new Slot(2, 0, length) : new Slot(0, 5, length);
    }

    Slot number() {
        return this == TD1 ? new Slot(0, 5, 14) : new Slot(1, 0, 9);
    }

    Slot numberCheck() {
        return after(number());
    }

    Slot nationality() {
        return this == TD1 ? new Slot(1, 15, 18) : new Slot(1, 10, 13);
    }

    Slot birth() {
        return this == TD1 ? new Slot(1, 0, 6) : new Slot(1, 13, 19);
    }

    Slot birthCheck() {
        return after(birth());
    }

    Slot sex() {
        return this == TD1 ? new Slot(1, 7, 8) : new Slot(1, 20, 21);
    }

    Slot expiry() {
        return this == TD1 ? new Slot(1, 8, 14) : new Slot(1, 21, 27);
    }

    Slot expiryCheck() {
        return after(expiry());
    }

    /** For data of the issuer, and for what a long document number has beyond nine characters. */
    Slot optional() {
        return switch (this) {
            case TD1 -> new Slot(0, 15, 30);
            case TD2 -> new Slot(1, 28, 35);
            case TD3 -> new Slot(1, 28, 42);
            case MRV_A -> new Slot(1, 28, 44);
            case MRV_B -> new Slot(1, 28, 36);
        };
    }

    Optional<Slot> optionalCheck() {
        return this == TD3 ? Optional.of(after(optional())) : Optional.empty();
    }

    Optional<Slot> secondOptional() {
        return this == TD1 ? Optional.of(new Slot(1, 18, 29)) : Optional.empty();
    }

    boolean allowsLongNumber() {
        return this == TD1 || this == TD2;
    }

    /** The digit over most of the zone, which visas do not have. */
    Optional<Slot> compositeCheck() {
        return switch (this) {
            case TD1 -> Optional.of(new Slot(1, 29, 30));
            case TD2 -> Optional.of(new Slot(1, 35, 36));
            case TD3 -> Optional.of(new Slot(1, 43, 44));
            case MRV_A, MRV_B -> Optional.empty();
        };
    }

    /** What the composite check digit is computed from, in this order. */
    List<Slot> composed() {
        return switch (this) {
            case TD1 -> List.of(new Slot(0, 5, 30), new Slot(1, 0, 7), new Slot(1, 8, 15), new Slot(1, 18, 29));
            case TD2 -> List.of(new Slot(1, 0, 10), new Slot(1, 13, 20), new Slot(1, 21, 35));
            case TD3 -> List.of(new Slot(1, 0, 10), new Slot(1, 13, 20), new Slot(1, 21, 43));
            case MRV_A, MRV_B -> List.of();
        };
    }

    private static Slot after(Slot slot) {
        return new Slot(slot.line, slot.to, slot.to + 1);
    }
}
