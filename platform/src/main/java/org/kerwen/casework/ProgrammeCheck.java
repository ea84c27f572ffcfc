package org.kerwen.casework;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.Role;
import org.kerwen.kernel.Words;
import org.kerwen.pack.Entry;
import org.kerwen.pack.Field;
import org.kerwen.pack.Mistake;

/** What must hold within a definition, so that no case is ever stranded by one. */
final class ProgrammeCheck {
    /** Who works on no case moves none. */
    private static final Set<Role> WITHOUT_CASES =
            EnumSet.of(Role.EDITOR, Role.DONOR_READER, Role.AUDITOR, Role.ADMINISTRATOR, Role.AGENCY_OFFICER);

    private static final Set<String> MAY_BE_UNVERIFIED = Set.of("sensitivity", "retentionYears", "guardianship");

    private final Entry programme;
    private final List<Mistake> mistakes = new ArrayList<>();
    private final Set<String> stages;
    private final Set<String> moves;

    private ProgrammeCheck(Entry programme) {
        this.programme = programme;
        this.stages = ids(ProgrammeShape.STAGES);
        this.moves = ids(ProgrammeShape.MOVES);
    }

    /** All that is wrong with it; empty where it is sound. */
    static List<Mistake> mistakes(Entry programme) {
        var check = new ProgrammeCheck(programme);
        check.whole();
        check.mistakes.addAll(StageGraph.mistakes(programme));
        check.programme.get(ProgrammeShape.STAGES).forEach(stage -> check.roles(stage));
        check.programme.get(ProgrammeShape.MOVES).forEach(check::move);
        Map<String, Map<String, ProgrammeForm.Question>> questions = check.forms();
        check.programme.get(ProgrammeShape.REQUIREMENTS).forEach(each -> check.requirement(each, questions));
        check.programme.get(ProgrammeShape.TASKS).forEach(check::task);
        check.programme
                .get(ProgrammeShape.GRANTS)
                .forEach(grant -> check.mistakes.addAll(GrantCheck.mistakes(grant, check.stages)));
        check.children();
        return List.copyOf(check.mistakes);
    }

    private Set<String> ids(Field<List<Entry>> field) {
        return programme.get(field).stream()
                .map(each -> each.get(ProgrammeShape.ID))
                .collect(Collectors.toSet());
    }

    private void wrong(Entry at, Field<?> field, String message) {
        mistakes.add(Mistake.at(at, field, message));
    }

    private void whole() {
        for (Field<List<Entry>> field : List.of(
                ProgrammeShape.CHOICE_LISTS,
                ProgrammeShape.STAGES,
                ProgrammeShape.MOVES,
                ProgrammeShape.REQUIREMENTS,
                ProgrammeShape.FORMS,
                ProgrammeShape.SERVICES,
                ProgrammeShape.TASKS,
                ProgrammeShape.CLOSING_REASONS,
                ProgrammeShape.GRANTS)) {
            Set<String> seen = new HashSet<>();
            for (Entry each : programme.get(field)) {
                if (!seen.add(each.get(ProgrammeShape.ID))) {
                    wrong(
                            each,
                            ProgrammeShape.ID,
                            "'%s' stands further up in this list".formatted(each.get(ProgrammeShape.ID)));
                }
            }
        }
        for (String field : programme.get(ProgrammeShape.UNVERIFIED_FIELDS)) {
            if (!MAY_BE_UNVERIFIED.contains(field)) {
                wrong(
                        programme,
                        ProgrammeShape.UNVERIFIED_FIELDS,
                        "'%s' is none of %s; parts are marked with 'unverified: yes'"
                                .formatted(
                                        field,
                                        MAY_BE_UNVERIFIED.stream().sorted().collect(Collectors.joining(", "))));
            }
        }
        if (programme.get(ProgrammeShape.CLOSING_REASONS).isEmpty()) {
            wrong(
                    programme,
                    ProgrammeShape.CLOSING_REASONS,
                    "a case could not be closed: expected at least one reason");
        }
        for (Entry list : programme.get(ProgrammeShape.CHOICE_LISTS)) {
            if (list.get(ProgrammeShape.CHOICES).isEmpty()) {
                wrong(list, ProgrammeShape.CHOICES, "there is nothing to choose");
            }
        }
    }

