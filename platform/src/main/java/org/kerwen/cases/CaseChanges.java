package org.kerwen.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kerwen.casework.Casework;
import org.kerwen.casework.CommitmentKind;
import org.kerwen.casework.Moment;
import org.kerwen.casework.MoveKind;
import org.kerwen.casework.Programme;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Money;
import org.kerwen.kernel.PersonId;
import org.kerwen.kernel.Role;

/** What somebody may do to a case file, each as a pure change of it: the new file, or why not. */
final class CaseChanges {
    /** More would make a page that nobody reads. */
    static final int MOST_FILES = 200;

    /** For so long an ended case is kept when somebody says that it is needed longer. */
    static final int YEARS_LONGER = 2;

    private final CaseRules rules;
    private final Actor.Person by;
    private final Instant now;

    CaseChanges(CaseRules rules, Actor.Person by, Instant now) {
        this.rules = rules;
        this.by = by;
        this.now = now;
    }

    /** What came of it. */
    sealed interface Change {
        /**
         * The file as it is now.
         *
         * @param waits whether it waits for a second person
         */
        record To(CaseFile file, boolean waits) implements Change {}

        record No(CaseAnswer.Refused refused) implements Change {}
    }

    private static Change no(CaseAnswer.Why why) {
        return new Change.No(CaseAnswer.Refused.of(why));
    }

    private static Change to(CaseFile file) {
        return new Change.To(file, false);
    }

    private CaseFile step(CaseFile file, StepKind kind, String what, @Nullable PersonId person, String words) {
        return file.step(kind, what, person, words, by.account(), now);
    }

    /** The file as it begins. */
    CaseFile opened(CaseFile blank) {
        return rules.owed(rules.begun(step(blank, StepKind.OPENED, "", null, ""), Moment.OPENING));
    }

    /** Moves the case on, or proposes to where two people must agree. */
    Change move(CaseFile file, String id, @Nullable String reason, String words) {
        Programme.Move move = rules.programme().moves().stream()
                .filter(each -> each.id().equals(id) && each.from().contains(file.stage()))
                .findFirst()
                .orElse(null);
        if (move == null) {
            return no(CaseAnswer.Why.NO_SUCH_MOVE);
        }
        List<Role> working =
                rules.stage(file.stage()).map(Programme.Stage::roles).orElse(List.of());
        if (!has(move.roles()) && !(move.twoPeople() && has(working))) {
            return no(CaseAnswer.Why.NOT_YOUR_ROLE);
        }
        Optional<Change> hindered = hindered(file, move, reason);
        if (hindered.isPresent()) {
            return hindered.orElseThrow();
        }
        String closing = move.kind() == MoveKind.CLOSURE ? reason : null;
        if (move.twoPeople()) {
            return file.proposal() != null
                    ? no(CaseAnswer.Why.ALREADY)
                    : new Change.To(
                            step(
                                    file.proposed(new CaseFile.Proposal(id, closing, by.account())),
                                    StepKind.PROPOSED,
                                    id,
                                    null,
                                    words),
                            true);
        }
        return to(moved(file, move, closing, words));
    }

    private boolean has(List<Role> any) {
        Set<Role> held = rules.roles(by);
        return any.stream().anyMatch(held::contains);
    }

    private Optional<Change> hindered(CaseFile file, Programme.Move move, @Nullable String reason) {
        CaseRules.Possible possible = rules.possible(file, move);
        if (possible.tooLate()) {
            return Optional.of(no(CaseAnswer.Why.TOO_LATE));
        }
        if (!possible.missing().isEmpty()) {
            return Optional.of(new Change.No(new CaseAnswer.Refused(CaseAnswer.Why.MISSING, possible.missing())));
        }
        if (move.kind() == MoveKind.CLOSURE) {
            if (rules.programme().closingReasons().stream()
                    .noneMatch(each -> each.id().equals(reason))) {
                return Optional.of(no(CaseAnswer.Why.NO_REASON));
            }
            if (file.commitments().stream().anyMatch(CaseFile.Commitment::isOwed)) {
                return Optional.of(no(CaseAnswer.Why.STILL_OWED));
            }
        }
        return Optional.empty();
    }

