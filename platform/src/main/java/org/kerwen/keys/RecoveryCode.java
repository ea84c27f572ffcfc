package org.kerwen.keys;

import java.util.List;

/**
 * The private half of the recovery pair, as it stands on paper: thirteen groups of four letters or digits and a check
 * character, written and read by {@link PaperGroups}.
 */
public final class RecoveryCode {
    /** How many groups it has. */
    public static final int GROUPS = PaperGroups.groups(HybridKey.BYTES);

    private final HybridKey key;

    private RecoveryCode(HybridKey key) {
        this.key = key;
    }

    /** What came of reading a code that somebody typed. */
    public sealed interface Read {
        /** It is a code; whether it is the right one, its fingerprint tells. */
        record Good(RecoveryCode code) implements Read {}

        /** These groups, counted from one, contain a mistake. */
        record WrongGroups(List<Integer> groups) implements Read {}

        /** So many letters and digits were typed, of so many. */
        record WrongLength(int typed, int needed) implements Read {}
    }

    public static RecoveryCode make() {
        return new RecoveryCode(HybridKey.make());
    }

    /** The same with one group, counted from one, typed again. */
    public static String corrected(CharSequence typed, int group, CharSequence again) {
        return PaperGroups.corrected(typed, group, again);
    }

    /** Reads what was typed, tolerant of small letters, spaces, hyphens and letters that look like digits. */
    public static Read read(CharSequence typed) {
        return switch (PaperGroups.read(typed, HybridKey.BYTES)) {
            case PaperGroups.Read.Good(byte[] bytes) -> new Read.Good(new RecoveryCode(HybridKey.of(bytes)));
            case PaperGroups.Read.WrongGroups(List<Integer> groups) -> new Read.WrongGroups(groups);
            case PaperGroups.Read.WrongLength(int length, int needed) -> new Read.WrongLength(length, needed);
        };
    }

    /** Its groups in order, to be written on paper. They are as secret as what they open. */
    public List<String> groups() {
        return PaperGroups.write(key.privateHalf());
    }

    /** The half that may be known: what is sealed to it opens with this code only. */
    public byte[] publicHalf() {
        return key.publicHalf();
    }

    /** A short name of the code that does not tell it: to see whether it is the one that is needed. */
    public String fingerprint() {
        return Fingerprints.of(publicHalf());
    }

    /**
     * Opens what was sealed to its public half.
     *
     * @throws Unopened if it was changed, or is of another context or another code
     */
    public byte[] open(byte[] sealed, String context) throws Unopened {
        return key.open(sealed, context);
    }

    @Override
    public String toString() {
        return "RecoveryCode[" + fingerprint() + "]";
    }
}
