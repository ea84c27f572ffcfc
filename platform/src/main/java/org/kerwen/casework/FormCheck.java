package org.kerwen.casework;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kerwen.pack.Entry;
import org.kerwen.pack.Field;
import org.kerwen.pack.Mistake;

/** What must hold for a form: each question once and whole, each condition readable, nothing that waits for itself. */
final class FormCheck {
    private static final int MOST_QUESTIONS = 400;
    private static final int DEEPEST = 6;

    private final Map<String, List<ProgrammeForm.Option>> lists;
    private final Map<String, ProgrammeForm.Question> questions = new LinkedHashMap<>();
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    /** By question, the repeated groups that it lies in, outermost first. */
    private final Map<String, List<String>> repeats = new HashMap<>();

    private final Map<String, String> holders = new HashMap<>();
    /** By question, those whose answers must be known before its own is. */
    private final Map<String, Map<String, Field<?>>> needs = new HashMap<>();

    private final List<Mistake> mistakes = new ArrayList<>();

    private FormCheck(Map<String, List<ProgrammeForm.Option>> lists) {
        this.lists = lists;
    }

    static FormCheck of(Entry form, Map<String, List<ProgrammeForm.Option>> lists) {
        var check = new FormCheck(lists);
        List<ProgrammeForm.Question> asked = ProgrammeReading.questions(form, lists);
        check.gather(form.get(ProgrammeShape.QUESTIONS), asked, List.of(), null, 1);
        if (check.questions.isEmpty()) {
            check.wrong(form, ProgrammeShape.QUESTIONS, "it asks nothing");
        }
        if (check.questions.size() > MOST_QUESTIONS) {
            check.wrong(form, ProgrammeShape.QUESTIONS, "it has more than %d questions".formatted(MOST_QUESTIONS));
        } else {
            check.entries.forEach((name, entry) -> check.conditions(name, entry));
            check.circles();
        }
        return check;
    }

    List<Mistake> mistakes() {
        return mistakes;
    }

    Map<String, ProgrammeForm.Question> questions() {
        return questions;
    }

    private void wrong(Entry at, Field<?> field, String message) {
        mistakes.add(Mistake.at(at, field, message));
    }

    private void gather(
            List<Entry> from,
            List<ProgrammeForm.Question> asked,
            List<String> within,
            @Nullable String holder,
            int depth) {
        for (int i = 0; i < from.size(); i++) {
            Entry entry = from.get(i);
            ProgrammeForm.Question question = asked.get(i);
            whole(entry, question);
            if (depth > DEEPEST) {
                wrong(entry, ProgrammeShape.QUESTIONS, "groups lie more than %d deep".formatted(DEEPEST));
                return;
            }
            if (questions.putIfAbsent(question.name(), question) != null) {
                wrong(entry, ProgrammeShape.NAME, "'%s' stands further up in this form".formatted(question.name()));
                continue;
            }
            entries.put(question.name(), entry);
            repeats.put(question.name(), within);
            if (holder != null) {
                holders.put(question.name(), holder);
            }
            List<String> inside = within;
            if (question.type() == QuestionType.REPEAT) {
                inside = new ArrayList<>(within);
                inside.add(question.name());
            }
            gather(
                    entry.get(ProgrammeShape.QUESTIONS),
                    question.questions(),
                    List.copyOf(inside),
                    question.name(),
                    depth + 1);
        }
    }

    private void whole(Entry entry, ProgrammeForm.Question question) {
        QuestionType type = question.type();
        if (question.label() == null && type != QuestionType.CALCULATE) {
            wrong(entry, ProgrammeShape.ASKS, "the field is missing: what is asked");
        }
        String list = entry.find(ProgrammeShape.CHOICES_OF);
        if (list != null && !lists.containsKey(list)) {
            wrong(entry, ProgrammeShape.CHOICES_OF, "there is no list of choices '%s'".formatted(list));
        } else if (type.isChoice() && question.choices().isEmpty()) {
            wrong(entry, ProgrammeShape.CHOICES, "there is nothing to choose: expected 'choices' or 'choicesOf'");
        }
        if (!type.isChoice() && !question.choices().isEmpty()) {
            wrong(entry, ProgrammeShape.CHOICES, "a question of this type has no choices");
        }
        Set<String> seen = new HashSet<>();
        question.choices().forEach(option -> {
            if (!seen.add(option.name())) {
                wrong(entry, ProgrammeShape.CHOICES, "the choice '%s' stands twice".formatted(option.name()));
            }
        });
        if (type.holdsQuestions() == question.questions().isEmpty()) {
            wrong(
                    entry,
                    ProgrammeShape.QUESTIONS,
                    type.holdsQuestions() ? "the group is empty" : "only a group holds questions");
        }
        if ((type == QuestionType.CALCULATE) != (question.calculation() != null)) {
            wrong(entry, ProgrammeShape.CALCULATION, "a calculation stands at the type 'calculate', and only there");
        }
        if (question.constraint() != null && question.constraintMessage() == null) {
            wrong(
                    entry,
                    ProgrammeShape.CONSTRAINT_MESSAGE,
                    "the field is missing: what is said where it does not hold");
        }
        if (question.required() != null && !type.takesAnAnswer() && type != QuestionType.REPEAT) {
            wrong(entry, ProgrammeShape.REQUIRED, "a question of this type takes no answer");
        }
    }

