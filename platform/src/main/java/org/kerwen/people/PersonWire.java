package org.kerwen.people;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What goes over the wire of {@link PeopleApi}, and all of it. */
final class PersonWire {
    private PersonWire() {}

    @Schema(description = "A name in one writing.")
    record Name(
            @Schema(description = "What kind of name: legal, birth, alias, zone, local.")
            String usage,

            @Schema(description = "Family name; empty where there is none.")
            String family,

            @Schema(description = "Given names; empty where there are none.")
            String given,

            @Schema(description = "Name after the father; empty where there is none.")
            String patronymic) {}

    @Schema(description = "A paper that says who somebody is.")
    record Document(
            @Schema(description = "What kind of paper.") String kind,
            @Schema(description = "Its number.") String number,

            @Schema(description = "Code of who issued it; empty where it is not known.")
            String issuer,

            @Schema(description = "Last day on which it is valid; absent where it is not known.") @Nullable
            LocalDate validUntil) {}

    @Schema(description = "A way to reach a person.")
    record Contact(
            @Schema(description = "telephone, messenger, e-mail, address or through-somebody.")
            String kind,

            @Schema(description = "Number, address or name.")
            String value,

            @Schema(description = "not-asked (call nobody), any-time, at-times or never.")
            String safety,

            @Schema(description = "Beginning of the time of day that is safe; absent unless it is safe at times.")
            @Nullable
            String from,

            @Schema(description = "End of the time of day that is safe; absent unless it is safe at times.") @Nullable
            String to) {}

    // The name would otherwise be that of the record which it describes.
    @Schema(name = "Person", description = "A person, with all records that were found to be of the same one.")
    record Person(
            @Schema(description = "The record under which the person is shown.")
            UUID person,

            @Schema(description = "Grows with each change.") int version,
            @Schema(description = "All names.") List<Name> names,

            @Schema(description = "female, male or other; absent where it is not known.") @Nullable
            String sex,

            @Schema(
                    description =
                            "Day, month, year or span, such as 1978-05 or 1976/1980; absent where it is not known.")
            @Nullable
            String birth,

            @Schema(description = "Codes of three letters.") List<String> nationalities,

            @Schema(description = "Codes of two or three letters, the best spoken first.")
            List<String> languages,

            @Schema(description = "All papers.") List<Document> documents,

            @Schema(description = "How the person is reached, and whether that is safe.")
            List<Contact> contacts,

            @Schema(description = "Records that lead to this one.")
            List<UUID> merged) {}

    @Schema(description = "Somebody who was found.")
    record Near(
            @Schema(description = "The person.") Person person,

            @Schema(description = "Thousandths of a bit: the higher, the likelier.")
            long millibits) {}

    @Schema(description = "Who was found.")
    record Found(
            @Schema(description = "The likeliest first.") List<Near> people) {}

    @Schema(description = "A page of a list of people.")
    record Listed(
            @Schema(description = "Those on it.") List<Person> people,

            @Schema(description = "Behind whom the list goes on; absent at its end.") @Nullable
            UUID next,

            @Schema(description = "In front of whom it went on; absent at its beginning.") @Nullable
            UUID before,

            @Schema(
                    description =
                            "How many there are at least, up to a thousand; absent unless this is the first page of a list that is narrowed.")
            @Nullable
            Integer count,

            @Schema(description = "Whether count is all of them.")
            boolean countsAll,

            @Schema(description = "Whether only so many records were looked through as are at once.")
            boolean gaveUp) {}

    @Schema(description = "Whom to look for.")
    record Find(
            @Schema(
                    description =
                            "A name in any writing, a date of birth, a number of a document; at most 200 characters.")
            @Nullable
            String who) {}

