package org.kerwen.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.PersonId;

/**
 * What is known of a person: what was recorded under this id, and what the records say that were found to be of the same person.
 *
 * @param id of the record under which all is shown
 * @param version of that record; grows with each change
 * @param sex null where it is not known
 * @param birth null where it is not known
 * @param nationalities codes of three letters at most, as machine readable zones have them
 * @param names never none; those of this record first
 * @param documents those of this record first
 * @param merges the records that lead to this one, directly
 * @param registeredAt when this record was made
 */
public record Person(
        PersonId id,
        int version,
        @Nullable Sex sex,
        @Nullable FuzzyDate birth,
        List<String> nationalities,
        List<Name> names,
        List<Document> documents,
        List<Merge> merges,
        Instant registeredAt) {
    public Person {
        nationalities = List.copyOf(nationalities);
        names = List.copyOf(names);
        documents = List.copyOf(documents);
        merges = List.copyOf(merges);
    }

    /** The name by which the person is called in lists. */
    public String called() {
        return names.getFirst().whole();
    }

    /**
     * A name in one writing, spelled as it was given; a part that there is not is empty.
     *
     * @param of the record to which it belongs
     */
    public record Name(PersonId of, NameUsage usage, String family, String given, String patronymic) {
        /** All parts, family name first. */
        public String whole() {
            return Stream.of(family, given, patronymic)
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining(" "));
        }
    }

    /**
     * A paper that says who somebody is.
     *
     * @param of the record to which it belongs
     * @param issuer code of the state or body; empty where it is not known
     * @param validUntil last day on which it is valid; null where that is not known
     */
    public record Document(
            PersonId of,
            DocumentKind kind,
            String number,
            String issuer,
            @Nullable LocalDate validUntil) {}

    /** A record that leads to this person, found to be of the same one. */
    public record Merge(UUID id, PersonId folded, Instant at) {}
}
