package org.kerwen.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.PersonId;

/**
 * What is known of a person: what was recorded under this id, and what the records say that were found to be of the same person.
 *
 * @param id of the record under which all is shown
 * @param version of that record; grows with each change
 * @param known what this record says; what it does not say, the others may
 * @param names never none; those of this record first
 * @param documents those of this record first
 * @param contacts those of this record first
 * @param photographs the one that shows the person as they look today first, of whichever record
 * @param consents on what ground each record stands, those that were withdrawn too
 * @param merges the records that lead to this one, directly
 * @param registeredAt when this record was made
 * @param keepUntil when somebody decides whether it is still needed
 * @param restrictedAt since when it is only kept and not used; null where it is used
 */
public record Person(
        PersonId id,
        int version,
        Registration.Known known,
        List<Row<Registration.Name>> names,
        List<Row<Registration.Document>> documents,
        List<Row<Registration.Contact>> contacts,
        List<Row<Registration.Photograph>> photographs,
        List<Consent> consents,
        List<Merge> merges,
        Instant registeredAt,
        LocalDate keepUntil,
        @Nullable Instant restrictedAt) {
    public Person {
        names = List.copyOf(names);
        documents = List.copyOf(documents);
        contacts = List.copyOf(contacts);
        photographs = List.copyOf(photographs);
        consents = List.copyOf(consents);
        merges = List.copyOf(merges);
    }

    /** The name by which the person is called in lists. */
    public String called() {
        return names.getFirst().is().whole();
    }

    /**
     * As much of a person as a list of many shows, and as one must know to say whether they may travel.
     *
     * @param id under which all is shown
     * @param called the name by which the person is called in lists
     * @param birth null where nothing is known
     * @param used false where the record is only kept
     */
    public record AtAGlance(
            PersonId id, String called, @Nullable FuzzyDate birth, boolean used) {}

    /** What there is of a kind. */
    List<? extends Row<? extends Registration.Part>> parts(PartKind kind) {
        return switch (kind) {
            case NAME -> names;
            case DOCUMENT -> documents;
            case CONTACT -> contacts;
            case PHOTOGRAPH -> photographs;
        };
    }

    /**
     * Something that a record says.
     *
     * @param id of the row
     * @param of the record to which it belongs
     * @param is what it says
     */
    public record Row<T>(UUID id, PersonId of, T is) {}

    /**
     * A ground on which a record stands.
     *
     * @param withdrawn when it was withdrawn; null while it holds
     */
    public record Consent(
            UUID id,
            PersonId of,
            ConsentWay way,
            Instant given,
            @Nullable Instant withdrawn) {}

    /** A record that leads to this person, found to be of the same one. */
    public record Merge(UUID id, PersonId folded, Instant at) {}
}
