package org.kerwen.access;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where to go on after signing in: what stands in an address may be anything, and leads only to pages of ours. */
final class Next {
    private static final Pattern OURS = Pattern.compile("/app/[A-Za-z0-9_./?&=%~+:-]*");
    private static final Pattern ROUND = Pattern.compile("/app/(sign-in|sign-out|confirm|invitation)\\b.*");

    static boolean isOurs(@Nullable String next) {
        return next != null
                && next.length() <= 1000
                && OURS.matcher(next).matches()
                && !ROUND.matcher(next).matches()
                && !next.contains("//")
                && !next.contains("..");
    }

    /** The page to go to; "my work" where there is none of ours. */
    static String orWork(@Nullable String next) {
        return next != null && isOurs(next) ? next : "/app/";
    }

    static String inAddress(String next) {
        return URLEncoder.encode(next, StandardCharsets.UTF_8);
    }

    private Next() {}
}
