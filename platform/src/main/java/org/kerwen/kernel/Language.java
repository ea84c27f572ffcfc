package org.kerwen.kernel;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * A language as BCP 47 writes it, for example {@code tk} or {@code ru}.
 *
 * @param tag the tag, two or three letters with optional subtags
 */
public record Language(String tag) implements Comparable<Language> {
    private static final Pattern FORM = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");
    private static final Set<String> RIGHT_TO_LEFT = Set.of("ar", "fa", "ps", "prs", "ur", "he", "ug", "ckb");

    public Language {
        if (!FORM.matcher(tag).matches()) {
            throw new IllegalArgumentException("not a language tag: " + tag);
        }
        // A record of ten thousand has a hundred thousand of them.
        tag = tag.intern();
    }

    /** Whether text in this language could be a tag at all; what a reader typed into an address may be anything. */
    public static boolean isTag(String text) {
        return FORM.matcher(text).matches();
    }

    /** {@code rtl} or {@code ltr}, as the attribute {@code dir} of a page wants it. */
    public String direction() {
        int end = tag.indexOf('-');
        return RIGHT_TO_LEFT.contains(end < 0 ? tag : tag.substring(0, end)) ? "rtl" : "ltr";
    }

    @Override
    public int compareTo(Language other) {
        return tag.compareTo(other.tag);
    }

    @Override
    public String toString() {
        return tag;
    }
}
