package org.kerwen.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.kerwen.casework.CommitmentKind;
import org.kerwen.casework.Programme;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.PersonId;
import org.kerwen.kernel.Role;
import org.kerwen.movements.Clearance;
import org.kerwen.movements.Journeys;
import org.kerwen.movements.Permitted;

/**
 * Asks agencies that answer here for what a case needs of them. Each person must have agreed that this agency gets to know; what nobody
 * needs or agrees to any more is taken back before it is answered. The agency never learns of which case.
 */
final class CaseClearances {
    private final Journeys journeys;

    CaseClearances(Journeys journeys) {
        this.journeys = journeys;
    }

    /**
     * What an agency is asked.
     *
     * @param owed for what; one for each person
     * @param country where they would go
     * @param due by when an answer is needed
     */
    record Question(Set<UUID> owed, OrganisationId agency, Permitted kind, String country, LocalDate due) {}

    /** What is owed by agencies and was not asked here yet. */
    static List<CaseFile.Commitment> open(Cases.Opened opened) {
        return owed(opened.file()).stream()
                .filter(each -> each.person() != null && !opened.clearances().containsKey(each.id()))
                .toList();
    }

    /** What agencies owe an answer to. */
    static List<CaseFile.Commitment> owed(CaseFile file) {
        return file.commitments().stream()
                .filter(each -> each.isOwed() && each.kind() == CommitmentKind.CLEARANCE)
                .toList();
    }

    private static Set<UUID> ids(List<CaseFile.Commitment> owed) {
        return owed.stream().map(CaseFile.Commitment::id).collect(Collectors.toSet());
    }

    /** What was asked of all that is still owed. */
    Map<UUID, Clearance> asked(DSLContext database, CaseFile file) {
        Set<UUID> owed = ids(owed(file));
        return owed.isEmpty() ? Map.of() : journeys.clearances(database, owed);
    }

    /** Asks for all of them or for none. */
    CaseChanges.Change ask(
            DSLContext database, Actor.Person by, CaseChanges changes, Cases.Opened opened, Question question) {
        CaseFile file = opened.file();
        List<CaseFile.Commitment> meant = owed(file).stream()
                .filter(each -> each.person() != null && question.owed().contains(each.id()))
                .toList();
        if (meant.isEmpty() || meant.size() != question.owed().size()) {
            return no(CaseAnswer.Why.ENDED_ALREADY);
        }
        if (!meant.stream().allMatch(each -> mayAsk(by, opened, each))) {
            return no(CaseAnswer.Why.NOT_YOUR_ROLE);
        }
        if (!meant.stream().allMatch(each -> agrees(file, Objects.requireNonNull(each.person()), question.agency()))) {
            return no(CaseAnswer.Why.NOT_NAMED);
        }
        if (!Collections.disjoint(asked(database, file).keySet(), question.owed())) {
            return no(CaseAnswer.Why.ALREADY);
        }
        for (CaseFile.Commitment each : meant) {
            boolean asked = journeys.ask(
                            database,
                            by,
                            new Clearance.Question(
                                    each.id(),
                                    Objects.requireNonNull(each.person()),
                                    question.agency(),
                                    question.kind(),
                                    question.country(),
                                    question.due()))
                    .isPresent();
            if (!asked) {
                return no(CaseAnswer.Why.RESTRICTED);
            }
        }
        return changes.asked(file, meant);
    }

    private static CaseChanges.Change no(CaseAnswer.Why why) {
        return new CaseChanges.Change.No(CaseAnswer.Refused.of(why));
    }

    /** Whether somebody sees to what is owed, works on the stage or looks after all. */
    static boolean mayAsk(Actor.Person by, Cases.Opened opened, CaseFile.Commitment owed) {
        List<Role> roles = new ArrayList<>(List.of(Role.SUPERVISOR));
        opened.rules().requirement(owed.what()).map(Programme.Requirement::role).ifPresent(roles::add);
        opened.rules().stage(opened.file().stage()).ifPresent(stage -> roles.addAll(stage.roles()));
        return opened.rules().roles(by).stream().anyMatch(roles::contains);
    }

    /** Whether somebody agreed that this agency gets to know. */
    static boolean agrees(CaseFile file, PersonId person, OrganisationId agency) {
        return file.consents().stream().anyMatch(consent -> consent.person().equals(person) && consent.names(agency));
    }

    /** After a change: what was asked and not answered yet goes, where it is not owed or not agreed to any more. */
    void takeBack(DSLContext database, CaseFile before, CaseFile after) {
        if (before.consents().equals(after.consents()) && before.commitments().equals(after.commitments())) {
            return;
        }
        Map<UUID, CaseFile.Commitment> still =
                owed(after).stream().collect(Collectors.toMap(CaseFile.Commitment::id, Function.identity()));
        asked(database, before).forEach((commitment, asked) -> {
            CaseFile.Commitment owed = still.get(commitment);
            boolean stands = owed != null && owed.person() != null && agrees(after, owed.person(), asked.agency());
            if (!asked.isClosed() && !stands) {
                journeys.takeBack(database, asked.id());
            }
        });
    }
}