    private CaseFile moved(CaseFile file, Programme.Move move, @Nullable String reason, String words) {
        String target = move.to() == null ? Objects.requireNonNullElse(file.stood(), file.stage()) : move.to();
        CaseFile moved = file.at(target, move.kind() == MoveKind.PAUSE ? file.stage() : null);
        switch (move.kind()) {
            case WITHDRAWAL, REFUSAL, MISHAP -> moved = dropped(moved, CaseChanges::goesWithTheJourney);
            case CLOSURE ->
                moved = moved.closed(
                        rules.today(),
                        reason,
                        rules.today().plusYears(rules.programme().retentionYears()));
            case REOPENING -> moved = moved.closed(null, null, null);
            case ADVANCE, BACK, PAUSE, RESUME -> {}
        }
        return rules.owed(rules.begun(step(moved, StepKind.MOVED, move.id(), null, words), Moment.STAGE));
    }

    /** Papers, checks and tasks are not needed any more where somebody does not go on; help and money stay owed until somebody says so. */
    private static boolean goesWithTheJourney(CaseFile.Commitment owed) {
        return owed.kind() != CommitmentKind.SERVICE
                && owed.kind() != CommitmentKind.REFERRAL
                && owed.kind() != CommitmentKind.GRANT;
    }

    private static CaseFile dropped(CaseFile file, Predicate<CaseFile.Commitment> which) {
        return file.commitments(
                each -> each.isOwed() && which.test(each) ? each.ended(HowEnded.DROPPED, null, null) : each);
    }

    /** The second person says yes to what the first proposed. */
    Change confirm(CaseFile file) {
        CaseFile.Proposal proposal = file.proposal();
        if (proposal == null) {
            return no(CaseAnswer.Why.NOTHING_PROPOSED);
        }
        if (proposal.by().equals(by.account())) {
            return no(CaseAnswer.Why.SECOND_PERSON);
        }
        Programme.Move move = rules.programme().moves().stream()
                .filter(each -> each.id().equals(proposal.move()))
                .findFirst()
                .orElse(null);
        if (move == null || !move.from().contains(file.stage())) {
            return no(CaseAnswer.Why.NO_SUCH_MOVE);
        }
        if (!has(move.roles())) {
            return no(CaseAnswer.Why.NOT_YOUR_ROLE);
        }
        return hindered(file, move, proposal.reason()).orElseGet(() -> to(moved(file, move, proposal.reason(), "")));
    }

    /** The second person says no, or the first takes it back. */
    Change decline(CaseFile file, String words) {
        CaseFile.Proposal proposal = file.proposal();
        return proposal == null
                ? no(CaseAnswer.Why.NOTHING_PROPOSED)
                : to(step(file.proposed(null), StepKind.DECLINED, proposal.move(), null, words));
    }

    /**
     * Says how something that was owed ended.
     *
     * @param from the day from which it holds, where it runs out; today where it was not said
     * @param until the date that stands on it
     */
    Change end(
            CaseFile file,
            UUID commitment,
            HowEnded how,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            String words) {
        CaseFile.Commitment owed = file.commitments().stream()
                .filter(each -> each.id().equals(commitment))
                .findFirst()
                .orElse(null);
        if (owed == null) {
            return no(CaseAnswer.Why.NOT_THERE);
        }
        if (!owed.isOwed()) {
            return no(CaseAnswer.Why.ENDED_ALREADY);
        }
        Programme.Requirement requirement = rules.requirement(owed.what())
                .filter(each -> each.kind() == owed.kind())
                .orElse(null);
        Role role = role(owed, requirement);
        if (role != null && !has(List.of(role, Role.SUPERVISOR))) {
            return no(CaseAnswer.Why.NOT_YOUR_ROLE);
        }
        LocalDate begins = null;
        LocalDate ends = null;
        if (how == HowEnded.DONE && requirement != null) {
            if (requirement.kind() == CommitmentKind.CONSENT
                    && !rules.agrees(file, new CaseRules.Whom(owed.person()))) {
                return no(CaseAnswer.Why.NO_CONSENT);
            }
            begins = from == null ? rules.today() : from;
            ends = requirement.validDays() == null ? until : begins.plusDays(requirement.validDays());
            // A permission may begin with the journey; a paper that begins tomorrow is not there yet.
            if ((begins.isAfter(rules.today()) && requirement.kind() != CommitmentKind.CLEARANCE)
                    || (requirement.validUntilDate() && (ends == null || ends.isBefore(begins)))) {
                return no(CaseAnswer.Why.NO_VALIDITY);
            }
        }
        StepKind kind = switch (how) {
            case DONE -> StepKind.DONE;
            case REFUSED -> StepKind.REFUSED;
            case DROPPED -> StepKind.DROPPED;
        };
        LocalDate first = begins;
        LocalDate last = ends;
        CaseFile ended = file.commitments(each -> each.id().equals(commitment) ? each.ended(how, first, last) : each);
        return to(rules.owed(step(ended, kind, owed.what(), owed.person(), words)));
    }

