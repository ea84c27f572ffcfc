package org.kerwen.movements;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.FamilyId;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.PersonId;
import org.kerwen.people.DocumentKind;
import org.kerwen.people.NameUsage;
import org.kerwen.people.Person;
import org.kerwen.people.Registration;

/** What passenger lists and requests to agencies say of somebody: a copy, field by field, without any word of why they travel. */
final class Listing {
    /** By which of their papers somebody travels: the first of these that they have. */
    private static final List<DocumentKind> TO_TRAVEL_BY = List.of(
            DocumentKind.PASSPORT,
            DocumentKind.TRAVEL_DOCUMENT,
            DocumentKind.REFUGEE_DOCUMENT,
            DocumentKind.IDENTITY_CARD,
            DocumentKind.BIRTH_CERTIFICATE,
            DocumentKind.OTHER_DOCUMENT);

    private Listing() {}

    /** The rows of a list, families together, each with whom it is about. */
    static List<Map.Entry<PersonId, List<String>>> rows(
            Movement movement, Map<PersonId, Person> people, Recipient recipient) {
        Map<FamilyId, Integer> groups = new LinkedHashMap<>();
        List<Map.Entry<PersonId, List<String>>> rows = new ArrayList<>();
        for (Traveller traveller : movement.travelling()) {
            Person person = people.get(traveller.person());
            if (person == null) {
                throw Outcome.Why.HELD.undo();
            }
            String group = traveller.family() == null
                    ? ""
                    : String.valueOf(groups.computeIfAbsent(traveller.family(), any -> groups.size() + 1));
            rows.add(Map.entry(
                    person.id(),
                    recipient.fields().stream()
                            .map(field -> switch (field) {
                                case FAMILY_GROUP -> group;
                                case NEEDS_ON_THE_WAY ->
                                    traveller.needs().stream()
                                            .sorted()
                                            .map(Choice::word)
                                            .collect(Collectors.joining(","));
                                case SETS_OUT_FROM -> traveller.from();
                                case GOES_TO -> traveller.to();
                                case FAMILY_NAME,
                                        GIVEN_NAMES,
                                        FATHERS_NAME,
                                        BORN,
                                        SEX,
                                        NATIONALITY,
                                        TRAVELS_BY,
                                        PAPER_NUMBER,
                                        PAPER_UNTIL -> of(person, field, traveller.first());
                            })
                            .toList()));
        }
        return rows;
    }

    /** What a field says of a person; empty where nothing is known. */
    static String of(Person person, ListField field, LocalDate day) {
        Registration.Name name = name(person);
        Optional<Registration.Document> paper = paper(person, day);
        return switch (field) {
            case FAMILY_NAME -> name.family();
            case GIVEN_NAMES -> name.given();
            case FATHERS_NAME -> name.patronymic();
            case BORN ->
                Optional.ofNullable(person.known().birth())
                        .map(FuzzyDate::canonical)
                        .orElse("");
            case SEX ->
                Optional.ofNullable(person.known().sex()).map(Choice::word).orElse("");
            case NATIONALITY -> String.join(", ", person.known().nationalities());
            case TRAVELS_BY -> paper.map(each -> each.kind().word()).orElse("");
            case PAPER_NUMBER -> paper.map(Registration.Document::number).orElse("");
            case PAPER_UNTIL ->
                paper.map(Registration.Document::validUntil)
                        .map(LocalDate::toString)
                        .orElse("");
            case FAMILY_GROUP, NEEDS_ON_THE_WAY, SETS_OUT_FROM, GOES_TO ->
                throw new IllegalArgumentException("not of a person: " + field);
        };
    }

    private static Registration.Name name(Person person) {
        return person.names().stream()
                .map(Person.Row::is)
                .filter(each -> each.usage() == NameUsage.LEGAL)
                .findFirst()
                .orElseGet(() -> person.names().getFirst().is());
    }

    /** Those that are valid on the day before those that are not, then by kind, then the one that is valid longest. */
    private static Optional<Registration.Document> paper(Person person, LocalDate day) {
        return person.documents().stream()
                .map(Person.Row::is)
                .min(Comparator.<Registration.Document, Boolean>comparing(each ->
                                each.validUntil() != null && each.validUntil().isBefore(day))
                        .thenComparingInt(each -> TO_TRAVEL_BY.indexOf(each.kind()))
                        .thenComparing(
                                Registration.Document::validUntil, Comparator.nullsLast(Comparator.reverseOrder())));
    }
}