    @Schema(description = "Somebody to be recorded. What is not known is left out.")
    record Register(
            @Schema(description = "Family name as papers have it.") @Nullable
            String family,

            @Schema(description = "Given names as papers have them.") @Nullable
            String given,

            @Schema(description = "Name after the father.") @Nullable
            String patronymic,

            @Schema(description = "Family name in the letters of the own language.") @Nullable
            String localFamily,

            @Schema(description = "Given names in the letters of the own language.") @Nullable
            String localGiven,

            @Schema(description = "female, male or other.") @Nullable
            String sex,

            @Schema(description = "Any common way of writing a date, also a year, or about 1978.") @Nullable
            String birth,

            @Schema(description = "Code of three letters.") @Nullable
            String nationality,

            @Schema(description = "What kind of paper the number is of; a passport where it is left out.") @Nullable
            String documentKind,

            @Schema(description = "Number of the paper.") @Nullable
            String documentNumber,

            @Schema(description = "Code of who issued it.") @Nullable
            String documentIssuer,

            @Schema(description = "Last day on which it is valid.") @Nullable
            String documentUntil,

            @Schema(
                    description =
                            "telephone, messenger, e-mail, address or through-somebody; a telephone where it is left out.")
            @Nullable
            String contactKind,

            @Schema(description = "Number, address or name.") @Nullable
            String contact,

            @Schema(description = "not-asked, any-time, at-times or never; not-asked where it is left out.") @Nullable
            String contactSafety,

            @Schema(description = "Beginning of the time of day that is safe, such as 18:00.") @Nullable
            String contactFrom,

            @Schema(description = "End of it.") @Nullable String contactTo,

            @Schema(description = "Code of the language that the person speaks best.") @Nullable
            String language,

            @Schema(
                    description =
                            "On what ground the person is recorded: written, spoken, guardian or life-at-stake. It must be there.")
            @Nullable
            String consent) {
        Typed typed() {
            Map<String, String> fields = new HashMap<>();
            put(fields, "family", family);
            put(fields, "given", given);
            put(fields, "patronymic", patronymic);
            put(fields, "localFamily", localFamily);
            put(fields, "localGiven", localGiven);
            put(fields, "sex", sex);
            put(fields, "birth", birth);
            put(fields, "nationality", nationality);
            put(fields, "kind", documentKind);
            put(fields, "number", documentNumber);
            put(fields, "issuer", documentIssuer);
            put(fields, "until", documentUntil);
            put(fields, "way", contactKind);
            put(fields, "contact", contact);
            put(fields, "safety", contactSafety);
            put(fields, "from", contactFrom);
            put(fields, "to", contactTo);
            put(fields, "language", language);
            put(fields, "consent", consent);
            return new Typed(fields);
        }
    }

    private static void put(Map<String, String> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }

    @Schema(description = "A record that was made.")
    record Made(@Schema(description = "Its id.") UUID person) {}

    static Near of(Like like) {
        return new Near(of(like.person()), like.likeness().millibits());
    }

    static Listed of(org.kerwen.people.Listed listed) {
        return new Listed(
                listed.people().stream().map(PersonWire::of).toList(),
                listed.next() == null ? null : listed.next().person(),
                listed.before() == null ? null : listed.before().person(),
                listed.count(),
                listed.countsAll(),
                listed.gaveUp());
    }

    static Person of(org.kerwen.people.Person person) {
        Registration.Known known = person.known();
        return new Person(
                person.id().value(),
                person.version(),
                person.names().stream()
                        .map(row -> row.is())
                        .map(name -> new Name(name.usage().word(), name.family(), name.given(), name.patronymic()))
                        .toList(),
                known.sex() == null ? null : known.sex().word(),
                known.birth() == null ? null : known.birth().canonical(),
                known.nationalities(),
                known.languages(),
                person.documents().stream()
                        .map(row -> row.is())
                        .map(document -> new Document(
                                document.kind().word(), document.number(), document.issuer(), document.validUntil()))
                        .toList(),
                person.contacts().stream().map(row -> contact(row.is())).toList(),
                person.merges().stream().map(merge -> merge.folded().value()).toList());
    }

    private static Contact contact(Registration.Contact contact) {
        return new Contact(
                contact.kind().word(),
                contact.value(),
                contact.safety().word(),
                contact.from() == null ? null : contact.from().toString(),
                contact.to() == null ? null : contact.to().toString());
    }
}
