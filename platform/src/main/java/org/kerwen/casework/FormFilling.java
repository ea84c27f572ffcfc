package org.kerwen.casework;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Holds answers against a form: which questions are asked, what is calculated, what is wrong. No answer is ever dropped. */
final class FormFilling {
    static final int MOST_ROWS = 50;
    private static final int LONGEST = 4000;
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,15}");

    private final FormRules rules;
    private final Map<String, List<String>> answers;
    private final LocalDate today;
    private final Map<String, Value> values = new LinkedHashMap<>();
    private final Map<String, Boolean> relevant = new LinkedHashMap<>();
    private final Map<String, List<AnswerFlaw>> wrong = new LinkedHashMap<>();

    private FormFilling(FormRules rules, Map<String, List<String>> answers, LocalDate today) {
        this.rules = rules;
        this.answers = answers;
        this.today = today;
    }

    /**
     * Evaluates the whole form.
     *
     * @param answers by path, as they were given
     */
    static FilledForm fill(FormRules rules, Map<String, List<String>> answers, LocalDate today) {
        var filling = new FormFilling(rules, answers, today);
        rules.rules().values().forEach(rule -> filling.instances(rule).forEach(path -> filling.evaluate(rule, path)));
        // After all values are known: a constraint may speak of any of them.
        rules.rules().values().forEach(rule -> filling.instances(rule).forEach(path -> filling.hold(rule, path)));
        Map<String, FilledForm.Result> results = new LinkedHashMap<>();
        filling.values.forEach((path, value) -> results.put(
                path,
                new FilledForm.Result(
                        filling.isRelevant(path), value.asText(), filling.wrong.getOrDefault(path, List.of()))));
        List<String> aside = new TreeSet<>(answers.keySet())
                .stream().filter(path -> filling.isAside(path, results)).toList();
        return new FilledForm(results, aside);
    }

    /** What stands in a form before anybody has answered: the defaults, which name no question. */
    static Map<String, List<String>> standards(FormRules rules, LocalDate today) {
        Map<String, List<String>> standards = new LinkedHashMap<>();
        var nothing = new FormFilling(rules, Map.of(), today);
        rules.rules().forEach((name, rule) -> {
            if (rule.standard() != null && rule.repeats().isEmpty()) {
                String value = Calculation.of(rule.standard(), nothing.around(name), Value.absent(), today)
                        .asText();
                standards.put(name, List.of(value));
            }
        });
        return standards;
    }

    /** Whether a condition holds that names questions with their form; what cannot be read holds, so that nothing is waived. */
    static boolean holds(
            Programme programme, String condition, Map<String, Map<String, List<String>>> answers, LocalDate today) {
        if (!(ExpressionReader.read(condition) instanceof ExpressionReader.Outcome.Good(Expression expression))) {
            return true;
        }
        Set<String> named = expression.asked().stream()
                .map(asked -> asked.name().split("\\.", 2)[0])
                .collect(Collectors.toSet());
        Map<String, Value> known = new LinkedHashMap<>();
        for (ProgrammeForm form : programme.forms()) {
            Map<String, List<String>> given = answers.get(form.id());
            if (given != null && named.contains(form.id())) {
                var filling = new FormFilling(FormRules.of(form), given, today);
                filling.rules
                        .rules()
                        .values()
                        .forEach(rule -> filling.instances(rule).forEach(path -> filling.evaluate(rule, path)));
                filling.values.forEach((path, value) -> known.put(form.id() + "." + path, value));
            }
        }
        Calculation.Answered all = new Calculation.Answered() {
            @Override
            public Value one(String name) {
                return known.getOrDefault(name, Value.absent());
            }

            @Override
            public List<Value> all(String name) {
                return List.of(one(name));
            }

            @Override
            public int rows(String name) {
                BigDecimal rows = one(name).asNumber();
                return rows == null ? -1 : rows.intValue();
            }
        };
        return Calculation.of(expression, all, Value.absent(), today).asTruth();
    }

    private boolean isAside(String path, Map<String, FilledForm.Result> results) {
        boolean given = answers.getOrDefault(path, List.of()).stream()
                .anyMatch(answer -> !Value.stripped(answer).isEmpty());
        FilledForm.Result result = results.get(path);
        return given && (result == null || !result.relevant());
    }

    private boolean isRelevant(String path) {
        return relevant.getOrDefault(path, false);
    }

    /** The paths of a question: one, or one for each row of what it lies in. */
    private List<String> instances(FormRules.Rule rule) {
        return paths(rule.question().name(), rule.repeats(), "", 0);
    }

    private List<String> paths(String name, List<String> repeats, String before, int from) {
        if (from == repeats.size()) {
            return List.of(before + name);
        }
        List<String> all = new ArrayList<>();
        String repeat = before + repeats.get(from);
        for (int row = 0; row < rows(repeat); row++) {
            all.addAll(paths(name, repeats, repeat + "." + row + ".", from + 1));
        }
        return all;
    }

    private int rows(String path) {
        Value value = values.getOrDefault(path, Value.absent());
        BigDecimal number = isRelevant(path) ? value.asNumber() : null;
        return number == null ? 0 : number.intValue();
    }

    /** What stands before the question's own name in a path, and how much of it another question shares. */
    private String shared(String path, List<String> repeats) {
        int end = 0;
        for (int level = 0; level < repeats.size(); level++) {
            String begins = path.substring(end);
            String group = repeats.get(level) + ".";
            int row = begins.indexOf('.', group.length());
            if (!begins.startsWith(group) || row < 0) {
                return path.substring(0, end);
            }
            end += row + 1;
        }
        return path.substring(0, end);
    }

    private Calculation.Answered around(String path) {
        return new Calculation.Answered() {
            @Override
            public Value one(String name) {
                FormRules.Rule rule = rules.rules().get(name);
                return rule == null ? Value.absent() : known(shared(path, rule.repeats()) + name);
            }

            @Override
            public List<Value> all(String name) {
                FormRules.Rule rule = rules.rules().get(name);
                if (rule == null) {
                    return List.of();
                }
                String before = shared(path, rule.repeats());
                return instances(rule).stream()
                        .filter(instance -> instance.startsWith(before))
                        .map(FormFilling.this::known)
                        .toList();
            }

            @Override
            public int rows(String name) {
                FormRules.Rule rule = rules.rules().get(name);
                if (rule == null || rule.question().type() != QuestionType.REPEAT) {
                    return -1;
                }
                return all(name).stream()
                        .map(Value::asNumber)
                        .mapToInt(number -> number == null ? 0 : number.intValue())
                        .sum();
            }
        };
    }

    private Value known(String path) {
        return values.getOrDefault(path, Value.absent());
    }

    private void evaluate(FormRules.Rule rule, String path) {
        boolean asked = isHeld(rule, path)
                && (rule.relevant() == null
                        || Calculation.of(rule.relevant(), around(path), Value.absent(), today)
                                .asTruth());
        relevant.put(path, asked);
        Value value = Value.absent();
        if (asked) {
            value = rule.calculation() == null
                    ? answered(rule.question(), path)
                    : Calculation.of(rule.calculation(), around(path), Value.absent(), today);
        }
        values.put(path, value);
    }

    /** Whether the group around it is asked. */
    private boolean isHeld(FormRules.Rule rule, String path) {
        if (rule.holder() == null) {
            return true;
        }
        List<String> around = rules.rule(rule.holder()).repeats();
        return isRelevant(shared(path, around) + rule.holder());
    }

    private void problem(String path, AnswerFlaw what) {
        wrong.computeIfAbsent(path, none -> new ArrayList<>()).add(what);
    }

    private Value answered(ProgrammeForm.Question question, String path) {
        List<String> given = answers.getOrDefault(path, List.of()).stream()
                .map(Value::stripped)
                .filter(answer -> !answer.isEmpty())
                .toList();
        if (given.isEmpty()) {
            return Value.absent();
        }
        String first = given.getFirst();
        if (first.length() > LONGEST) {
            problem(path, AnswerFlaw.TOO_LONG);
            return Value.absent();
        }
        return switch (question.type()) {
            case TEXT, PLACE, PERSON, FILE -> new Value.Text(first);
            case INTEGER -> number(first, WHOLE, path);
            case DECIMAL -> number(first, Value.NUMBER, path);
            case DATE -> date(first, path);
            case CHOICE_ONE, CHOICE_MANY -> chosen(question, given, path);
            case REPEAT -> repeated(first, path);
            case NOTE, CALCULATE, GROUP -> Value.absent();
        };
    }

    private Value number(String text, Pattern form, String path) {
        if (!form.matcher(text).matches()) {
            problem(path, AnswerFlaw.NO_NUMBER);
            return Value.absent();
        }
        return Value.of(new BigDecimal(text));
    }

    private Value date(String text, String path) {
        Value date = Value.date(text);
        if (date.isAbsent()) {
            problem(path, AnswerFlaw.NO_DATE);
        }
        return date;
    }

    private Value chosen(ProgrammeForm.Question question, List<String> given, String path) {
        List<String> known =
                question.choices().stream().map(ProgrammeForm.Option::name).toList();
        if (!known.containsAll(given)) {
            problem(path, AnswerFlaw.NO_CHOICE);
            return Value.absent();
        }
        return question.type() == QuestionType.CHOICE_ONE
                ? new Value.Text(given.getFirst())
                : new Value.Many(given.stream().distinct().toList());
    }

    private Value repeated(String text, String path) {
        Value number = number(text, WHOLE, path);
        BigDecimal rows = number.asNumber();
        if (rows == null || rows.signum() < 0) {
            return Value.absent();
        }
        if (rows.compareTo(BigDecimal.valueOf(MOST_ROWS)) > 0) {
            problem(path, AnswerFlaw.TOO_MANY);
            return Value.of(BigDecimal.valueOf(MOST_ROWS));
        }
        return number;
    }

    private void hold(FormRules.Rule rule, String path) {
        if (!isRelevant(path)) {
            return;
        }
        Value value = known(path);
        if (value.isAbsent()) {
            if (!wrong.containsKey(path) && holds(rule.required(), path, value)) {
                problem(path, AnswerFlaw.REQUIRED);
            }
        } else if (rule.constraint() != null && !holds(rule.constraint(), path, value)) {
            problem(path, AnswerFlaw.CONSTRAINT);
        }
    }

    private boolean holds(@Nullable Expression condition, String path, Value itself) {
        return condition != null
                && Calculation.of(condition, around(path), itself, today).asTruth();
    }
}
