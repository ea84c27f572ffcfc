import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * What somebody types who records people of an invented register or looks for them: bodies of forms, a line each, for wrk. Run by
 * bench/people.sh: the register, how many people of it, where the two files go.
 */
public final class PeopleTyped {
    private static final int PEOPLE = 5_000;

    /** Fields of the page on which somebody is recorded, in their order; a browser sends the empty ones too. */
    private static final List<String> FIELDS = List.of(
            "zone", "family", "given", "patronymic", "localFamily", "localGiven", "sex", "birth", "nationality", "kind", "number", "issuer", "until");

    private PeopleTyped() {}

    public static void main(String[] arguments) throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        long records = Long.parseLong(arguments[1]);
        List<String[]> people = new ArrayList<>();
        try (BufferedReader rows = Files.newBufferedReader(Path.of(arguments[0]))) {
            String line = rows.readLine();
            double share = (double) PEOPLE / Math.max(PEOPLE, records);
            for (line = rows.readLine(); line != null; line = rows.readLine()) {
                if (random.nextDouble() < share) {
                    people.add(line.split(",", -1));
                }
            }
        }
        try (PrintWriter typing = writer(arguments[2]);
                PrintWriter searches = writer(arguments[3])) {
            for (int at = 0; at < PEOPLE * 4; at++) {
                String[] person = people.get(random.nextInt(people.size()));
                typing.println(typed(person, random));
                searches.println("who=" + encoded(searched(person, random)));
            }
        }
    }

    private static PrintWriter writer(String file) throws IOException {
        return new PrintWriter(Files.newBufferedWriter(Path.of(file)));
    }

    /** One moment of typing: the fields are filled in their order, and the last of them only so far. */
    private static String typed(String[] person, SplittableRandom random) {
        Map<String, String> fields = new LinkedHashMap<>();
        FIELDS.forEach(field -> fields.put(field, field.equals("kind") ? "passport" : ""));
        int upTo = random.nextInt(6);
        String family = slipped(person[3], random);
        String given = slipped(person[2], random);
        fields.put("family", upTo == 0 ? begun(family, random) : family);
        if (upTo >= 1) {
            fields.put("given", upTo == 1 ? begun(given, random) : given);
        }
        if (upTo >= 3) {
            fields.put("patronymic", upTo == 3 ? begun(person[4], random) : person[4]);
        }
        if (upTo >= 4) {
            fields.put("sex", person[6].equals("F") ? "female" : person[6].equals("M") ? "male" : "");
            fields.put("birth", upTo == 4 ? begun(person[5], random) : person[5]);
        }
        StringBuilder body = new StringBuilder("seen=");
        fields.forEach((name, value) -> body.append('&').append(name).append('=').append(encoded(value)));
        return body.toString();
    }

    /** Family and given name as people look for somebody; some add the year, some have one name only. */
    private static String searched(String[] person, SplittableRandom random) {
        String family = slipped(person[3], random);
        String year = person[5].replaceAll("^.*(\\d{4})$", "$1");
        return switch (random.nextInt(10)) {
            case 0 -> family;
            case 1, 2 -> family + " " + person[2] + " " + year;
            case 3 -> person[2] + " " + family + " " + person[4];
            default -> family + " " + slipped(person[2], random);
        };
    }

    private static String begun(String text, SplittableRandom random) {
        return text.length() < 4 ? text : text.substring(0, 3 + random.nextInt(text.length() - 3));
    }

    /** One name in four has a slip: a letter left out or exchanged with its neighbour. */
    private static String slipped(String name, SplittableRandom random) {
        if (name.length() < 4 || random.nextInt(4) > 0) {
            return name;
        }
        int at = 1 + random.nextInt(name.length() - 2);
        return random.nextBoolean()
                ? name.substring(0, at) + name.substring(at + 1)
                : name.substring(0, at) + name.charAt(at + 1) + name.charAt(at) + name.substring(at + 2);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
