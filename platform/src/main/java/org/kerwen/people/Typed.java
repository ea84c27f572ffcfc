package org.kerwen.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.kerwen.linkage.ColumnKind;
import org.springframework.util.MultiValueMap;

/**
 * What somebody typed of a person, field by field as it was typed: nothing of it is lost while something is wrong. A field that
 * was left out is empty.
 */
public record Typed(Map<String, String> fields) {
    /** Letters that are seen by nobody and change what is read; the joiners are part of Persian and Turkmen words. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\\u200C\\u200D]]");

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /** The fields there are, and how long what is typed into each may be; the names in the own letters are {@code local…}. */
    private static final Map<String, Integer> LONGEST = Map.ofEntries(
            Map.entry("family", 200),
            Map.entry("given", 200),
            Map.entry("patronymic", 200),
            Map.entry("localFamily", 200),
            Map.entry("localGiven", 200),
            Map.entry("sex", 10),
            Map.entry("birth", 60),
            Map.entry("nationality", 3),
            Map.entry("kind", 30),
            Map.entry("number", 50),
            Map.entry("issuer", 3),
            Map.entry("until", 60),
            Map.entry("usage", 10),
            Map.entry("birthCountry", 3),
            Map.entry("birthPlace", 200),
            Map.entry("nationality2", 3),
            Map.entry("way", 20),
            Map.entry("contact", 200),
            Map.entry("safety", 20),
            Map.entry("from", 10),
            Map.entry("to", 10),
            Map.entry("language", 3),
            Map.entry("language2", 3),
            Map.entry("needs", 300),
            Map.entry("consent", 20),
            Map.entry("taken", 60),
            Map.entry("ground", 20));

    private static final Set<String> CODES = Set.of("nationality", "nationality2", "birthCountry", "issuer");

    static final Typed NOTHING = new Typed(Map.of());

    public Typed {
        Map<String, String> cleaned = new TreeMap<>();
        fields.forEach((name, typed) -> {
            Integer longest = LONGEST.get(name);
            if (longest != null) {
                String text = cleaned(typed, longest);
                cleaned.put(name, CODES.contains(name) ? text.toUpperCase(Locale.ROOT) : text);
            }
        });
        fields = Collections.unmodifiableMap(cleaned);
    }

    /** Of a form's fields those that are about a person; where one was sent several times, all of them. */
    static Typed of(MultiValueMap<String, String> sent) {
        Map<String, String> fields = new HashMap<>();
        sent.forEach((name, values) -> fields.put(name, String.join(" ", values)));
        return new Typed(fields);
    }

    /** What was typed into a field. */
    String get(String field) {
        return fields.getOrDefault(field, "");
    }

    /** The same with these fields instead; one that is empty changes nothing. */
    Typed with(Map<String, String> others) {
        Map<String, String> all = new HashMap<>(fields);
        others.forEach((name, typed) -> {
            if (!typed.isEmpty()) {
                all.put(name, typed);
            }
        });
        return new Typed(all);
    }

    static String cleaned(String typed, int longest) {
        String seen = BLANKS.matcher(UNSEEN.matcher(typed).replaceAll(""))
                .replaceAll(" ")
                .strip();
        int end = seen.offsetByCodePoints(0, Math.min(longest, seen.codePointCount(0, seen.length())));
        return seen.substring(0, Math.min(end, longest));
    }

    /** Reads it; what is wrong is told field by field. */
    public Registration.Read read(LocalDate today) {
        Reading reading = new Reading(this, today);
        List<Registration.Name> names = new ArrayList<>();
        reading.name().ifPresent(names::add);
        reading.localName().ifPresent(names::add);
        Registration.Known known = reading.known();
        List<Registration.Document> documents = reading.document().stream().toList();
        List<Registration.Contact> contacts = reading.contact().stream().toList();
        Optional<ConsentWay> consent = reading.consent();
        return reading.isRight() && consent.isPresent()
                ? new Registration.Read(new Registration(names, known, documents, contacts, consent.get()), Map.of())
                : new Registration.Read(null, reading.wrong());
    }

    /** What the index compares; nothing where too little was typed to compare anything. */
    List<Map<ColumnKind, String>> questions() {
        List<Map<ColumnKind, String>> questions = new ArrayList<>();
        questions.add(compared(get("family"), get("given"), get("patronymic")));
        if (!get("localFamily").isEmpty() || !get("localGiven").isEmpty()) {
            questions.add(compared(get("localFamily"), get("localGiven"), ""));
        }
        return questions.stream()
                .filter(each -> !Set.of(ColumnKind.SEX).containsAll(each.keySet()))
                .toList();
    }

    private Map<ColumnKind, String> compared(String family, String given, String patronymic) {
        return Compared.of(family, given, patronymic, get("sex"), get("birth"), get("number"));
    }
}
