package org.kerwen.linkage.generator;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** {@code link generate --people N --seed S --skew mild|heavy --out FILE.csv}. */
public final class GenerateCommand {

    private static final String USAGE = "link generate --people N [--seed S] [--skew mild|heavy] --out FILE.csv";
    private static final Set<String> OPTIONS = Set.of("--people", "--seed", "--skew", "--out");
    private static final int WRONG_USE = 2;
    private static final int FAILED = 1;

    private GenerateCommand() {}

    /**
     * Writes a register.
     *
     * @param arguments what follows {@code generate}
     * @param out what was done
     * @param problems why nothing was done, and what to do
     * @return the exit code: 0, 1 if the file could not be written, 2 for arguments that are none
     */
    public static int run(List<String> arguments, PrintStream out, PrintStream problems) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < arguments.size(); i += 2) {
            if (!OPTIONS.contains(arguments.get(i)) || i + 1 == arguments.size()) {
                return refuse(problems, "What “" + arguments.get(i) + "” means here is not clear.");
            }
            options.put(arguments.get(i), arguments.get(i + 1));
        }
        String file = options.get("--out");
        if (file == null || !options.containsKey("--people")) {
            return refuse(problems, "The number of people or the file is missing.");
        }
        long people;
        long seed;
        try {
            people = Long.parseLong(options.get("--people").replace("_", ""));
            seed = Long.parseLong(options.getOrDefault("--seed", "1"));
        } catch (NumberFormatException notANumber) {
            return refuse(problems, "After --people and --seed a whole number is needed.");
        }
        String skew = options.getOrDefault("--skew", "mild");
        if (people < 1 || !(skew.equals("mild") || skew.equals("heavy"))) {
            return refuse(problems, "The number of people must be 1 or more, the skew mild or heavy.");
        }
        RegisterGenerator generator = new RegisterGenerator(people, seed, Skew.valueOf(skew.toUpperCase(Locale.ROOT)));
        try (BufferedWriter writer = Files.newBufferedWriter(Path.of(file), StandardCharsets.UTF_8)) {
            generator.writeTo(writer);
        } catch (IOException failed) {
            problems.println(
                    "The file could not be written. What to do: see whether its folder is there and has room. ("
                            + failed.getClass().getSimpleName() + ")");
            return FAILED;
        }
        out.println("Wrote " + people + " records to " + file + ", seed " + seed + ", skew " + skew + ".");
        return 0;
    }

    private static int refuse(PrintStream problems, String what) {
        problems.println(what);
        problems.println("What to do: " + USAGE);
        return WRONG_USE;
    }

    /** Runs the command by itself. */
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.out, System.err));
    }
}