    private @Nullable Role role(CaseFile.Commitment owed, Programme.@Nullable Requirement requirement) {
        if (requirement != null) {
            return requirement.role();
        }
        return rules.programme().tasks().stream()
                .filter(task -> owed.kind() == CommitmentKind.TASK && task.id().equals(owed.what()))
                .map(Programme.Task::role)
                .findFirst()
                .orElse(null);
    }

    /** Asks once more for what was refused. */
    Change askAgain(CaseFile file, String what, @Nullable PersonId person) {
        Programme.Requirement requirement = rules.requirement(what).orElse(null);
        if (requirement == null || !rules.concerned(requirement, file).contains(new CaseRules.Whom(person))) {
            return no(CaseAnswer.Why.NOT_THERE);
        }
        if (file.commitments().stream().anyMatch(each -> each.isOwed() && each.isFor(what, person))) {
            return no(CaseAnswer.Why.ALREADY);
        }
        return add(file, requirement.kind(), what, person, null);
    }

    /** Writes down that an agency was asked for what is owed. */
    Change asked(CaseFile file, Collection<CaseFile.Commitment> owed) {
        CaseFile now = file;
        for (CaseFile.Commitment each : owed) {
            now = step(now, StepKind.OFFERED, each.what(), each.person(), "");
        }
        return to(now);
    }

    /** Promises a service of the programme. */
    Change offer(CaseFile file, String service, @Nullable PersonId person, @Nullable LocalDate due) {
        if (rules.programme().services().stream().noneMatch(each -> each.id().equals(service))
                || (person != null && !file.people().contains(person))) {
            return no(CaseAnswer.Why.NOT_THERE);
        }
        if (file.commitments().stream()
                .anyMatch(each ->
                        each.isOwed() && each.kind() == CommitmentKind.SERVICE && each.isFor(service, person))) {
            return no(CaseAnswer.Why.ALREADY);
        }
        return add(file, CommitmentKind.SERVICE, service, person, due);
    }

    private Change add(
            CaseFile file, CommitmentKind kind, String what, @Nullable PersonId person, @Nullable LocalDate due) {
        if (file.closedOn() != null) {
            return no(CaseAnswer.Why.CLOSED);
        }
        return to(step(
                file.commitments(CaseFile.more(file.commitments(), CaseRules.owed(kind, what, person, due))),
                StepKind.OFFERED,
                what,
                person,
                ""));
    }

    /** Somebody comes into the case. */
    Change join(CaseFile file, PersonId person) {
        if (file.closedOn() != null) {
            return no(CaseAnswer.Why.CLOSED);
        }
        if (file.people().contains(person)) {
            return no(CaseAnswer.Why.ALREADY);
        }
        List<CaseFile.Member> members = new ArrayList<>(file.members());
        members.removeIf(member -> member.person().equals(person));
        members.add(new CaseFile.Member(person, rules.today(), null));
        return to(rules.owed(step(file.members(members), StepKind.JOINED, "", person, "")));
    }

    /** Somebody leaves it; what was owed to them is dropped. */
    Change leave(CaseFile file, PersonId person, String words) {
        if (!file.people().contains(person)) {
            return no(CaseAnswer.Why.NOT_THERE);
        }
        if (file.people().size() == 1) {
            return no(CaseAnswer.Why.LAST_PERSON);
        }
        CaseFile left = file.members(file.members().stream()
                .map(member -> member.person().equals(person)
                        ? new CaseFile.Member(person, member.since(), rules.today())
                        : member)
                .toList());
        left = dropped(left, each -> person.equals(each.person()));
        return to(rules.owed(step(left, StepKind.LEFT, "", person, words)));
    }

