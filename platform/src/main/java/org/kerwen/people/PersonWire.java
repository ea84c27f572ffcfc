package org.kerwen.people;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
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
            @Schema(description = "All papers.") List<Document> documents,

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
            String documentUntil) {
        Typed typed() {
            return new Typed(
                    orEmpty(family),
                    orEmpty(given),
                    orEmpty(patronymic),
                    orEmpty(localFamily),
                    orEmpty(localGiven),
                    orEmpty(sex),
                    orEmpty(birth),
                    orEmpty(nationality),
                    orEmpty(documentKind),
                    orEmpty(documentNumber),
                    orEmpty(documentIssuer),
                    orEmpty(documentUntil));
        }
    }

    @Schema(description = "A record that was made.")
    record Made(@Schema(description = "Its id.") UUID person) {}

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    static Near of(Like like) {
        return new Near(of(like.person()), like.likeness().millibits());
    }

    static Person of(org.kerwen.people.Person person) {
        return new Person(
                person.id().value(),
                person.version(),
                person.names().stream()
                        .map(name -> new Name(name.usage().word(), name.family(), name.given(), name.patronymic()))
                        .toList(),
                person.sex() == null ? null : person.sex().word(),
                person.birth() == null ? null : person.birth().canonical(),
                person.nationalities(),
                person.documents().stream()
                        .map(document -> new Document(
                                document.kind().word(), document.number(), document.issuer(), document.validUntil()))
                        .toList(),
                person.merges().stream().map(merge -> merge.folded().value()).toList());
    }
}
