package org.kerwen.casework;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kerwen.testing.Browser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The page and the server evaluate forms to the same: random forms and answers go through both. */
class FormsOnThePageTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
    private static final int FORMS = 1500;
    private static final List<String> SIGNS =
            List.of("or", "and", "=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "div", "mod");
    private static final List<QuestionType> TYPES = List.of(
            QuestionType.TEXT,
            QuestionType.INTEGER,
            QuestionType.DECIMAL,
            QuestionType.CHOICE_ONE,
            QuestionType.CHOICE_MANY,
            QuestionType.DATE,
            QuestionType.CALCULATE,
            QuestionType.REPEAT,
            QuestionType.GROUP);
    private static final List<String> TYPED = List.of(
            "",
            "0",
            "1",
            "-2",
            "2",
            "3",
            "1.5",
            "-0.05",
            "007",
            "999999999999999",
            "123456789012345.123456789012",
            "12345678901234567",
            "abc",
            "yes",
            "no",
            "yes no",
            " 4 ",
            "2008",
            "2008-02",
            "2008-02-29",
            "2009-02-29",
            "0000-03-01",
            "9999-12-31",
            "2008/2010",
            "2010/2008",
            "2008/..",
            "then 2002",
            "printed: 31 November 2009 (2009-11)",
            "31.12.2020",
            "😀é",
            "--1",
            "1e5",
            "\t5\n");

    private final Random random;
    private final long seed;
    private int names;

    FormsOnThePageTest() {
        seed = Long.getLong("seed", System.nanoTime());
        random = new Random(seed);
    }

    @Test
    void randomFormsAndAnswersComeToTheSame() throws IOException {
        System.out.println("forms on the page: seed " + seed);
        ArrayNode cases = JSON.createArrayNode();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < FORMS; i++) {
            names = 0;
            FormRules rules = FormsTest.rules(
                    questions(3 + random.nextInt(6), new ArrayList<>(), "", 0).toArray(ProgrammeForm.Question[]::new));
            Map<String, List<String>> answers = answers(rules);
            ObjectNode one = cases.addObject();
            one.set("rules", FormJson.of(rules));
            one.set("answers", JSON.valueToTree(answers));
            expected.add(json(FormFilling.fill(rules, answers, TODAY)).toString());
        }
        try (Browser browser = Browser.open()) {
            Page page = browser.reader(400, true);
            page.evaluate(Files.readString(Path.of("src/main/resources/assets/forms.js")));
            String found = (String) page.evaluate(
                    "cases => JSON.stringify(JSON.parse(cases).map(c => kerwenForms.fill(c.rules, c.answers, '" + TODAY
                            + "')))",
                    cases.toString());
            JsonNode all = JSON.readTree(found);
            for (int i = 0; i < FORMS; i++) {
                assertThat(all.get(i).toString())
                        .as("seed %d, case %d: %s", seed, i, cases.get(i))
                        .isEqualTo(expected.get(i));
            }
        }
    }

    private static ObjectNode json(FilledForm filled) {
        ObjectNode json = JSON.createObjectNode();
        ObjectNode results = json.putObject("results");
        filled.results().forEach((path, result) -> {
            ObjectNode one = results.putObject(path);
            one.put("relevant", result.relevant());
            one.put("value", result.value());
            ArrayNode problems = one.putArray("problems");
            result.problems().forEach(problem -> problems.add(problem.word()));
        });
        ArrayNode aside = json.putArray("aside");
        filled.aside().forEach(aside::add);
        return json;
    }

    private List<ProgrammeForm.Question> questions(int count, List<String> known, String gathered, int depth) {
        List<ProgrammeForm.Question> questions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            QuestionType type = TYPES.get(random.nextInt(depth > 1 ? TYPES.size() - 2 : TYPES.size()));
            String name = "q" + names++;
            String relevant = random.nextInt(3) == 0 ? expression(known, 2) : null;
            List<ProgrammeForm.Question> inner = type.holdsQuestions()
                    ? questions(1 + random.nextInt(3), new ArrayList<>(known), gathered, depth + 1)
                    : List.of();
            questions.add(FormsTest.with(
                    FormsTest.question(name, type),
                    random.nextInt(3) == 0 ? "yes" : random.nextInt(4) == 0 ? expression(known, 2) : null,
                    relevant,
                    random.nextInt(3) == 0
                            ? ". " + SIGNS.get(random.nextInt(SIGNS.size())) + " " + expression(known, 2)
                            : null,
                    type == QuestionType.CALCULATE ? expression(known, 4) : null,
                    inner));
            // Questions of repeated groups are asked from outside too, by count, by sum and alone.
            inner.forEach(each -> known.add(each.name()));
            known.add(name);
        }
        return questions;
    }

    private String expression(List<String> known, int depth) {
        String asked = known.isEmpty() ? "'none'" : "${" + known.get(random.nextInt(known.size())) + "}";
        if (depth == 0 || random.nextInt(4) == 0) {
            return switch (random.nextInt(6)) {
                case 0 -> String.valueOf(random.nextInt(20));
                case 1 -> random.nextInt(1000) + "." + (1 + random.nextInt(99_999));
                case 2 -> "'" + TYPED.get(random.nextInt(TYPED.size())) + "'";
                case 3 -> "today()";
                default -> asked;
            };
        }
        String a = expression(known, depth - 1);
        String b = expression(known, depth - 1);
        return switch (random.nextInt(16)) {
            case 0 -> "not(" + a + ")";
            case 1 -> "if(" + a + ", " + b + ", " + asked + ")";
            case 2 -> "coalesce(" + a + ", " + b + ")";
            case 3 -> "selected(" + a + ", 'yes')";
            case 4 -> "count-selected(" + a + ")";
            case 5 -> "date(" + a + ")";
            case 6 -> "years-between(" + a + ", " + b + ")";
            case 7 -> "string-length(" + a + ")";
            case 8 -> "int(" + a + ")";
            case 9 -> known.isEmpty() ? a : "sum(" + asked + ")";
            case 10 -> known.isEmpty() ? a : "count(" + asked + ")";
            case 11 -> "number(" + a + ")";
            case 12 -> "- " + (depth > 1 ? "(" + a + ")" : asked);
            default -> "(" + a + " " + SIGNS.get(random.nextInt(SIGNS.size())) + " " + b + ")";
        };
    }

    private Map<String, List<String>> answers(FormRules rules) {
        Map<String, List<String>> answers = new HashMap<>();
        rules.rules().forEach((name, rule) -> {
            if (random.nextInt(4) > 0) {
                answers.put(path(name, rule.repeats()), typed(rule.question().type()));
                answers.put(path(name, rule.repeats()), typed(rule.question().type()));
            }
        });
        answers.put("gone", List.of("kept"));
        return answers;
    }

    private String path(String name, List<String> repeats) {
        StringBuilder path = new StringBuilder();
        repeats.forEach(repeat ->
                path.append(repeat).append('.').append(random.nextInt(3)).append('.'));
        return path.append(name).toString();
    }

    private List<String> typed(QuestionType type) {
        if (random.nextInt(4) == 0) {
            return List.of(TYPED.get(random.nextInt(TYPED.size())));
        }
        return switch (type) {
            case INTEGER, REPEAT -> List.of(String.valueOf(random.nextInt(4)));
            case DECIMAL -> List.of(random.nextInt(100) + "." + random.nextInt(1000));
            case DATE ->
                List.of(LocalDate.of(1900 + random.nextInt(200), 1 + random.nextInt(12), 1 + random.nextInt(28))
                        .toString());
            case CHOICE_ONE -> List.of(random.nextBoolean() ? "yes" : "no");
            case CHOICE_MANY -> random.nextBoolean() ? List.of("yes", "no") : List.of("no");
            default -> List.of(TYPED.get(random.nextInt(TYPED.size())));
        };
    }
}
