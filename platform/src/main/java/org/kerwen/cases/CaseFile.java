package org.kerwen.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.kerwen.casework.CommitmentKind;
import org.kerwen.casework.Moment;
import org.kerwen.files.FileLabel;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.CaseId;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.PersonId;
import org.kerwen.kernel.ProgrammeId;

/**
 * All that is known of a case.
 *
 * @param organisation whose case it is
 * @param sealed whether nobody but its team may know that it is there
 * @param reference short and random, to be said aloud
 * @param revision grows with each change
 * @param version of the programme, on which the case stays
 * @param stage where it stands, a word of the programme
 * @param stood where it stood before it was put aside; null where it is not
 * @param days the days of the journey, as far as they are known
 * @param wish the journey that is asked for; null where none is
 * @param closedOn null while it goes on
 * @param closingReason a word of the programme; null while it goes on
 * @param keptUntil until when it is kept once it has ended; null while it goes on, and once it was emptied
 * @param team who works on it, whoever leads it first
 * @param proposal a move that waits for a second person; null where none does
 */
public record CaseFile(
        CaseId id,
        OrganisationId organisation,
        boolean sealed,
        String reference,
        int revision,
        ProgrammeId programme,
        int version,
        String stage,
        @Nullable String stood,
        LocalDate openedOn,
        Days days,
        @Nullable Wish wish,
        @Nullable LocalDate closedOn,
        @Nullable String closingReason,
        @Nullable LocalDate keptUntil,
        @Nullable Proposal proposal,
        List<AccountId> team,
        List<Member> members,
        List<Commitment> commitments,
        List<Answers> answers,
        List<Consent> consents,
        List<Attachment> attachments,
        List<Step> steps) {
    public CaseFile {
        team = List.copyOf(team);
        members = List.copyOf(members);
        commitments = List.copyOf(commitments);
        answers = List.copyOf(answers);
        consents = List.copyOf(consents);
        attachments = List.copyOf(attachments);
        steps = List.copyOf(steps);
    }

    /**
     * The days of a journey.
     *
     * @param travel the first, from the place of residence
     * @param departure on which the border is crossed
     */
    public record Days(
            @Nullable LocalDate travel,
            @Nullable LocalDate departure,
            @Nullable LocalDate arrival) {
        /** While nothing is planned. */
        static final Days NONE = new Days(null, null, null);

        /** The day of a moment; null where it is not known or none of these. */
        @Nullable
        LocalDate of(Moment moment) {
            return switch (moment) {
                case TRAVEL -> travel;
                case DEPARTURE -> departure == null ? travel : departure;
                case ARRIVAL -> arrival == null ? departure : arrival;
                case OPENING, STAGE, CLOSURE, TODAY -> null;
            };
        }

        /** Whether each comes after the one before it. */
        boolean inOrder() {
            return ordered(travel, departure) && ordered(departure, arrival) && ordered(travel, arrival);
        }

        private static boolean ordered(@Nullable LocalDate one, @Nullable LocalDate other) {
            return one == null || other == null || !other.isBefore(one);
        }
    }

    /**
     * A journey that is asked for.
     *
     * @param id what it is called where journeys are arranged; random, so that it tells nothing of the case
     * @param to where they want to arrive, down to the place of residence
     * @param earliest the first day on which they can travel
     * @param latest the last
     */
    public record Wish(UUID id, String from, String to, LocalDate earliest, LocalDate latest) {}

    /**
     * A move that waits for a second person.
     *
     * @param reason the closing reason that goes with it; null where it closes nothing
     */
    public record Proposal(String move, @Nullable String reason, AccountId by) {}

    /**
     * Whom the case is about.
     *
     * @param person by the record that was in hand
     * @param until null while it lasts
     */
    public record Member(
            PersonId person, LocalDate since, @Nullable LocalDate until) {}

    /**
     * What is owed.
     *
     * @param what which requirement, task or service of the programme
     * @param person for whom; null where for the case
     * @param due null where no day is known
     * @param outcome how it ended; null while it is owed
     * @param validFrom from when on it holds; null where always
     * @param validUntil last day on which it holds; null where it does not run out
     */
    public record Commitment(
            UUID id,
            CommitmentKind kind,
            String what,
            @Nullable PersonId person,
            @Nullable LocalDate due,
            @Nullable HowEnded outcome,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validUntil) {
        boolean isOwed() {
            return outcome == null;
        }

        boolean isFor(String wanted, @Nullable PersonId whom) {
            return what.equals(wanted) && (person == null ? whom == null : person.equals(whom));
        }

        /** Whether it is done and holds on that day. */
        boolean holdsOn(LocalDate day) {
            return outcome == HowEnded.DONE
                    && (validFrom == null || !validFrom.isAfter(day))
                    && (validUntil == null || !validUntil.isBefore(day));
        }

        Commitment ended(HowEnded how, @Nullable LocalDate from, @Nullable LocalDate until) {
            return new Commitment(id, kind, what, person, due, how, from, until);
        }

        Commitment due(@Nullable LocalDate day) {
            return new Commitment(id, kind, what, person, day, outcome, validFrom, validUntil);
        }
    }

    /**
     * What was answered to a form. Each saving is one; the last counts.
     *
     * @param person for whom; null where for the case
     * @param number counted from one for each form and person
     * @param given by path
     */
    public record Answers(
            String form,
            @Nullable PersonId person,
            int number,
            Map<String, List<String>> given,
            AccountId by,
            Instant at) {
        public Answers {
            given = Map.copyOf(given);
        }

        boolean isOf(String wanted, @Nullable PersonId whom) {
            return form.equals(wanted) && (person == null ? whom == null : person.equals(whom));
        }
    }

    /**
     * A file that was brought to it.
     *
     * @param file by which it is found
     * @param person of whom it tells; null where of the case
     * @param label what stands on it; null where the file itself says it, as it does unless the case is sealed
     */
    public record Attachment(
            UUID file,
            @Nullable PersonId person,
            AccountId by,
            Instant at,
            @Nullable FileLabel label) {
        /** Whether a form that is filled in for somebody, or for the case, may name it. */
        boolean isFor(@Nullable PersonId whom) {
            return person == null || person.equals(whom);
        }
    }

    /**
     * Something that happened.
     *
     * @param what which move, form, requirement, task, service or day; empty where the kind says it
     * @param words what was said of it; may be empty
     */
    public record Step(
            int number,
            StepKind kind,
            String what,
            @Nullable PersonId person,
            String words,
            AccountId by,
            Instant at) {}

    /** Who is in it now. */
    List<PersonId> people() {
        return members.stream()
                .filter(member -> member.until() == null)
                .map(Member::person)
                .toList();
    }

    /** The last saving of a form. */
    Optional<Answers> answered(String form, @Nullable PersonId person) {
        return answers.stream().filter(each -> each.isOf(form, person)).reduce((first, second) -> second);
    }

    Optional<Attachment> attachment(UUID file) {
        return attachments.stream().filter(each -> each.file().equals(file)).findFirst();
    }

    /** The files that a form may name. */
    List<Attachment> attached(@Nullable PersonId whom) {
        return attachments.stream().filter(each -> each.isFor(whom)).toList();
    }

    /** All that was answered for somebody and for the case, by form. */
    Map<String, Map<String, List<String>>> answered(@Nullable PersonId person) {
        Map<String, Map<String, List<String>>> all = new LinkedHashMap<>();
        for (Answers each : answers) {
            if (each.person() == null || each.person().equals(person)) {
                all.put(each.form(), each.given());
            }
        }
        return all;
    }

    /** When the next of what is owed is due; null where nothing has a day. */
    @Nullable
    LocalDate due() {
        return closedOn != null
                ? null
                : commitments.stream()
                        .filter(each -> each.isOwed() && each.due() != null)
                        .map(Commitment::due)
                        .min(LocalDate::compareTo)
                        .orElse(null);
    }

    /** Whether what it told of people was removed; of a sealed case nothing is left then that could be asked. */
    boolean isEmptied() {
        return !sealed && closedOn != null && keptUntil == null;
    }

    CaseFile at(String newStage, @Nullable String newStood) {
        return copy(newStage, newStood, days, wish, closedOn, closingReason, keptUntil, null);
    }

    /** The same, ended and kept until then, or going on again. */
    CaseFile closed(@Nullable LocalDate on, @Nullable String reason, @Nullable LocalDate until) {
        return copy(stage, stood, days, wish, on, reason, until, proposal);
    }

    CaseFile proposed(@Nullable Proposal what) {
        return copy(stage, stood, days, wish, closedOn, closingReason, keptUntil, what);
    }

    CaseFile dated(Days newDays) {
        return copy(stage, stood, newDays, wish, closedOn, closingReason, keptUntil, proposal);
    }

    CaseFile wishing(@Nullable Wish newWish) {
        return copy(stage, stood, days, newWish, closedOn, closingReason, keptUntil, proposal);
    }

    private CaseFile copy(
            String itsStage,
            @Nullable String itsStood,
            Days itsDays,
            @Nullable Wish itsWish,
            @Nullable LocalDate itsEnd,
            @Nullable String itsReason,
            @Nullable LocalDate itsTime,
            @Nullable Proposal itsProposal) {
        return new CaseFile(
                id,
                organisation,
                sealed,
                reference,
                revision,
                programme,
                version,
                itsStage,
                itsStood,
                openedOn,
                itsDays,
                itsWish,
                itsEnd,
                itsReason,
                itsTime,
                itsProposal,
                team,
                members,
                commitments,
                answers,
                consents,
                attachments,
                steps);
    }

    CaseFile team(List<AccountId> who) {
        return with(revision, who, members, commitments, answers, consents, attachments, steps);
    }

    CaseFile members(List<Member> all) {
        return with(revision, team, all, commitments, answers, consents, attachments, steps);
    }

    CaseFile commitments(List<Commitment> all) {
        return with(revision, team, members, all, answers, consents, attachments, steps);
    }

    CaseFile commitments(UnaryOperator<Commitment> each) {
        return commitments(commitments.stream().map(each).toList());
    }

    CaseFile consents(List<Consent> all) {
        return with(revision, team, members, commitments, answers, all, attachments, steps);
    }

    CaseFile answer(Answers one) {
        return with(revision, team, members, commitments, more(answers, one), consents, attachments, steps);
    }

    CaseFile attachments(List<Attachment> all) {
        return with(revision, team, members, commitments, answers, consents, all, steps);
    }

    /** The same with what happened. */
    CaseFile step(StepKind kind, String what, @Nullable PersonId person, String words, AccountId by, Instant at) {
        return with(
                revision,
                team,
                members,
                commitments,
                answers,
                consents,
                attachments,
                more(steps, new Step(steps.size() + 1, kind, what, person, words, by, at)));
    }

    CaseFile revised() {
        return with(revision + 1, team, members, commitments, answers, consents, attachments, steps);
    }

    static <T> List<T> more(List<T> all, T one) {
        List<T> longer = new ArrayList<>(all);
        longer.add(one);
        return longer;
    }

    private CaseFile with(
            int itsRevision,
            List<AccountId> itsTeam,
            List<Member> itsMembers,
            List<Commitment> itsCommitments,
            List<Answers> itsAnswers,
            List<Consent> itsConsents,
            List<Attachment> itsAttachments,
            List<Step> itsSteps) {
        return new CaseFile(
                id,
                organisation,
                sealed,
                reference,
                itsRevision,
                programme,
                version,
                stage,
                stood,
                openedOn,
                days,
                wish,
                closedOn,
                closingReason,
                keptUntil,
                proposal,
                itsTeam,
                itsMembers,
                itsCommitments,
                itsAnswers,
                itsConsents,
                itsAttachments,
                itsSteps);
    }
}