    private void conditions(String name, Entry entry) {
        Map<String, Field<?>> itsNeeds = new LinkedHashMap<>();
        String holder = holders.get(name);
        if (holder != null) {
            itsNeeds.put(holder, ProgrammeShape.RELEVANT);
        }
        for (Field<String> field : List.of(
                ProgrammeShape.RELEVANT,
                ProgrammeShape.CALCULATION,
                ProgrammeShape.REQUIRED,
                ProgrammeShape.CONSTRAINT,
                ProgrammeShape.DEFAULT)) {
            Expression expression = expression(name, entry, field);
            if (expression != null && (field == ProgrammeShape.RELEVANT || field == ProgrammeShape.CALCULATION)) {
                expression.asked().forEach(asked -> itsNeeds.putIfAbsent(asked.name(), field));
            }
        }
        needs.put(name, itsNeeds);
    }

    private @Nullable Expression expression(String name, Entry entry, Field<String> field) {
        String text = entry.find(field);
        if (text == null || (field == ProgrammeShape.REQUIRED && text.equals(FormRules.ALWAYS))) {
            return null;
        }
        return switch (ExpressionReader.read(text)) {
            case ExpressionReader.Outcome.Bad bad -> {
                wrong(entry, field, bad.toString());
                yield null;
            }
            case ExpressionReader.Outcome.Good(Expression expression) -> {
                ConditionCheck.of(expression, questions::get).forEach(message -> wrong(entry, field, message));
                places(name, entry, field, expression, false);
                if (field == ProgrammeShape.DEFAULT && !expression.asked().isEmpty()) {
                    wrong(entry, field, "what stands there at first asks no question");
                }
                yield expression;
            }
        };
    }

    /** Where an answer has many rows, one is meant only from within; from outside they are gathered. */
    private void places(String name, Entry entry, Field<?> field, Expression part, boolean gathered) {
        if (part instanceof Expression.Itself(int at) && field != ProgrammeShape.CONSTRAINT) {
            wrong(entry, field, "at character %d: '.' stands in constraints only".formatted(at));
        }
        if (part instanceof Expression.Asked asked) {
            List<String> its = repeats.getOrDefault(asked.name(), List.of());
            List<String> own = repeats.getOrDefault(name, List.of());
            boolean within =
                    its.size() <= own.size() && own.subList(0, its.size()).equals(its);
            if (!within && !gathered) {
                wrong(
                        entry,
                        field,
                        "at character %d: '%s' has many rows from here; count() or sum() gathers them"
                                .formatted(asked.at(), asked.name()));
            }
        }
        boolean gathers = part instanceof Expression.Call call && call.named().gathers();
        part.parts().forEach(inner -> places(name, entry, field, inner, gathers));
    }

    private void circles() {
        Set<String> done = new HashSet<>();
        for (String name : questions.keySet()) {
            follow(name, new ArrayList<>(), done);
        }
    }

    private void follow(String name, List<String> way, Set<String> done) {
        int before = way.indexOf(name);
        if (before >= 0) {
            List<String> circle = new ArrayList<>(way.subList(before, way.size()));
            circle.add(name);
            Entry entry = entries.get(way.getLast());
            Field<?> field = needs.getOrDefault(way.getLast(), Map.of()).get(name);
            if (entry != null && field != null) {
                wrong(entry, field, "it waits for itself: %s".formatted(String.join(", ", circle)));
            }
            return;
        }
        if (done.contains(name)) {
            return;
        }
        way.add(name);
        needs.getOrDefault(name, Map.of()).keySet().forEach(needed -> follow(needed, way, done));
        way.removeLast();
        done.add(name);
    }
}
