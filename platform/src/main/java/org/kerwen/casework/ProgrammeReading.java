package org.kerwen.casework;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kerwen.kernel.ProgrammeId;
import org.kerwen.pack.Entry;

/** Makes values of an entry of the pack. */
final class ProgrammeReading {
    static Programme programme(Entry entry) {
        Map<String, List<ProgrammeForm.Option>> lists = lists(entry);
        return new Programme(
                new ProgrammeId(entry.id()),
                entry.get(ProgrammeShape.LABEL),
                entry.get(ProgrammeShape.DESCRIPTION),
                entry.get(ProgrammeShape.SENSITIVITY),
                entry.get(ProgrammeShape.RETENTION_YEARS),
                entry.find(ProgrammeShape.GUARDIANSHIP),
                entry.get(ProgrammeShape.UNVERIFIED_FIELDS),
                entry.get(ProgrammeShape.STAGES).stream()
                        .map(ProgrammeReading::stage)
                        .toList(),
                entry.get(ProgrammeShape.MOVES).stream()
                        .map(ProgrammeReading::move)
                        .toList(),
                entry.get(ProgrammeShape.REQUIREMENTS).stream()
                        .map(ProgrammeReading::requirement)
                        .toList(),
                entry.get(ProgrammeShape.FORMS).stream()
                        .map(form -> form(form, lists))
                        .toList(),
                entry.get(ProgrammeShape.SERVICES).stream()
                        .map(ProgrammeReading::named)
                        .toList(),
                entry.get(ProgrammeShape.TASKS).stream()
                        .map(ProgrammeReading::task)
                        .toList(),
                entry.get(ProgrammeShape.CLOSING_REASONS).stream()
                        .map(ProgrammeReading::named)
                        .toList(),
                entry.get(ProgrammeShape.GRANTS).stream()
                        .map(ProgrammeReading::grant)
                        .toList());
    }

    /** The lists of choices by name; of two with one name, the first. */
    static Map<String, List<ProgrammeForm.Option>> lists(Entry programme) {
        Map<String, List<ProgrammeForm.Option>> lists = new HashMap<>();
        programme
                .get(ProgrammeShape.CHOICE_LISTS)
                .forEach(list -> lists.putIfAbsent(list.get(ProgrammeShape.ID), options(list)));
        return lists;
    }

    private static List<ProgrammeForm.Option> options(Entry entry) {
        return entry.get(ProgrammeShape.CHOICES).stream()
                .map(option ->
                        new ProgrammeForm.Option(option.get(ProgrammeShape.OPTION), option.get(ProgrammeShape.LABEL)))
                .toList();
    }

    private static Programme.Stage stage(Entry entry) {
        return new Programme.Stage(
                entry.get(ProgrammeShape.ID),
                entry.get(ProgrammeShape.LABEL),
                entry.get(ProgrammeShape.PLACE),
                entry.find(ProgrammeShape.ABOUT),
                entry.find(ProgrammeShape.PAPER),
                entry.find(ProgrammeShape.GATE),
                entry.get(ProgrammeShape.ROLES),
                entry.get(ProgrammeShape.UNVERIFIED));
    }

    private static Programme.Move move(Entry entry) {
        return new Programme.Move(
                entry.get(ProgrammeShape.ID),
                entry.get(ProgrammeShape.LABEL),
                entry.get(ProgrammeShape.MOVE_KIND),
                entry.get(ProgrammeShape.FROM),
                entry.find(ProgrammeShape.TO),
                entry.get(ProgrammeShape.ROLES),
                entry.get(ProgrammeShape.TWO_PEOPLE),
                entry.find(ProgrammeShape.UNTIL),
                entry.get(ProgrammeShape.UNVERIFIED));
    }

    private static Programme.Requirement requirement(Entry entry) {
        return new Programme.Requirement(
                entry.get(ProgrammeShape.ID),
                entry.get(ProgrammeShape.LABEL),
                entry.get(ProgrammeShape.KIND),
                entry.get(ProgrammeShape.HOLD),
                entry.get(ProgrammeShape.FOR),
                entry.find(ProgrammeShape.ROLE),
                entry.find(ProgrammeShape.AGENCY_KIND),
                entry.get(ProgrammeShape.AGENCIES),
                entry.get(ProgrammeShape.ASKED_FROM),
                entry.get(ProgrammeShape.HINDERS),
                entry.find(ProgrammeShape.VALID_DAYS),
                entry.get(ProgrammeShape.VALID_UNTIL_DATE),
                entry.find(ProgrammeShape.CHECKED_ON),
                entry.find(ProgrammeShape.WHEN),
                entry.get(ProgrammeShape.UNVERIFIED));
    }

