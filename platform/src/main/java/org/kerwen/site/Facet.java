package org.kerwen.site;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.RecordReference;
import org.kerwen.web.Texts;

/** What a list can be narrowed by. Its name in small letters stands in the address: {@code ?donor=norway&year=2002}. */
enum Facet {
    KIND,
    DONOR,
    THEME,
    STATUS,
    /** Any organisation that the record names, as whatever. */
    ORGANISATION,
    /** A place, and with it all places that it lies in. */
    PLACE,
    /** Every year that a date may mean. */
    YEAR;

    /** The fields that say it. */
    private boolean isSaidBy(String field) {
        return switch (this) {
            case KIND -> field.equals("kind");
            case DONOR -> field.equals("donors") || field.equals("assistance.paidBy");
            case THEME -> field.equals("theme");
            case STATUS -> field.equals("status");
            case ORGANISATION -> true;
            case PLACE -> field.equals("places") || field.equals("origin") || field.equals("destination");
            case YEAR ->
                Set.of("running", "period", "date", "established", "claims.asOf")
                        .contains(field);
        };
    }

    String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What each record has of each facet; what has no end is taken to go on until the given year. */
    static Map<RecordReference, Map<Facet, Set<String>>> of(Map<RecordReference, Face> faces, int lastYear) {
        Map<RecordReference, Map<Facet, Set<String>>> all = new HashMap<>();
        faces.forEach((record, face) -> {
            Map<Facet, Set<String>> own = new EnumMap<>(Facet.class);
            for (Face.Entry entry : face.entries()) {
                for (Facet facet : values()) {
                    if (facet.isSaidBy(entry.field())) {
                        facet.values(entry.value(), faces, lastYear)
                                .forEach(value -> own.computeIfAbsent(facet, first -> new LinkedHashSet<>())
                                        .add(value));
                    }
                }
            }
            own.replaceAll((facet, values) -> Set.copyOf(values));
            all.put(record, own);
        });
        return all;
    }

    private Stream<String> values(Known known, Map<RecordReference, Face> faces, int lastYear) {
        return switch (this) {
            case KIND, THEME, STATUS ->
                known instanceof Known.Chosen chosen ? Stream.of(chosen.choice().word()) : Stream.empty();
            case DONOR, ORGANISATION ->
                known instanceof Known.Named(RecordReference record)
                                && record.kind().equals(Section.ORGANISATIONS.kind)
                        ? Stream.of(record.id())
                        : Stream.empty();
            case PLACE ->
                known instanceof Known.Named(RecordReference record)
                                && record.kind().equals(Section.PLACES.kind)
                        ? withWhatItLiesIn(record, faces)
                        : Stream.empty();
            case YEAR -> known instanceof Known.Dated(FuzzyDate date) ? years(date, lastYear) : Stream.empty();
        };
    }

    /** What a value is called; itself where it is made up, as anything in an address may be. */
    String label(String value, Published published, Texts texts) {
        return switch (this) {
            case KIND, THEME, STATUS -> texts.find("choice." + value).orElse(value);
            case DONOR, ORGANISATION -> title(Section.ORGANISATIONS, value, published, texts);
            case PLACE -> title(Section.PLACES, value, published, texts);
            case YEAR -> value;
        };
    }

    /** The newest year first; everything else by its label, as a reader would look it up. */
    List<String> inOrder(Set<String> values, Comparator<String> byLabel) {
        return values.stream()
                .sorted(this == YEAR ? Comparator.reverseOrder() : byLabel)
                .toList();
    }

    private static String title(Section section, String id, Published published, Texts texts) {
        Face face = published.face(section.record(id));
        return face == null ? id : texts.of(face.title());
    }

    private static Stream<String> years(FuzzyDate date, int lastYear) {
        int first = date.earliest().getYear();
        int last = date.latest().map(LocalDate::getYear).orElse(Math.max(first, lastYear));
        return IntStream.rangeClosed(first, last).mapToObj(String::valueOf);
    }

    private static Stream<String> withWhatItLiesIn(RecordReference place, Map<RecordReference, Face> faces) {
        Set<RecordReference> all = new LinkedHashSet<>();
        Deque<RecordReference> open = new ArrayDeque<>(List.of(place));
        while (!open.isEmpty()) {
            RecordReference next = open.remove();
            Face face = faces.get(next);
            if (face != null && all.add(next)) {
                for (Known within : face.values("within")) {
                    if (within instanceof Known.Named(RecordReference around)) {
                        open.add(around);
                    }
                }
            }
        }
        return all.stream().map(RecordReference::id);
    }
}
