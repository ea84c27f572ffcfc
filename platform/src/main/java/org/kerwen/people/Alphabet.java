package org.kerwen.people;

import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import org.kerwen.kernel.Language;

/** The orders in which names are listed. What is stored of a name agrees with them byte by byte, so that pages go on by it. */
enum Alphabet {
    ENGLISH("en"),
    RUSSIAN("ru"),
    TURKMEN("tk");

    private final String tag;
    /** Frozen: nothing changes it, whoever asks it at once. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Collator collator;

    Alphabet(String tag) {
        this.tag = tag;
        Collator made = Collator.getInstance(ULocale.forLanguageTag(tag));
        // Capital letters make no difference; whoever is called the same stands in the order of ids.
        made.setStrength(Collator.SECONDARY);
        this.collator = made.freeze();
    }

    /** That of a reader; the English one where there is none of their own. */
    static Alphabet of(Language language) {
        for (Alphabet alphabet : values()) {
            if (language.tag().equals(alphabet.tag)) {
                return alphabet;
            }
        }
        return ENGLISH;
    }

    /** Where a name stands. */
    byte[] key(String name) {
        return collator.getCollationKey(name).toByteArray();
    }
}
