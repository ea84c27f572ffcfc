package org.kerwen.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kerwen.casework.Casework;
import org.kerwen.casework.CommitmentKind;
import org.kerwen.casework.ForWhom;
import org.kerwen.casework.Moment;
import org.kerwen.casework.MoveKind;
import org.kerwen.casework.Programme;
import org.kerwen.casework.ProgrammeForm;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.Ids;
import org.kerwen.kernel.PersonId;
import org.kerwen.kernel.Role;
import org.kerwen.kernel.RoleGrant;

/** What a programme says of a case file: where it may go, what is missing for that, what is owed now. Pure; no case has Java of its own. */
final class CaseRules {
    /** Whoever is not surely as old as this on the day of departure counts as a child: nobody is denied that for want of a paper. */
    static final int ADULT = 18;

    private final Programme programme;
    private final Map<PersonId, Optional<FuzzyDate>> births;
    private final LocalDate today;

    CaseRules(Programme programme, Map<PersonId, Optional<FuzzyDate>> births, LocalDate today) {
        this.programme = programme;
        this.births = Map.copyOf(births);
        this.today = today;
    }

    /** Somebody, or the case as a whole. */
    record Whom(@Nullable PersonId person) {
        static final Whom CASE = new Whom(null);
    }

    /**
     * A move that leads on from where a case stands.
     *
     * @param missing what hinders it
     * @param tooLate whether its day is over
     */
    record Possible(Programme.Move move, List<Missing> missing, boolean tooLate) {
        boolean isOpen() {
            return missing.isEmpty() && !tooLate;
        }
    }

    Programme programme() {
        return programme;
    }

    LocalDate today() {
        return today;
    }

    Optional<Programme.Stage> stage(String id) {
        return programme.stages().stream()
                .filter(stage -> stage.id().equals(id))
                .findFirst();
    }

    Optional<Programme.Requirement> requirement(String id) {
        return programme.requirements().stream()
                .filter(each -> each.id().equals(id))
                .findFirst();
    }

