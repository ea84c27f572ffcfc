package org.kerwen.cases;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.kerwen.casework.CommitmentKind;
import org.kerwen.casework.Programme;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.FamilyId;
import org.kerwen.kernel.PersonId;
import org.kerwen.movements.Journey;
import org.kerwen.movements.Journeys;
import org.kerwen.movements.OwedBy;
import org.kerwen.movements.Requirement;
import org.kerwen.movements.RequirementKind;
import org.kerwen.people.Family;
import org.kerwen.people.People;

/**
 * Tells movements who of a case wants to travel and what must be so before, in words that name neither the case nor the programme; after
 * each change anew, in its transaction. What the journeys are called there is random and stands in the case file only.
 */
final class CaseJourneys {
    private static final Set<CommitmentKind> TOLD = Set.of(
            CommitmentKind.CONSENT, CommitmentKind.CLEARANCE, CommitmentKind.DOCUMENT, CommitmentKind.MEDICAL_CHECK);

    private final Journeys journeys;
    private final People people;

    CaseJourneys(Journeys journeys, People people) {
        this.journeys = journeys;
        this.people = people;
    }

    /** How far the journeys of a case are; none where none was asked for. */
    List<Journeys.Progress> progress(DSLContext database, CaseFile file) {
        CaseFile.Wish wish = file.wish();
        return wish == null ? List.of() : journeys.progress(database, wish.id());
    }

    /** Says how it is with everybody of the case now. */
    void tell(DSLContext database, Actor.Person by, CaseFile file, CaseRules rules) {
        CaseFile.Wish wish = file.wish();
        if (wish == null) {
            return;
        }
        Programme.Stage.Place place =
                rules.stage(file.stage()).map(Programme.Stage::place).orElse(Programme.Stage.Place.BESIDE);
        if (place == Programme.Stage.Place.END && isOver(file, rules)) {
            return;
        }
        // Whoever left the case, or all of them where it does not go on, want to travel no more; the others are asked
        // for again at once.
        journeys.withdraw(database, wish.id());
        if (place == Programme.Stage.Place.BESIDE || place == Programme.Stage.Place.END) {
            return;
        }
        for (PersonId person : file.people()) {
            UUID request = journeys.ask(
                    database,
                    by,
                    new Journey(
                            wish.id(),
                            person,
                            family(database, person),
                            wish.from(),
                            wish.to(),
                            wish.earliest(),
                            wish.latest(),
                            Set.of()));
            for (Programme.Requirement requirement : rules.programme().requirements()) {
                if (TOLD.contains(requirement.kind())) {
                    tell(database, request, file, rules, requirement, person);
                }
            }
        }
    }

    private static boolean isOver(CaseFile file, CaseRules rules) {
        LocalDate arrival = file.days().arrival();
        return arrival != null && !arrival.isAfter(rules.today());
    }

    private @Nullable FamilyId family(DSLContext database, PersonId person) {
        return people.families(database, person).stream()
                .findFirst()
                .map(Family::id)
                .orElse(null);
    }

    private void tell(
            DSLContext database,
            UUID request,
            CaseFile file,
            CaseRules rules,
            Programme.Requirement requirement,
            PersonId person) {
        UUID id = UUID.nameUUIDFromBytes((request + " " + requirement.id()).getBytes(StandardCharsets.UTF_8));
        Optional<CaseRules.Whom> meant = rules.concerned(requirement, file).stream()
                .filter(whom -> whom.person() == null || whom.person().equals(person))
                .findFirst();
        if (meant.isEmpty()) {
            journeys.drop(database, id);
            return;
        }
        CaseRules.Whom whom = meant.orElseThrow();
        CaseFile.Commitment held = requirement.kind() == CommitmentKind.CONSENT && !rules.agrees(file, whom)
                ? null
                : file.commitments().stream()
                        .filter(each -> each.outcome() == HowEnded.DONE && each.isFor(requirement.id(), whom.person()))
                        .max(Comparator.comparing(
                                CaseFile.Commitment::validUntil, Comparator.nullsLast(Comparator.naturalOrder())))
                        .orElse(null);
        LocalDate due = file.commitments().stream()
                .filter(each -> each.isOwed() && each.isFor(requirement.id(), whom.person()))
                .map(CaseFile.Commitment::due)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        LocalDate from = held == null ? null : held.validFrom() == null ? file.openedOn() : held.validFrom();
        journeys.require(
                database,
                request,
                new Requirement(
                        id,
                        kind(requirement, rules.programme()),
                        owedBy(requirement, rules.programme()),
                        due,
                        from,
                        held == null ? null : held.validUntil()));
    }

    /** In words that tell nothing of why. */
    private static RequirementKind kind(Programme.Requirement requirement, Programme programme) {
        return switch (requirement.kind()) {
            case DOCUMENT -> RequirementKind.TRAVEL_PAPER;
            case CLEARANCE -> RequirementKind.PERMISSION_TO_LEAVE;
            case MEDICAL_CHECK -> RequirementKind.FIT_TO_TRAVEL;
            case CONSENT ->
                requirement.id().equals(programme.guardianship())
                        ? RequirementKind.GUARDIANSHIP
                        : RequirementKind.AGREEMENT;
            case SERVICE, REFERRAL, GRANT, TASK -> RequirementKind.OTHER_REQUIREMENT;
        };
    }

    private static OwedBy owedBy(Programme.Requirement requirement, Programme programme) {
        return switch (kind(requirement, programme)) {
            case TRAVEL_PAPER -> OwedBy.EMBASSY;
            case PERMISSION_TO_LEAVE -> OwedBy.AUTHORITY;
            case FIT_TO_TRAVEL -> OwedBy.EXAMINER;
            case AGREEMENT -> OwedBy.TRAVELLER;
            case GUARDIANSHIP -> OwedBy.PARENT_OR_GUARDIAN;
            case OTHER_REQUIREMENT -> OwedBy.OUR_OFFICE;
        };
    }
}
