package org.kerwen.linkage.names;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a person should look at in the text of a name. None of it keeps the name from being read. */
public enum NameOddity {
    /** Neither letters nor digits. */
    NOTHING_TO_READ,
    /** Characters without width or form, such as a zero-width joiner. They are not compared. */
    INVISIBLE_CHARACTERS,
    /** Characters that turn the direction of writing, by which a text can look like another one. They are not compared. */
    DIRECTION_OVERRIDE,
    /** One word has letters of two scripts. Letters that look alike are taken for those of the script that the others are of. */
    MIXED_SCRIPTS,
    /** Digits in a name. */
    DIGITS,
    /** More than 400 characters; what follows is not compared. */
    TOO_LONG;

    /** What is odd in a text. */
    public static Set<NameOddity> of(String text) {
        EnumSet<NameOddity> found = EnumSet.noneOf(NameOddity.class);
        if (text.length() > NameText.LONGEST) {
            found.add(TOO_LONG);
        }
        text.codePoints().forEach(point -> {
            if ((point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069)) {
                found.add(DIRECTION_OVERRIDE);
            } else if (Character.getType(point) == Character.FORMAT
                    || (Character.isISOControl(point) && point != '\t')) {
                found.add(INVISIBLE_CHARACTERS);
            } else if (Character.isDigit(point)) {
                found.add(DIGITS);
            }
        });
        List<String> words = NameText.words(text);
        if (words.isEmpty()) {
            found.add(NOTHING_TO_READ);
        }
        for (String word : words) {
            if (word.codePoints()
                            .filter(Character::isLetter)
                            .mapToObj(Writing::of)
                            .distinct()
                            .count()
                    > 1) {
                found.add(MIXED_SCRIPTS);
            }
        }
        return Collections.unmodifiableSet(found);
    }
}
