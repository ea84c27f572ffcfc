package org.kerwen.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.PersonId;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * What somebody typed of several people of one family, as it was typed.
 *
 * @param rows one for each person; some may be empty
 * @param childrenOfBoth whether the children of the head are those of the spouse too
 */
record TypedFamily(List<Row> rows, boolean childrenOfBoth) {
    /** More than these are added one by one. */
    static final int MOST = 20;

    private static final int AT_FIRST = 3;

    /** What the next one probably has too. */
    private static final Set<String> SUGGESTED = Set.of("family", "nationality");

    /** Of these fields a browser sends the first choice although nobody chose. */
    private static final Set<String> CHOSEN_ALREADY = Set.of("kind", "safety");

    /**
     * One person.
     *
     * @param number from one
     * @param isHead whether it is the head of a new family
     * @param typed what was typed of the person
     * @param relationship to the head, a word
     * @param zone a machine readable zone that is to be read
     * @param same which recorded person it is, or the word {@link #NEW}; empty where that was not asked yet
     * @param seen who was shown as perhaps the same
     */
    record Row(int number, boolean isHead, Typed typed, String relationship, String zone, String same, String seen) {
        static final String NEW = "new";

        String name(String field) {
            return field + "-" + number;
        }

        Row with(Typed another, String itsZone) {
            return new Row(number, isHead, another, relationship, itsZone, same, seen);
        }

        /** Nothing was typed here but what was suggested. */
        boolean isEmpty(Typed head) {
            boolean nothing = typed.fields().entrySet().stream()
                    .allMatch(field -> field.getValue().isEmpty()
                            || CHOSEN_ALREADY.contains(field.getKey())
                            || (SUGGESTED.contains(field.getKey())
                                    && field.getValue().equals(head.get(field.getKey()))));
            return !isHead && relationship.isEmpty() && zone.isBlank() && nothing;
        }

        /** The recorded person that it is said to be. */
        Optional<PersonId> known() {
            if (same.isEmpty() || same.equals(NEW)) {
                return Optional.empty();
            }
            try {
                return Optional.of(new PersonId(UUID.fromString(same)));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }

        /** Reads it; what is wrong is told field by field, without the number. */
        @Nullable
        Newcomer read(LocalDate today, Map<String, String> wrong) {
            Optional<Relationship> is = isHead ? Optional.of(Relationship.HEAD) : TypedPlace.relationship(relationship);
            if (is.isEmpty()) {
                wrong.put("relationship", "relationship-missing");
            }
            Optional<PersonId> known = known();
            if (known.isPresent()) {
                return is.map(as -> new Newcomer(new Newcomer.Known(known.get()), Newcomer.Place.of(as)))
                        .orElse(null);
            }
            Registration.Read read = typed.read(today);
            wrong.putAll(read.wrong());
            Registration registration = read.registration();
            return registration == null || is.isEmpty()
                    ? null
                    : new Newcomer(new Newcomer.Unknown(registration), Newcomer.Place.of(is.get()));
        }
    }

    /** An empty form; the first is the head of a new family. */
    static TypedFamily empty(boolean isNew, Typed suggestion) {
        List<Row> rows = new ArrayList<>();
        for (int number = 1; number <= (isNew ? AT_FIRST : 1); number++) {
            rows.add(row(number, isNew && number == 1, suggestion));
        }
        return new TypedFamily(rows, false);
    }

    private static Row row(int number, boolean isHead, Typed suggestion) {
        return new Row(number, isHead, suggestion, "", "", "", "");
    }

    /** As it was sent. */
    static TypedFamily of(MultiValueMap<String, String> fields, boolean isNew) {
        int count = 1;
        try {
            count = Math.clamp(Integer.parseInt(Objects.requireNonNullElse(fields.getFirst("people"), "1")), 1, MOST);
        } catch (NumberFormatException e) {
            // Somebody wrote the form by hand; the first person is read.
        }
        List<Row> rows = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            rows.add(row(fields, number, isNew && number == 1));
        }
        return new TypedFamily(rows, "yes".equals(fields.getFirst("both")));
    }

    private static Row row(MultiValueMap<String, String> fields, int number, boolean isHead) {
        MultiValueMap<String, String> own = new LinkedMultiValueMap<>();
        String end = "-" + number;
        fields.forEach((name, values) -> {
            if (name.endsWith(end)) {
                own.put(name.substring(0, name.length() - end.length()), values);
            }
        });
        return new Row(
                number,
                isHead,
                Typed.of(own),
                Objects.requireNonNullElse(own.getFirst("relationship"), ""),
                Objects.requireNonNullElse(own.getFirst("zone"), ""),
                Objects.requireNonNullElse(own.getFirst("same"), ""),
                Objects.requireNonNullElse(own.getFirst("seen"), ""));
    }

    /** What of the first is probably the same of the next. */
    Typed suggestion() {
        return suggestion(
                rows.getFirst().typed().get("family"), rows.getFirst().typed().get("nationality"));
    }

    static Typed suggestion(String family, String nationality) {
        return new Typed(Map.of("family", family, "nationality", nationality));
    }

    boolean isFull() {
        return rows.size() >= MOST;
    }

    /** With one more person, for whom the family name and the nationality of the first are suggested. */
    TypedFamily more(Typed suggestion) {
        if (isFull()) {
            return this;
        }
        List<Row> more = new ArrayList<>(rows);
        more.add(row(rows.size() + 1, false, suggestion));
        return new TypedFamily(more, childrenOfBoth);
    }

    TypedFamily with(List<Row> others) {
        return new TypedFamily(others, childrenOfBoth);
    }
}
