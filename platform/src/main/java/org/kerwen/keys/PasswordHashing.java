package org.kerwen.keys;

import java.util.Optional;

public final class PasswordHashing {
    public Optional<String> hash(char[] password) {
        return Optional.empty();
    }

    public Optional<Boolean> verify(char[] password, String hash) {
        return Optional.empty();
    }
}