    private static ProgrammeForm form(Entry entry, Map<String, List<ProgrammeForm.Option>> lists) {
        return new ProgrammeForm(
                entry.get(ProgrammeShape.ID),
                entry.get(ProgrammeShape.LABEL),
                entry.get(ProgrammeShape.STAGES_OF_FORM),
                entry.get(ProgrammeShape.FOR),
                questions(entry, lists),
                entry.get(ProgrammeShape.UNVERIFIED));
    }

    static List<ProgrammeForm.Question> questions(Entry holder, Map<String, List<ProgrammeForm.Option>> lists) {
        return holder.get(ProgrammeShape.QUESTIONS).stream()
                .map(question -> question(question, lists))
                .toList();
    }

    private static ProgrammeForm.Question question(Entry entry, Map<String, List<ProgrammeForm.Option>> lists) {
        String list = entry.find(ProgrammeShape.CHOICES_OF);
        return new ProgrammeForm.Question(
                entry.get(ProgrammeShape.NAME),
                entry.get(ProgrammeShape.TYPE),
                entry.find(ProgrammeShape.ASKS),
                entry.find(ProgrammeShape.HINT),
                entry.find(ProgrammeShape.REQUIRED),
                entry.find(ProgrammeShape.RELEVANT),
                entry.find(ProgrammeShape.CONSTRAINT),
                entry.find(ProgrammeShape.CONSTRAINT_MESSAGE),
                entry.find(ProgrammeShape.CALCULATION),
                entry.find(ProgrammeShape.DEFAULT),
                list == null ? options(entry) : lists.getOrDefault(list, List.of()),
                questions(entry, lists),
                entry.get(ProgrammeShape.UNVERIFIED));
    }

    private static Programme.Named named(Entry entry) {
        return new Programme.Named(
                entry.get(ProgrammeShape.ID), entry.get(ProgrammeShape.LABEL), entry.get(ProgrammeShape.UNVERIFIED));
    }

    private static Programme.Task task(Entry entry) {
        return new Programme.Task(
                entry.get(ProgrammeShape.ID),
                entry.get(ProgrammeShape.LABEL),
                entry.get(ProgrammeShape.DAYS),
                entry.get(ProgrammeShape.BEFORE),
                entry.get(ProgrammeShape.MOMENT),
                entry.find(ProgrammeShape.STAGE),
                entry.get(ProgrammeShape.ROLE),
                entry.get(ProgrammeShape.UNVERIFIED));
    }

    private static Programme.Grant grant(Entry entry) {
        return new Programme.Grant(
                entry.get(ProgrammeShape.ID),
                entry.get(ProgrammeShape.LABEL),
                entry.get(ProgrammeShape.CURRENCY),
                entry.find(ProgrammeShape.CHILD_UNDER),
                entry.find(ProgrammeShape.AGE_ON),
                entry.get(ProgrammeShape.RATES).stream()
                        .map(rate -> new Programme.Rate(
                                rate.get(ProgrammeShape.RATE_FROM),
                                rate.find(ProgrammeShape.RATE_UNTIL),
                                rate.find(ProgrammeShape.FAMILY),
                                rate.find(ProgrammeShape.ADULT),
                                rate.find(ProgrammeShape.CHILD),
                                rate.find(ProgrammeShape.CEILING)))
                        .toList(),
                entry.get(ProgrammeShape.INSTALMENTS).stream()
                        .map(part -> new Programme.Instalment(
                                part.get(ProgrammeShape.LABEL),
                                part.get(ProgrammeShape.PERCENT),
                                part.get(ProgrammeShape.PAID_IN)))
                        .toList(),
                entry.get(ProgrammeShape.UNVERIFIED));
    }

    private ProgrammeReading() {}
}
