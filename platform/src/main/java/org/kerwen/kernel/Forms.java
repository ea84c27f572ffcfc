package org.kerwen.kernel;

import java.util.regex.Pattern;

/** Patterns that an interface cannot keep to itself. */
final class Forms {
    static final Pattern PRINTED = Pattern.compile("printed: (.+) \\(([0-9-]+)\\)");
    static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    static String slug(String text) {
        if (text.length() > 80 || !SLUG.matcher(text).matches()) {
            throw new IllegalArgumentException("not an id: " + text);
        }
        return text;
    }

    private Forms() {}
}
