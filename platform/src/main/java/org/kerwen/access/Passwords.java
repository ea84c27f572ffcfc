package org.kerwen.access;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a password must be (NIST SP 800-63B: long, not known to everybody, no rules about signs). */
final class Passwords {
    static final int SHORTEST = 12;
    static final int LONGEST = 200;

    /** Parts by which the commonest long passwords are recognised; a list of millions would not make it much better. */
    private static final Set<String> WELL_KNOWN = Set.of(
            "password",
            "passwort",
            "qwerty",
            "йцукен",
            "123456789",
            "parol",
            "пароль",
            "kerwen",
            "ashgabat",
            "turkmenistan");

    /** Why this password is not taken; empty where it is. */
    static Optional<Refusal> refusal(char[] password, String address) {
        String text = new String(password).toLowerCase(Locale.ROOT);
        if (password.length < SHORTEST) {
            return Optional.of(new Refusal("password-short", "password", Map.of("least", SHORTEST)));
        }
        if (password.length > LONGEST) {
            return Optional.of(new Refusal("password-long", "password", Map.of("most", LONGEST)));
        }
        String name = address.contains("@") ? address.substring(0, address.indexOf('@')) : address;
        boolean known = WELL_KNOWN.stream().anyMatch(part -> text.length() - part.length() < 8 && text.contains(part))
                || (name.length() >= 4 && text.contains(name) && text.length() - name.length() < 8)
                || text.chars().distinct().count() < 5;
        return known ? Optional.of(Refusal.at("password", "password-known")) : Optional.empty();
    }

    private Passwords() {}
}
