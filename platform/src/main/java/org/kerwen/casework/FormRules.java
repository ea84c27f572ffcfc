package org.kerwen.casework;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A form with its conditions read, in the order in which its questions can be evaluated: each after those that it depends on.
 *
 * @param rules by name
 */
record FormRules(Map<String, Rule> rules) {
    /** How it is written that a question must always be answered. */
    static final String ALWAYS = "yes";

    /** By the form itself, not by what it says. */
    private static final LoadingCache<ProgrammeForm, FormRules> READ =
            Caffeine.newBuilder().weakKeys().build(FormRules::readWhole);

    private static final Expression YES = new Expression.Call(Expression.Named.TRUE, List.of(), 1);

    /**
     * A question with its conditions.
     *
     * @param holder the group that it lies in; null where in none
     * @param repeats the repeated groups that it lies in, outermost first
     */
    record Rule(
            ProgrammeForm.Question question,
            @Nullable String holder,
            List<String> repeats,
            @Nullable Expression required,
            @Nullable Expression relevant,
            @Nullable Expression constraint,
            @Nullable Expression calculation,
            @Nullable Expression standard) {
        Rule {
            repeats = List.copyOf(repeats);
        }
    }

    /**
     * The conditions of a form that has been found sound; what cannot be read is as if it did not stand there. They are read once for
     * as long as somebody holds this form: those of a version of a programme are held always.
     */
    static FormRules of(ProgrammeForm form) {
        return READ.get(form);
    }

    private static FormRules readWhole(ProgrammeForm form) {
        Map<String, Rule> asWritten = new LinkedHashMap<>();
        gather(form.questions(), null, List.of(), asWritten);
        Map<String, Rule> ordered = new LinkedHashMap<>();
        Set<String> begun = new HashSet<>();
        asWritten.keySet().forEach(name -> place(name, asWritten, ordered, begun));
        return new FormRules(ordered);
    }

    private static void gather(
            List<ProgrammeForm.Question> questions,
            @Nullable String holder,
            List<String> repeats,
            Map<String, Rule> rules) {
        for (ProgrammeForm.Question question : questions) {
            rules.put(
                    question.name(),
                    new Rule(
                            question,
                            holder,
                            repeats,
                            ALWAYS.equals(question.required()) ? YES : read(question.required()),
                            read(question.relevant()),
                            read(question.constraint()),
                            read(question.calculation()),
                            read(question.standard())));
            List<String> inside = repeats;
            if (question.type() == QuestionType.REPEAT) {
                inside = new ArrayList<>(repeats);
                inside.add(question.name());
            }
            gather(question.questions(), question.name(), inside, rules);
        }
    }

    private static @Nullable Expression read(@Nullable String text) {
        return text != null && ExpressionReader.read(text) instanceof ExpressionReader.Outcome.Good(Expression good)
                ? good
                : null;
    }

    private static void place(String name, Map<String, Rule> asWritten, Map<String, Rule> ordered, Set<String> begun) {
        Rule rule = asWritten.get(name);
        if (rule == null || !begun.add(name)) {
            return;
        }
        if (rule.holder() != null) {
            place(rule.holder(), asWritten, ordered, begun);
        }
        for (Expression expression : new @Nullable Expression[] {rule.relevant(), rule.calculation()}) {
            if (expression != null) {
                expression.asked().forEach(asked -> place(asked.name(), asWritten, ordered, begun));
            }
        }
        ordered.put(name, rule);
    }

    Rule rule(String name) {
        return Objects.requireNonNull(rules.get(name));
    }
}