    private void roles(Entry part) {
        for (Role role : part.get(ProgrammeShape.ROLES)) {
            if (WITHOUT_CASES.contains(role)) {
                wrong(part, ProgrammeShape.ROLES, "the role %s works on no case".formatted(role.word()));
            }
        }
    }

    private void move(Entry move) {
        if (move.get(ProgrammeShape.ROLES).isEmpty()) {
            wrong(move, ProgrammeShape.ROLES, "nobody may make this move: expected at least one role");
        }
        roles(move);
        Moment until = move.find(ProgrammeShape.UNTIL);
        if (until != null
                && !EnumSet.of(Moment.TRAVEL, Moment.DEPARTURE, Moment.ARRIVAL).contains(until)) {
            wrong(move, ProgrammeShape.UNTIL, "expected travel, departure or arrival, a day that is known before");
        }
    }

    private void requirement(Entry requirement, Map<String, Map<String, ProgrammeForm.Question>> questions) {
        stage(requirement, ProgrammeShape.ASKED_FROM, requirement.get(ProgrammeShape.ASKED_FROM));
        for (String move : requirement.get(ProgrammeShape.HINDERS)) {
            if (!moves.contains(move)) {
                wrong(requirement, ProgrammeShape.HINDERS, "there is no move '%s'".formatted(move));
            }
        }
        if (requirement.get(ProgrammeShape.HINDERS).isEmpty()) {
            wrong(requirement, ProgrammeShape.HINDERS, "it hinders nothing: expected the moves that wait for it");
        }
        Role role = requirement.find(ProgrammeShape.ROLE);
        if (role == null && requirement.find(ProgrammeShape.AGENCY_KIND) == null) {
            wrong(requirement, ProgrammeShape.ROLE, "nobody does it: expected 'role' or 'agencyKind'");
        }
        if (role != null && WITHOUT_CASES.contains(role)) {
            wrong(requirement, ProgrammeShape.ROLE, "the role %s works on no case".formatted(role.word()));
        }
        validity(requirement);
        hold(requirement);
        String when = requirement.find(ProgrammeShape.WHEN);
        if (when != null) {
            ConditionCheck.ofProgramme(when, questions)
                    .forEach(message -> wrong(requirement, ProgrammeShape.WHEN, message));
        }
    }

    private void validity(Entry requirement) {
        boolean days = requirement.find(ProgrammeShape.VALID_DAYS) != null;
        boolean date = requirement.get(ProgrammeShape.VALID_UNTIL_DATE);
        Moment on = requirement.find(ProgrammeShape.CHECKED_ON);
        if (days && date) {
            wrong(requirement, ProgrammeShape.VALID_DAYS, "it is valid for days or until a date, not both");
        }
        if ((days || date) && on == null) {
            wrong(requirement, ProgrammeShape.CHECKED_ON, "the field is missing: on which day must it be valid");
        }
        if (on != null && !days && !date) {
            wrong(
                    requirement,
                    ProgrammeShape.CHECKED_ON,
                    "it never runs out: expected 'validDays' or 'validUntilDate'");
        }
        if (on != null
                && !EnumSet.of(Moment.TRAVEL, Moment.DEPARTURE, Moment.ARRIVAL, Moment.TODAY)
                        .contains(on)) {
            wrong(requirement, ProgrammeShape.CHECKED_ON, "expected travel, departure, arrival or today");
        }
    }