    /** Says when the journey is. Everything that must hold then is held against the new days. */
    Change date(CaseFile file, CaseFile.Days days) {
        if (file.closedOn() != null) {
            return no(CaseAnswer.Why.CLOSED);
        }
        return days.inOrder()
                ? to(rules.owed(step(file.dated(days), StepKind.DATED, "", null, "")))
                : no(CaseAnswer.Why.DAYS_APART);
    }

    /** Asks for a journey, or says anew from where, to where and when. */
    Change wish(CaseFile file, CaseFile.Wish wish) {
        if (file.closedOn() != null) {
            return no(CaseAnswer.Why.CLOSED);
        }
        CaseFile.Wish before = file.wish();
        CaseFile.Wish same = before == null
                ? wish
                : new CaseFile.Wish(before.id(), wish.from(), wish.to(), wish.earliest(), wish.latest());
        return wish.latest().isBefore(wish.earliest())
                ? no(CaseAnswer.Why.DAYS_APART)
                : to(step(file.wishing(same), StepKind.JOURNEY, "", null, ""));
    }

    /** Gives the case to others; whoever is first leads it. */
    Change handOver(CaseFile file, List<AccountId> team, String words) {
        return team.isEmpty()
                ? no(CaseAnswer.Why.TEAM_OF_NOBODY)
                : to(step(file.team(team), StepKind.HANDED_OVER, "", null, words));
    }

    /** What a sealed case cost, with the form by which it is known again; an open one has its costs in the books. */
    Change cost(CaseFile file, UUID form, Money sum, String words) {
        if (!file.sealed()) {
            return no(CaseAnswer.Why.NOT_THERE);
        }
        if (file.closedOn() != null) {
            return no(CaseAnswer.Why.CLOSED);
        }
        return to(step(file, StepKind.COST, form.toString(), null, sum + " · " + words));
    }

    /** An ended case is needed for longer than its programme says. */
    Change keep(CaseFile file) {
        if (file.closedOn() == null) {
            return no(CaseAnswer.Why.GOES_ON);
        }
        LocalDate longer = rules.today().plusYears(YEARS_LONGER);
        LocalDate until = file.keptUntil() == null || file.keptUntil().isBefore(longer) ? longer : file.keptUntil();
        return to(step(
                file.closed(file.closedOn(), file.closingReason(), until), StepKind.KEPT, until.toString(), null, ""));
    }

    /** What an ended case tells of people goes; the rest of that is the store's. */
    Change empty(CaseFile file, Emptying why) {
        if (file.closedOn() == null) {
            return no(CaseAnswer.Why.GOES_ON);
        }
        boolean kept = file.keptUntil() != null && !file.keptUntil().isBefore(rules.today());
        return kept && why == Emptying.KEPT_LONG_ENOUGH
                ? no(CaseAnswer.Why.KEPT_STILL)
                : to(step(
                        file.closed(file.closedOn(), file.closingReason(), null).wishing(null),
                        StepKind.EMPTIED,
                        why.word(),
                        null,
                        ""));
    }

    Change note(CaseFile file, String words) {
        return to(step(file, StepKind.NOTED, "", null, words));
    }

    /**
     * Saves a form, complete or not. Where somebody else saved it meanwhile, each field that only one of both changed is taken as
     * that one left it.
     *
     * @param base the saving from which it began; 0 for none
     */
    Change answer(CaseFile file, String form, @Nullable PersonId person, int base, Map<String, List<String>> given) {
        if (!rules.asks(file, form, person)) {
            return no(CaseAnswer.Why.NOT_THERE);
        }
        if (file.closedOn() != null) {
            return no(CaseAnswer.Why.CLOSED);
        }
        if (CaseJson.isTooLong(given)) {
            return no(CaseAnswer.Why.TOO_LONG);
        }
        FieldByField both = FieldByField.of(file, form, person, base, given);
        if (!both.disagreeing().isEmpty()) {
            return no(CaseAnswer.Why.CHANGED_MEANWHILE);
        }
        Set<String> attached = file.attached(person).stream()
                .map(each -> each.file().toString())
                .collect(Collectors.toSet());
        if (!attached.containsAll(rules.form(form)
                .map(asked -> Casework.files(asked, both.merged()))
                .orElse(Set.of()))) {
            return no(CaseAnswer.Why.FILE_GONE);
        }
        // Whoever has left may still be named; somebody else would be told of in a case that is not theirs.
        Set<String> members =
                file.members().stream().map(each -> each.person().toString()).collect(Collectors.toSet());
        if (!members.containsAll(rules.form(form)
                .map(asked -> Casework.people(asked, both.merged()))
                .orElse(Set.of()))) {
            return no(CaseAnswer.Why.NOT_IN_CASE);
        }
        int number = file.answered(form, person).map(CaseFile.Answers::number).orElse(0) + 1;
        CaseFile answered = file.answer(new CaseFile.Answers(form, person, number, both.merged(), by.account(), now));
        return to(rules.owed(step(answered, StepKind.ANSWERED, form, person, "")));
    }

