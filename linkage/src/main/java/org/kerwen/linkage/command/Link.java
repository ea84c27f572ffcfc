package org.kerwen.linkage.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kerwen.linkage.BadTable;
import org.kerwen.linkage.generator.GenerateCommand;

/** The commands of the library, as {@code ./kerwen link} calls them. */
public final class Link {

    private static final String USAGE = """
            link dedupe FILE.csv --columns MAPPING.yaml --out PAIRS.csv [--model MODEL.json]
                finds the records that are of the same person, and writes pairs with their probability and the reasons
            link evaluate FILE.csv --columns MAPPING.yaml --truth COLUMN [--model MODEL.json]
                compares that with a column which says who is who; prints one line of JSON
            link generate --people N --seed S --skew mild|heavy --out FILE.csv
                writes a register of invented people with planted duplicates

            A model that is there is used; one that is not there yet is written, with what was fitted to this file.

            The mapping has a line 'column: kind' for each column. Kinds: id, full_name, given_name, family_name, patronymic,
            birth_date, birth_year, sex, place, region, postcode, street, phone, document_number, occupation, nationality, ignore.
            A line 'date_format: d.M.y' says how dates are written where that cannot be told.""";

    private Link() {}

    public static void main(String[] arguments) throws InterruptedException {
        int status = run(arguments, System.out, System.err);
        System.out.flush();
        if (status != 0) {
            System.exit(status);
        }
    }

    /** Runs a command; answers the exit status. */
    static int run(String[] arguments, PrintStream out, PrintStream err) throws InterruptedException {
        try {
            if (arguments.length == 0 || List.of("help", "-h", "--help").contains(arguments[0])) {
                out.println(USAGE);
                return 0;
            }
            String[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
            switch (arguments[0]) {
                case "dedupe" -> {
                    Options options = Options.of(rest, List.of("--model"), "--columns", "--out");
                    Deduplication.run(
                            options.file(0), options.path("--columns"), options.model(), options.path("--out"), out);
                }
                case "evaluate" -> {
                    Options options = Options.of(rest, List.of("--model"), "--columns", "--truth");
                    Evaluating.run(
                            options.file(0), options.path("--columns"), options.model(), options.text("--truth"), out);
                }
                case "generate" -> {
                    return GenerateCommand.run(List.of(rest), out, err);
                }
                default -> throw new BadTable("There is no command 'link " + arguments[0] + "'.\n" + USAGE);
            }
            return 0;
        } catch (BadTable refused) {
            err.println(refused.getMessage());
            return 1;
        } catch (NoSuchFileException missing) {
            err.println("There is no file " + missing.getFile() + ".");
            return 1;
        } catch (IOException fault) {
            err.println("Reading or writing failed: " + fault.getMessage());
            return 1;
        }
    }

    /** What stands behind a command. */
    private record Options(List<String> words, Map<String, String> named) {

        static Options of(String[] arguments, List<String> possible, String... needed) throws BadTable {
            Map<String, String> named = new HashMap<>();
            List<String> plain = new java.util.ArrayList<>();
            for (int i = 0; i < arguments.length; i++) {
                if (arguments[i].startsWith("--")) {
                    boolean known =
                            possible.contains(arguments[i]) || List.of(needed).contains(arguments[i]);
                    if (!known || i + 1 == arguments.length) {
                        throw new BadTable(
                                "The option " + arguments[i] + " is unknown here, or has no value.\n" + USAGE);
                    }
                    named.put(arguments[i], arguments[++i]);
                } else {
                    plain.add(arguments[i]);
                }
            }
            for (String option : needed) {
                if (!named.containsKey(option)) {
                    throw new BadTable("The option " + option + " is missing.\n" + USAGE);
                }
            }
            if (plain.size() != 1) {
                throw new BadTable("Name one file.\n" + USAGE);
            }
            return new Options(plain, named);
        }

        Path file(int at) {
            return Path.of(words.get(at));
        }

        Optional<Path> model() {
            return Optional.ofNullable(named.get("--model")).map(Path::of);
        }

        String text(String option) {
            return Optional.ofNullable(named.get(option)).orElseThrow();
        }

        Path path(String option) {
            return Path.of(text(option));
        }
    }
}