    /** What an agency or a carrier reads must tell neither the programme nor what somebody has. */
    private void hold(Entry requirement) {
        Words hold = requirement.get(ProgrammeShape.HOLD);
        boolean ofHealth = requirement.get(ProgrammeShape.KIND) == CommitmentKind.MEDICAL_CHECK;
        hold.byLanguage().forEach((language, text) -> {
            String low = text.toLowerCase(Locale.ROOT);
            if (low.contains(programme.get(ProgrammeShape.LABEL).in(language).toLowerCase(Locale.ROOT))) {
                wrong(requirement, ProgrammeShape.HOLD, "it names the programme in %s".formatted(language));
            }
            if (ofHealth
                    && low.contains(
                            requirement.get(ProgrammeShape.LABEL).in(language).toLowerCase(Locale.ROOT))) {
                wrong(requirement, ProgrammeShape.HOLD, "it tells in %s what is examined".formatted(language));
            }
        });
    }

    private void stage(Entry at, Field<?> field, @Nullable String stage) {
        if (stage != null && !stages.contains(stage)) {
            wrong(at, field, "there is no stage '%s'".formatted(stage));
        }
    }

    private void task(Entry task) {
        boolean onStage = task.get(ProgrammeShape.MOMENT) == Moment.STAGE;
        String stage = task.find(ProgrammeShape.STAGE);
        if (onStage != (stage != null)) {
            wrong(task, ProgrammeShape.STAGE, "a stage is named where the moment is 'stage', and only there");
        }
        if (onStage && task.get(ProgrammeShape.BEFORE)) {
            wrong(task, ProgrammeShape.BEFORE, "nobody knows before when a stage will be entered");
        }
        stage(task, ProgrammeShape.STAGE, stage);
        Role role = task.get(ProgrammeShape.ROLE);
        if (WITHOUT_CASES.contains(role)) {
            wrong(task, ProgrammeShape.ROLE, "the role %s works on no case".formatted(role.word()));
        }
    }

    /** Answers the questions of each form by name, for the conditions of requirements. */
    private Map<String, Map<String, ProgrammeForm.Question>> forms() {
        Map<String, List<ProgrammeForm.Option>> lists = ProgrammeReading.lists(programme);
        Map<String, Map<String, ProgrammeForm.Question>> all = new HashMap<>();
        for (Entry form : programme.get(ProgrammeShape.FORMS)) {
            form.get(ProgrammeShape.STAGES_OF_FORM).forEach(stage -> stage(form, ProgrammeShape.STAGES_OF_FORM, stage));
            FormCheck check = FormCheck.of(form, lists);
            mistakes.addAll(check.mistakes());
            all.put(form.get(ProgrammeShape.ID), check.questions());
        }
        return all;
    }

    private void children() {
        String named = programme.find(ProgrammeShape.GUARDIANSHIP);
        if (named == null) {
            if (childrenTakePart()) {
                wrong(
                        programme,
                        ProgrammeShape.GUARDIANSHIP,
                        "children take part: expected the requirement that says who decides for a child");
            }
            return;
        }
        boolean ofChildren = programme.get(ProgrammeShape.REQUIREMENTS).stream()
                .anyMatch(each -> each.get(ProgrammeShape.ID).equals(named)
                        && each.get(ProgrammeShape.FOR) == ForWhom.EACH_CHILD);
        if (!ofChildren) {
            wrong(
                    programme,
                    ProgrammeShape.GUARDIANSHIP,
                    "there is no requirement '%s' that is asked for each child".formatted(named));
        }
    }

    private boolean childrenTakePart() {
        Set<ForWhom> children = EnumSet.of(ForWhom.EACH_CHILD, ForWhom.EACH_TRAVELLER);
        return programme.get(ProgrammeShape.REQUIREMENTS).stream()
                        .anyMatch(each -> children.contains(each.get(ProgrammeShape.FOR)))
                || programme.get(ProgrammeShape.FORMS).stream()
                        .anyMatch(each -> children.contains(each.get(ProgrammeShape.FOR)))
                || programme.get(ProgrammeShape.GRANTS).stream()
                        .flatMap(grant -> grant.get(ProgrammeShape.RATES).stream())
                        .map(rate -> rate.find(ProgrammeShape.CHILD))
                        .anyMatch(Objects::nonNull);
    }
}
