package org.kerwen.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Passwords by name, one {@code name=password} a line, in a file that only its owner can read. A password that is
 * handed out is in the file already: whatever is killed afterwards, the next start knows it.
 */
final class PasswordFile {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private final Path file;
    private final Map<String, String> passwords;

    private PasswordFile(Path file, Map<String, String> passwords) {
        this.file = file;
        this.passwords = passwords;
    }

    static PasswordFile at(Path file) throws IOException {
        Map<String, String> passwords = new TreeMap<>();
        if (Files.exists(file)) {
            // A copy brought back from elsewhere may have come with other rights.
            Files.setPosixFilePermissions(file, DurableFiles.OWNER_ONLY_FILE);
            for (String line : Files.readAllLines(file)) {
                int sign = line.indexOf('=');
                if (sign > 0) {
                    passwords.put(
                            line.substring(0, sign).strip(),
                            line.substring(sign + 1).strip());
                }
            }
        }
        return new PasswordFile(file, passwords);
    }

    Path path() {
        return file;
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(passwords.get(name));
    }

    /** The password of this name, made and kept now when there is none. */
    String findOrMake(String name) throws IOException {
        String known = passwords.get(name);
        if (known != null) {
            return known;
        }
        String made = random();
        passwords.put(name, made);
        DurableFiles.write(file, toText());
        return made;
    }

    private String toText() {
        return passwords.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining());
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
