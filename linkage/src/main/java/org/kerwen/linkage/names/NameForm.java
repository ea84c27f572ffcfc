package org.kerwen.linkage.names;

import java.util.List;

/**
 * A name, or a part of one, as it is compared.
 *
 * @param original the text as it was written, for display only
 * @param script ISO 15924 code of the script that most of its letters are of, {@code Zyyy} if it has no letters
 * @param latin the whole read in Latin letters: lower case, folded to a–z, words apart by one blank, particles and titles off;
 *     empty if nothing can be read
 * @param tokens the words of the text in their own script, normalised (NFKC, folded, nothing invisible)
 * @param stem what remains of {@code latin} without endings of gender and patronymic (ivanova → ivanov, kurbanovich → kurban);
 *     {@code latin} itself where there are none
 * @param fineKey consonants of the stem, close to its sound; for other spellings within one script
 * @param coarseKeys keys that are equal across scripts, the likeliest first; at least one unless {@code latin} is empty
 */
public record NameForm(
        String original,
        String script,
        String latin,
        List<String> tokens,
        String stem,
        String fineKey,
        List<String> coarseKeys) {

    public NameForm {
        tokens = List.copyOf(tokens);
        coarseKeys = List.copyOf(coarseKeys);
    }

    /** Whether there is nothing to compare. */
    public boolean isEmpty() {
        return latin.isEmpty();
    }
}
