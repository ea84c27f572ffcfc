package org.kerwen.people;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.FuzzyDate;

/**
 * What is to be recorded of a person, checked and complete.
 *
 * @param names never none, the legal one first; a part that there is not is empty
 * @param known what else is known
 * @param consent on what ground the person is recorded
 */
public record Registration(
        List<Name> names, Known known, List<Document> documents, List<Contact> contacts, ConsentWay consent) {
    public Registration {
        names = List.copyOf(names);
        documents = List.copyOf(documents);
        contacts = List.copyOf(contacts);
        if (names.isEmpty()) {
            throw new IllegalArgumentException("nobody is recorded without any name");
        }
    }

    /**
     * What is known of a person besides names, papers and ways to reach them.
     *
     * @param sex null where it is not known
     * @param birth null where it is not known
     * @param birthCountry code of three letters, of a state that is no more too; empty where it is not known
     * @param birthPlace as it was told; empty where it is not known
     * @param nationalities codes of three letters
     * @param languages codes of two or three letters (ISO 639), the best spoken first
     */
    public record Known(
            @Nullable Sex sex,
            @Nullable FuzzyDate birth,
            String birthCountry,
            String birthPlace,
            List<String> nationalities,
            List<String> languages,
            List<Need> needs) {
        /** Nothing. */
        public static final Known NOTHING = new Known(null, null, "", "", List.of(), List.of(), List.of());

        public Known {
            nationalities = List.copyOf(nationalities);
            languages = List.copyOf(languages);
            needs = List.copyOf(needs);
        }
    }

    /** Something that a record says as often as there is something to say. */
    public sealed interface Part permits Name, Document, Contact, Photograph {}

    /** A name in one writing, spelled as it was given; a part that there is not is empty. */
    public record Name(NameUsage usage, String family, String given, String patronymic) implements Part {
        public Name {
            if (family.isEmpty() && given.isEmpty()) {
                throw new IllegalArgumentException("a name has a family name or a given name");
            }
        }

        /** All parts, family name first. */
        public String whole() {
            return whole(family, given, patronymic);
        }

        static String whole(@Nullable String family, @Nullable String given, @Nullable String patronymic) {
            return Stream.of(family, given, patronymic)
                    .filter(part -> part != null && !part.isEmpty())
                    .collect(Collectors.joining(" "));
        }
    }

    /**
     * A paper.
     *
     * @param issuer code of the state or body; empty where it is not known
     * @param validUntil last day on which it is valid; null where that is not known
     */
    public record Document(
            DocumentKind kind,
            String number,
            String issuer,
            @Nullable LocalDate validUntil) implements Part {}

    /**
     * A way to reach the person.
     *
     * @param from beginning of the time of day that is safe; null unless it is safe at times only
     * @param to end of it; null unless it is safe at times only
     */
    public record Contact(
            ContactKind kind,
            String value,
            CallSafety safety,
            @Nullable LocalTime from,
            @Nullable LocalTime to) implements Part {
        public Contact {
            if ((safety == CallSafety.AT_TIMES) != (from != null && to != null)) {
                throw new IllegalArgumentException("times belong to what is safe at times");
            }
        }

        /** Whether it is safe at this time of the day; a time that ends before it begins goes over midnight. */
        public boolean isSafeAt(LocalTime now) {
            return switch (safety) {
                case ANY_TIME -> true;
                case NEVER, NOT_ASKED -> false;
                case AT_TIMES -> {
                    boolean after = !now.isBefore(Objects.requireNonNull(from));
                    boolean before = now.isBefore(Objects.requireNonNull(to));
                    yield from.isBefore(to) ? after && before : after || before;
                }
            };
        }
    }

    /**
     * A photograph of the person.
     *
     * @param taken when; null where nobody knows
     * @param ground on which it is kept
     * @param pictures null before they are kept, and where they were removed for good or went to another record
     * @param why it was taken away; null while it counts
     */
    record Photograph(
            @Nullable FuzzyDate taken,
            ConsentWay ground,
            @Nullable Pictures pictures,
            @Nullable TakingAway why) implements Part {}

    /** The files of a photograph, by their ids. */
    record Pictures(UUID large, UUID small) {}

    /**
     * What came of reading what was typed.
     *
     * @param registration null where something is wrong
     * @param wrong for each field that is wrong, the word of its text {@code people.wrong.<word>}
     */
    public record Read(@Nullable Registration registration, Map<String, String> wrong) {}
}