    /** A file is brought, for somebody or for the case. */
    Change attach(CaseFile file, CaseFile.Attachment attachment) {
        PersonId person = attachment.person();
        if (person != null && !file.people().contains(person)) {
            return no(CaseAnswer.Why.NOT_THERE);
        }
        if (file.closedOn() != null) {
            return no(CaseAnswer.Why.CLOSED);
        }
        return file.attachments().size() >= MOST_FILES
                ? no(CaseAnswer.Why.TOO_MANY_FILES)
                : to(step(
                        file.attachments(CaseFile.more(file.attachments(), attachment)),
                        StepKind.ATTACHED,
                        "",
                        person,
                        ""));
    }

    /** A file is taken away; answers that name it are saved anew without it, and what they said before stays written. */
    Change detach(CaseFile file, UUID id, String words) {
        CaseFile.Attachment attachment = file.attachment(id).orElse(null);
        if (attachment == null) {
            return no(CaseAnswer.Why.NOT_THERE);
        }
        if (file.closedOn() != null) {
            return no(CaseAnswer.Why.CLOSED);
        }
        CaseFile without = file.attachments(file.attachments().stream()
                .filter(each -> !each.equals(attachment))
                .toList());
        for (CaseFile.Answers each : file.answers()) {
            boolean isLast = file.answered(each.form(), each.person())
                    .filter(each::equals)
                    .isPresent();
            Map<String, List<String>> given = new LinkedHashMap<>(each.given());
            if (isLast && given.values().removeIf(values -> values.contains(id.toString()))) {
                without = without.answer(
                        new CaseFile.Answers(each.form(), each.person(), each.number() + 1, given, by.account(), now));
            }
        }
        return to(rules.owed(step(without, StepKind.DETACHED, "", attachment.person(), words)));
    }

    /** Somebody agrees to something; who cannot decide alone has somebody who does. */
    Change consent(CaseFile file, Consent consent) {
        if (!file.people().contains(consent.person())) {
            return no(CaseAnswer.Why.NOT_THERE);
        }
        if (file.closedOn() != null) {
            return no(CaseAnswer.Why.CLOSED);
        }
        CaseFile agreed = step(
                file.consents(CaseFile.more(file.consents(), consent)),
                StepKind.CONSENTED,
                consent.purpose().word(),
                consent.person(),
                "");
        // What waited for a signature is there with it.
        for (CaseFile.Commitment owed : agreed.commitments()) {
            if (owed.isOwed()
                    && owed.kind() == CommitmentKind.CONSENT
                    && rules.agrees(agreed, new CaseRules.Whom(owed.person()))
                    && consent.person().equals(owed.person())) {
                agreed = step(
                        agreed.commitments(each -> each.id().equals(owed.id())
                                ? each.ended(HowEnded.DONE, consent.givenOn(), null)
                                : each),
                        StepKind.DONE,
                        owed.what(),
                        owed.person(),
                        "");
            }
        }
        return to(rules.owed(agreed));
    }

    /** Somebody agrees no more. What rests on it stops: what hinders the next moves says so. */
    Change withdraw(CaseFile file, UUID consent, String why) {
        Consent given = file.consents().stream()
                .filter(each -> each.id().equals(consent))
                .findFirst()
                .orElse(null);
        if (given == null) {
            return no(CaseAnswer.Why.NOT_THERE);
        }
        if (!given.holds()) {
            return no(CaseAnswer.Why.ENDED_ALREADY);
        }
        CaseFile withdrawn = file.consents(file.consents().stream()
                .map(each -> each.equals(given) ? given.withdrawn(rules.today(), why) : each)
                .toList());
        return to(rules.owed(step(withdrawn, StepKind.WITHDRAWN, given.purpose().word(), given.person(), why)));
    }
}
