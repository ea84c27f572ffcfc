package org.kerwen.backup;

import java.io.Console;
import java.io.IOException;
import java.nio.CharBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kerwen.keys.RecoveryCode;
import org.kerwen.postgres.CannotStart;

/** Asks the person at the terminal, and takes a recovery code from a file where nobody sits there. */
final class Terminal {
    /** Names a file with the code; for tests of a restore and for machines that restore by themselves. */
    static final String CODE_FILE = "KERWEN_RECOVERY_CODE_FILE";

    /** The name of the signing key from the paper, for a machine that restores by itself. */
    static final String SIGNED_BY = "KERWEN_SIGNED_BY";

    private static final int TRIES = 5;

    private final @Nullable Console console;
    private final Optional<Path> codeFile;
    private final Optional<String> signedBy;

    Terminal(@Nullable Console console, Optional<Path> codeFile, Optional<String> signedBy) {
        this.console = console;
        this.codeFile = codeFile;
        this.signedBy = signedBy;
    }

    @SuppressWarnings("SystemConsoleNull") // since version 25 it is null again where nobody sits at a terminal
    static Terminal ofThisProcess() {
        Console console = System.console();
        String file = System.getenv(CODE_FILE);
        return new Terminal(
                console != null && console.isTerminal() ? console : null,
                file == null || file.isBlank() ? Optional.empty() : Optional.of(Path.of(file)),
                Optional.ofNullable(System.getenv(SIGNED_BY)));
    }

    /** Whether the person types yes. */
    boolean says(String question) {
        return console != null
                && "yes"
                        .equalsIgnoreCase(String.valueOf(console.readLine("%s [yes/no] ", question))
                                .strip());
    }

    /** Whether the paper names this signing key, as the person says who holds it, or the setting that was taken from it. */
    boolean trusts(String signingKey) {
        return signedBy.map(named -> plain(named).equals(plain(signingKey)))
                .orElseGet(() ->
                        says("Does the recovery sheet name the signing key %s, \"signed by\"?".formatted(signingKey)));
    }

    private static String plain(String name) {
        return name.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }

    /** The recovery code, typed without being shown, or from the file. */
    RecoveryCode code() {
        if (codeFile.isPresent()) {
            try {
                return switch (RecoveryCode.read(Files.readString(codeFile.get()))) {
                    case RecoveryCode.Read.Good(RecoveryCode code) -> code;
                    case RecoveryCode.Read wrong -> throw refused(sentence(wrong));
                };
            } catch (IOException e) {
                throw refused("The file %s cannot be read.".formatted(codeFile.get()));
            }
        }
        if (console == null) {
            throw refused("Nobody can be asked for the recovery code here.");
        }
        return typed(console);
    }

    private static RecoveryCode typed(Console console) {
        String typed = "";
        RecoveryCode.Read read = new RecoveryCode.Read.WrongLength(0, 0);
        for (int left = TRIES; left > 0; left--) {
            switch (read) {
                case RecoveryCode.Read.WrongGroups(var groups) -> {
                    for (int group : groups) {
                        typed = RecoveryCode.corrected(
                                typed, group, ask(console, "Group %d has a mistake; type it again: ".formatted(group)));
                    }
                }
                default -> typed = ask(console, "Recovery code (it is not shown): ");
            }
            read = RecoveryCode.read(typed);
            if (read instanceof RecoveryCode.Read.Good(RecoveryCode code)) {
                return code;
            }
            console.printf("%s%n", sentence(read));
        }
        throw refused(sentence(read));
    }

    private static String ask(Console console, String question) {
        char[] typed = console.readPassword("%s", question);
        if (typed == null) {
            throw refused("The recovery code was not typed.");
        }
        return CharBuffer.wrap(typed).toString();
    }

    static String sentence(RecoveryCode.Read wrong) {
        return switch (wrong) {
            case RecoveryCode.Read.WrongGroups(var groups)
            when groups.size() == 1 -> "Group %d of the recovery code has a mistake.".formatted(groups.getFirst());
            case RecoveryCode.Read.WrongGroups(var groups) ->
                "The groups %s of the recovery code have a mistake."
                        .formatted(groups.toString().replaceAll("[\\[\\]]", ""));
            case RecoveryCode.Read.WrongLength(int typed, int needed) ->
                "The recovery code has %d letters and digits, not %d.".formatted(needed, typed);
            case RecoveryCode.Read.Good(RecoveryCode code) -> "The recovery code is " + code.fingerprint() + ".";
        };
    }

    private static CannotStart refused(String problem) {
        return new CannotStart(
                problem,
                "Type the code from the recovery sheet, or write it into a file and name that file with %s."
                        .formatted(CODE_FILE));
    }
}
