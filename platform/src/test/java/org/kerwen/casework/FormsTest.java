package org.kerwen.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kerwen.kernel.Language;
import org.kerwen.kernel.Words;

/** Conditions and whole forms: what they come to. */
class FormsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
    static final Words LABEL = new Words(Map.of(new Language("en"), "asked"));

    static ProgrammeForm.Question question(String name, QuestionType type) {
        return new ProgrammeForm.Question(
                name, type, LABEL, null, null, null, null, LABEL, null, null, List.of(), List.of(), false);
    }

    static ProgrammeForm.Question with(
            ProgrammeForm.Question asked,
            @Nullable String required,
            @Nullable String relevant,
            @Nullable String constraint,
            @Nullable String calculation,
            List<ProgrammeForm.Question> inner) {
        List<ProgrammeForm.Option> choices = asked.type().isChoice()
                ? List.of(new ProgrammeForm.Option("yes", LABEL), new ProgrammeForm.Option("no", LABEL))
                : List.of();
        return new ProgrammeForm.Question(
                asked.name(),
                asked.type(),
                LABEL,
                null,
                required,
                relevant,
                constraint,
                LABEL,
                calculation,
                null,
                choices,
                inner,
                false);
    }

    static FormRules rules(ProgrammeForm.Question... questions) {
        return FormRules.of(new ProgrammeForm("form", LABEL, List.of(), ForWhom.CASE, List.of(questions), false));
    }

    private static FilledForm.Result at(FilledForm filled, String path) {
        return Objects.requireNonNull(filled.results().get(path));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1 + 2 * 3 | 7
            (1 + 2) * 3 | 9
            10 div 4 | 2.5
            1 div 3 * 3 | 0.999999999999
            7 mod -2 | 1
            1 div 0 | ``
            0.1 + 0.2 = 0.3 | true
            999999999999999 * 10 | ``
            - 3 + 5 | 2
            ${none} = '' | true
            ${none} != '' | false
            ${none} < 3 | false
            not(${none} < 3) | true
            ${none} + 1 | ``
            'a' = 'b' or 2 >= 2 and true() | true
            '10' < 9 | false
            selected('a bb c', 'bb') | true
            selected('a bb c', 'b') | false
            count-selected('a bb c') | 3
            if(1 > 2, 'x', coalesce('', ${none}, 'y')) | y
            today() | 2026-11-28
            date('2024-02-28') + 2 | 2024-03-01
            date('2024-03-01') - date('2024-02-01') | 29
            date('2008') < date('2009-01') | true
            date('2008') < date('2008-06') | false
            date('2008') = date('2008') | false
            date('2023-02-29') | ``
            years-between(date('2008-11-29'), today()) | 17
            years-between(date('2008-11-28'), today()) | 18
            years-between(date('2008'), today()) | ``
            years-between(date('2000'), date('2018-12-31')) | 18
            string-length('Aşgabat') | 7
            string-length('😀') | 1
            int(-2.7) | -2
            number('12.50') | 12.5
            number('12,5') | ``
            date('9999-12-31') + 1 | ``
            """)
    void anExpressionComesToAValue(String text, String expected) {
        var rules = rules(
                question("none", QuestionType.TEXT),
                with(question("is", QuestionType.CALCULATE), null, null, null, text, List.of()));
        assertThat(ExpressionReader.read(text)).isInstanceOf(ExpressionReader.Outcome.Good.class);
        assertThat(at(FormFilling.fill(rules, Map.of(), TODAY), "is").value()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1 + | 4 | it ends too early
            1 1 | 3 | expected the end or a sign
            a = 1 | 1 | 'a' is none of
            ${a | 1 | cannot be read here
            'open | 1 | cannot be read here
            if(1, 2) | 1 | if() takes 3, found 2
            sum(1) | 1 | sum() takes a question
            1.2.3 | 1 | cannot be read here
            (1 | 3 | expected ')' before the end
            1 ; 2 | 3 | cannot be read here: ';'
            """)
    void whatIsNoExpressionIsToldWithItsPlace(String text, int at, String message) {
        assertThat(ExpressionReader.read(text)).isInstanceOfSatisfying(ExpressionReader.Outcome.Bad.class, bad -> {
            assertThat(bad.at()).isEqualTo(at);
            assertThat(bad.message()).contains(message);
        });
    }

    @Test
    void whatIsTooLongOrTooDeepIsNoExpression() {
        for (String bomb : List.of(
                "(".repeat(900) + "1",
                "-".repeat(900) + "1",
                "not(".repeat(200) + "1",
                "1+".repeat(499) + "1",
                "1 ".repeat(600))) {
            assertThat(ExpressionReader.read(bomb)).isInstanceOf(ExpressionReader.Outcome.Bad.class);
        }
    }

    @Test
    void aFormIsEvaluatedInTheOrderOfItsConditionsAndKeepsWhatIsNotAskedNow() {
        // Written in the wrong order on purpose.
        var rules = rules(
                with(question("sum", QuestionType.CALCULATE), null, null, null, "sum(${fee})", List.of()),
                with(question("why", QuestionType.TEXT), "yes", "${sure} = 'no'", null, null, List.of()),
                with(question("sure", QuestionType.CHOICE_ONE), "yes", null, null, null, List.of()),
                with(
                        question("papers", QuestionType.REPEAT),
                        null,
                        null,
                        null,
                        null,
                        List.of(
                                with(question("fee", QuestionType.DECIMAL), "yes", null, ". >= 0", null, List.of()),
                                with(
                                        question("double", QuestionType.CALCULATE),
                                        null,
                                        null,
                                        null,
                                        "${fee} * 2",
                                        List.of()))));
        FilledForm filled = FormFilling.fill(
                rules,
                Map.of(
                        "sure", List.of("yes"),
                        "why", List.of("because"),
                        "papers", List.of("2"),
                        "papers.0.fee", List.of("1.10"),
                        "papers.1.fee", List.of("-2"),
                        "papers.2.fee", List.of("7"),
                        "gone", List.of("kept")),
                TODAY);
        assertThat(at(filled, "sum").value()).isEqualTo("-0.9");
        assertThat(at(filled, "papers.0.double").value()).isEqualTo("2.2");
        assertThat(at(filled, "papers.1.fee").problems()).containsExactly(AnswerFlaw.CONSTRAINT);
        assertThat(at(filled, "why").relevant()).isFalse();
        assertThat(filled.aside()).containsExactly("gone", "papers.2.fee", "why");
        assertThat(filled.isComplete()).isFalse();
        FilledForm other = FormFilling.fill(rules, Map.of("sure", List.of("no")), TODAY);
        assertThat(at(other, "why").problems()).containsExactly(AnswerFlaw.REQUIRED);
    }

    @Test
    void anAnswerOfTheWrongKindIsAProblemAtItsQuestion() {
        List<String> told = new ArrayList<>();
        Map<String, QuestionType> asked = Map.of(
                "n",
                QuestionType.INTEGER,
                "d",
                QuestionType.DATE,
                "c",
                QuestionType.CHOICE_ONE,
                "r",
                QuestionType.REPEAT,
                "t",
                QuestionType.TEXT);
        Map<String, String> typed =
                Map.of("n", "1.5", "d", "31.12.2020", "c", "maybe", "r", "999", "t", "x".repeat(5000));
        asked.forEach((name, type) -> {
            var inner = type == QuestionType.REPEAT
                    ? List.of(question("in", QuestionType.TEXT))
                    : List.<ProgrammeForm.Question>of();
            var rules = rules(with(question(name, type), null, null, null, null, inner));
            at(FormFilling.fill(rules, Map.of(name, List.of(typed.getOrDefault(name, ""))), TODAY), name)
                    .problems()
                    .forEach(problem -> told.add(name + " " + problem.word()));
        });
        assertThat(told)
                .containsExactlyInAnyOrder("n no-number", "d no-date", "c no-choice", "r too-many", "t too-long");
    }
}