    Optional<ProgrammeForm> form(String id) {
        return programme.forms().stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /** Whether a form is asked for somebody, or for the case. */
    boolean asks(CaseFile file, String form, @Nullable PersonId person) {
        return form(form)
                .map(found -> concerned(found.forWhom(), file).contains(new Whom(person)))
                .orElse(false);
    }

    /** The roles that somebody holds in this programme. */
    Set<Role> roles(Actor.Person actor) {
        return actor.grants().stream()
                .filter(grant -> grant.programme() == null || grant.programme().equals(programme.id()))
                .map(RoleGrant::role)
                .collect(Collectors.toSet());
    }

    boolean isChild(CaseFile file, PersonId person) {
        return isUnder(file, person, ADULT);
    }

    /** Whether somebody may be younger than that on the day of departure. */
    boolean isUnder(CaseFile file, PersonId person, int years) {
        LocalDate departure = file.days().of(Moment.DEPARTURE);
        LocalDate day = departure == null ? today : departure;
        return births.getOrDefault(person, Optional.empty())
                .flatMap(FuzzyDate::latest)
                .map(born -> born.plusYears(years).isAfter(day))
                .orElse(true);
    }

    /** Each of whom something is asked. */
    List<Whom> concerned(ForWhom who, CaseFile file) {
        Stream<PersonId> people = file.people().stream();
        return switch (who) {
            case CASE -> List.of(Whom.CASE);
            case EACH_TRAVELLER -> people.map(Whom::new).toList();
            case EACH_ADULT ->
                people.filter(each -> !isChild(file, each)).map(Whom::new).toList();
            case EACH_CHILD ->
                people.filter(each -> isChild(file, each)).map(Whom::new).toList();
        };
    }

    /** Each of whom a requirement is asked, by its condition too. */
    List<Whom> concerned(Programme.Requirement requirement, CaseFile file) {
        return concerned(requirement.forWhom(), file).stream()
                .filter(whom -> whom.person() == null
                        ? Stream.concat(
                                        Stream.of(Whom.CASE),
                                        file.people().stream().map(Whom::new))
                                .anyMatch(any -> holds(requirement, file, any))
                        : holds(requirement, file, whom))
                .toList();
    }

    private boolean holds(Programme.Requirement requirement, CaseFile file, Whom whom) {
        return Casework.holds(programme, requirement.when(), file.answered(whom.person()), today);
    }

    /** The day on which a requirement must hold: that of the journey where it is known, else today. */
    LocalDate checked(Programme.Requirement requirement, CaseFile file) {
        Moment moment = requirement.checkedOn();
        LocalDate day = moment == null ? null : file.days().of(moment);
        return day == null ? today : day;
    }

    /** Where a case may go on to. */
    List<Possible> moves(CaseFile file) {
        return programme.moves().stream()
                .filter(move -> move.from().contains(file.stage()))
                .map(move -> possible(file, move))
                .toList();
    }

    /** How it is with one of them. */
    Possible possible(CaseFile file, Programme.Move move) {
        return new Possible(move, missing(file, move), isTooLate(file, move));
    }

    private boolean isTooLate(CaseFile file, Programme.Move move) {
        LocalDate last = move.until() == null ? null : file.days().of(move.until());
        return last != null && today.isAfter(last);
    }

    /** What hinders a move. */
    List<Missing> missing(CaseFile file, Programme.Move move) {
        List<Missing> missing = new ArrayList<>();
        for (Programme.Requirement requirement : programme.requirements()) {
            if (requirement.hinders().contains(move.id())) {
                for (Whom whom : concerned(requirement, file)) {
                    missing(file, requirement, whom).ifPresent(missing::add);
                }
            }
        }
        if (move.kind() == MoveKind.ADVANCE) {
            programme.forms().stream()
                    .filter(form -> form.stages().contains(file.stage()))
                    .forEach(form -> concerned(form.forWhom(), file).stream()
                            .filter(whom -> !isComplete(file, form, whom))
                            .forEach(whom ->
                                    missing.add(new Missing(form.id(), whom.person(), Missing.How.FORM, null))));
        }
        return missing;
    }

    boolean isComplete(CaseFile file, ProgrammeForm form, Whom whom) {
        return file.answered(form.id(), whom.person())
                .map(answers -> Casework.fill(form, answers.given(), today).isComplete())
                .orElse(false);
    }

    /** What is wrong with a requirement for somebody; empty where it is there. */
    Optional<Missing> missing(CaseFile file, Programme.Requirement requirement, Whom whom) {
        LocalDate day = checked(requirement, file);
        List<CaseFile.Commitment> all = file.commitments().stream()
                .filter(each -> each.isFor(requirement.id(), whom.person()) && each.outcome() != HowEnded.DROPPED)
                .toList();
        if (all.stream().anyMatch(each -> each.holdsOn(day))) {
            return requirement.kind() != CommitmentKind.CONSENT || agrees(file, whom)
                    ? Optional.empty()
                    : Optional.of(new Missing(requirement.id(), whom.person(), Missing.How.WITHDRAWN, null));
        }
        List<HowEnded> ended = all.stream()
                .map(CaseFile.Commitment::outcome)
                .filter(Objects::nonNull)
                .toList();
        Missing.How how = ended.isEmpty()
                ? Missing.How.NOT_THERE
                : ended.getLast() == HowEnded.REFUSED ? Missing.How.REFUSED : Missing.How.RUNS_OUT;
        return Optional.of(
                new Missing(requirement.id(), whom.person(), how, requirement.checkedOn() == null ? null : day));
    }

    /** Whether everybody meant agrees as long as the case needs it. */
    boolean agrees(CaseFile file, Whom whom) {
        List<PersonId> people = whom.person() == null ? file.people() : List.of(Objects.requireNonNull(whom.person()));
        return people.stream()
                .allMatch(person -> file.consents().stream()
                        .anyMatch(consent -> consent.person().equals(person)
                                && consent.holds()
                                && (consent.purpose() == Consent.Purpose.ASSISTANCE
                                        || consent.purpose() == Consent.Purpose.MOVEMENT)));
    }

    /** The file with what is owed by now: what became due is added, what concerns nobody any more is dropped. */
    CaseFile owed(CaseFile file) {
        Programme.Stage stage = stage(file.stage()).orElse(null);
        if (stage == null
                || stage.place() == Programme.Stage.Place.BESIDE
                || stage.place() == Programme.Stage.Place.END) {
            return file;
        }
        CaseFile now = file;
        for (Programme.Requirement requirement : programme.requirements()) {
            if (place(requirement.askedFrom()) <= place(file.stage())) {
                now = owed(now, requirement);
            }
        }
        for (Programme.Task task : programme.tasks()) {
            now = owed(now, task);
        }
        return now;
    }

    /** Whether a case stands at a stage or beyond it, on the way. */
    boolean hasReached(CaseFile file, String stage) {
        return stage(file.stage())
                        .filter(each -> each.place() != Programme.Stage.Place.BESIDE
                                && each.place() != Programme.Stage.Place.END)
                        .isPresent()
                && place(stage) <= place(file.stage());
    }

    private int place(String stage) {
        return programme.stages().stream().map(Programme.Stage::id).toList().indexOf(stage);
    }

    private CaseFile owed(CaseFile file, Programme.Requirement requirement) {
        List<Whom> concerned = concerned(requirement, file);
        LocalDate due = requirement.checkedOn() == null ? null : file.days().of(requirement.checkedOn());
        CaseFile now = file.commitments(each -> {
            if (!each.isOwed()
                    || each.kind() != requirement.kind()
                    || !each.what().equals(requirement.id())) {
                return each;
            }
            return concerned.contains(new Whom(each.person()))
                    ? each.due(due)
                    : each.ended(HowEnded.DROPPED, null, null);
        });
        for (Whom whom : concerned) {
            boolean owed = now.commitments().stream()
                    .anyMatch(each -> each.isOwed() && each.isFor(requirement.id(), whom.person()));
            // What was refused is asked again by a person only.
            boolean wanted = missing(now, requirement, whom)
                    .filter(missing -> missing.how() != Missing.How.REFUSED)
                    .isPresent();
            if (!owed && wanted) {
                now = now.commitments(CaseFile.more(
                        now.commitments(), owed(requirement.kind(), requirement.id(), whom.person(), due)));
            }
        }
        return now;
    }

    private CaseFile owed(CaseFile file, Programme.Task task) {
        LocalDate moment = file.days().of(task.moment());
        if (moment == null) {
            return file;
        }
        LocalDate due = task.before() ? moment.minusDays(task.days()) : moment.plusDays(task.days());
        if (file.commitments().stream()
                .noneMatch(each ->
                        each.kind() == CommitmentKind.TASK && each.what().equals(task.id()))) {
            return file.commitments(CaseFile.more(file.commitments(), owed(CommitmentKind.TASK, task.id(), null, due)));
        }
        return file.commitments(each -> each.isOwed()
                        && each.kind() == CommitmentKind.TASK
                        && each.what().equals(task.id())
                ? each.due(due)
                : each);
    }

    /** The file with the tasks of a moment that has just come: its opening, or a stage that was entered. */
    CaseFile begun(CaseFile file, Moment moment) {
        CaseFile now = file;
        for (Programme.Task task : programme.tasks()) {
            boolean meant = task.moment() == moment
                    && (moment != Moment.STAGE || file.stage().equals(task.stage()));
            boolean owed = now.commitments().stream()
                    .anyMatch(
                            each -> each.isOwed() && each.kind() == CommitmentKind.TASK && each.isFor(task.id(), null));
            if (meant && !owed) {
                now = now.commitments(CaseFile.more(
                        now.commitments(), owed(CommitmentKind.TASK, task.id(), null, today.plusDays(task.days()))));
            }
        }
        return now;
    }

    static CaseFile.Commitment owed(
            CommitmentKind kind, String what, @Nullable PersonId person, @Nullable LocalDate due) {
        // With the time in it: of two for the same thing the later one counts.
        return new CaseFile.Commitment(Ids.next(), kind, what, person, due, null, null, null);
    }
}
