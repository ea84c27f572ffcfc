package org.kerwen.people;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/** Names from which invented people take theirs: usual ones of each origin, in their own letters. */
final class InventedNames {
    private static final String FILE = "/invented/names.csv";

    private final Map<String, List<Spelled>> names = new HashMap<>();

    private InventedNames() {}

    static InventedNames read() {
        InventedNames read = new InventedNames();
        try (InputStream file = Objects.requireNonNull(InventedNames.class.getResourceAsStream(FILE), FILE);
                CSVParser rows = CSVFormat.DEFAULT
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get()
                        .parse(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            rows.forEach(row -> read.names
                    .computeIfAbsent(row.get("origin") + " " + row.get("kind"), any -> new ArrayList<>())
                    .add(new Spelled(row.get("latin"), row.get("local"), row.get("russian"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read;
    }

    Spelled given(Origin origin, Sex sex, SplittableRandom random) {
        return any(origin, sex == Sex.FEMALE ? "female" : "male", random);
    }

    /** What the names of a family are made from: a list of its own, or names of men where families are called after one. */
    Spelled family(Origin origin, SplittableRandom random) {
        return any(origin, origin.isCalledAfterAMan() ? "male" : "family", random);
    }

    /** The first of each list are the usual ones. */
    private Spelled any(Origin origin, String kind, SplittableRandom random) {
        List<Spelled> all = Objects.requireNonNull(names.get(origin.name().toLowerCase(Locale.ROOT) + " " + kind));
        int upTo = 1 + random.nextInt(all.size());
        return all.get(random.nextInt(upTo));
    }
}
