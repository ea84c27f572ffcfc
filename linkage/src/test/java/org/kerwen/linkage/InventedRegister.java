package org.kerwen.linkage;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A small register of invented people for tests: brothers and sisters, estimated dates, and duplicates with one to three errors. */
public final class InventedRegister {

    private static final String[] SYLLABLES = {
        "ba", "do", "mir", "sa", "gul", "nar", "ay", "mu", "rad", "ber", "di", "ka", "sho", "ta", "len", "ur", "yaz",
        "ge", "hal", "per"
    };
    private static final String LATIN = "abdeghijklmnoprstuyz";
    private static final String CYRILLIC = "абдегхиджклмнопрстуыз".replace("дж", "ж");

    private final SplittableRandom random;
    private final String[] given = tokens(3_000, 2, 3, 11);
    private final String[] family = tokens(60_000, 2, 4, 13);
    private final double skew;

    public InventedRegister(long seed, boolean heavy) {
        this.random = new SplittableRandom(seed);
        this.skew = heavy ? 5.0 : 2.2;
    }

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[2]);
        try (PrintStream out = new PrintStream(Files.newOutputStream(file), false, StandardCharsets.UTF_8)) {
            new InventedRegister(7, arguments[1].equals("heavy")).write(Integer.parseInt(arguments[0]), out);
        }
    }

    public static String mapping() {
        return "id: id\ngiven: given_name\nfamily: family_name\npatronymic: patronymic\nborn: birth_date\nsex: sex\nplace: place\n";
    }

    /** Writes so many rows, a tenth of them duplicates. */
    public void write(int rows, PrintStream out) {
        out.println("id,given,family,patronymic,born,sex,place,person");
        List<String[]> people = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            if (row > 10 && random.nextInt(10) == 0) {
                String[] copy = people.get(random.nextInt(people.size())).clone();
                int errors = 1 + random.nextInt(3);
                for (int error = 0; error < errors; error++) {
                    spoil(copy);
                }
                print(out, row, copy);
            } else {
                String[] person = person(people);
                person[6] = Integer.toString(row);
                people.add(person);
                print(out, row, person);
            }
        }
    }

    private static void print(PrintStream out, int row, String[] person) {
        out.println(row + "," + String.join(",", person));
    }

    private String[] person(List<String[]> people) {
        boolean woman = random.nextBoolean();
        String[] person = new String[7];
        person[0] = pick(given);
        if (!people.isEmpty() && random.nextInt(4) == 0) {
            String[] sibling = people.get(random.nextInt(people.size()));
            person[1] = sibling[1];
            person[2] = sibling[2];
            person[5] = sibling[5];
        } else {
            person[1] = pick(family) + "ov";
            person[2] = pick(given);
            person[5] = "place" + pick(given);
        }
        LocalDate born = LocalDate.of(1940, 1, 1).plusDays(random.nextInt(27_000));
        person[3] = random.nextInt(50) == 0 ? "" : random.nextInt(8) == 0 ? born.getYear() + "-01-01" : born.toString();
        person[4] = woman ? "F" : "M";
        return person;
    }

    private void spoil(String[] person) {
        int at = random.nextInt(10);
        switch (at) {
            case 0, 1 -> {
                int name = random.nextInt(3);
                person[name] = typo(person[name]);
            }
            case 2 -> person[2] = "";
            case 3 -> {
                String name = person[0];
                person[0] = person[1];
                person[1] = name;
            }
            case 4 -> person[3] = person[3].isEmpty() ? "" : person[3].substring(0, 4) + "-01-01";
            case 5 -> person[3] = exchanged(person[3]);
            case 6 ->
                person[3] = person[3].isEmpty()
                        ? ""
                        : (Integer.parseInt(person[3].substring(0, 4)) + 1) + person[3].substring(4, 8) + "01";
            case 7 -> person[4] = "";
            case 8 -> person[5] = random.nextBoolean() ? "" : "place" + pick(given);
            default -> {
                person[0] = cyrillic(person[0]);
                person[1] = cyrillic(person[1]);
                person[2] = cyrillic(person[2]);
            }
        }
    }

    private static String exchanged(String date) {
        return date.isEmpty() || Integer.parseInt(date.substring(8)) > 12
                ? date
                : date.substring(0, 5) + date.substring(8) + "-" + date.substring(5, 7);
    }

    private String typo(String name) {
        if (name.length() < 3) {
            return name;
        }
        int at = random.nextInt(name.length() - 1);
        return switch (random.nextInt(3)) {
            case 0 -> name.substring(0, at) + name.substring(at + 1);
            case 1 -> name.substring(0, at) + name.charAt(at + 1) + name.charAt(at) + name.substring(at + 2);
            default -> name.substring(0, at) + (char) ('a' + random.nextInt(26)) + name.substring(at + 1);
        };
    }

    private static String cyrillic(String name) {
        StringBuilder text = new StringBuilder();
        for (int index = 0; index < name.length(); index++) {
            char c = name.charAt(index);
            int at = LATIN.indexOf(c);
            text.append(c == 'v' ? 'в' : at < 0 ? c : CYRILLIC.charAt(at));
        }
        return text.toString();
    }

    private String pick(String[] of) {
        return of[(int) (Math.pow(random.nextDouble(), skew) * of.length)];
    }

    private static String[] tokens(int count, int fewest, int most, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        String[] tokens = new String[count];
        for (int token = 0; token < count; token++) {
            StringBuilder name = new StringBuilder();
            int syllables = fewest + random.nextInt(most - fewest + 1);
            for (int i = 0; i < syllables; i++) {
                name.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
            }
            tokens[token] = name.toString();
        }
        return tokens;
    }
}
