package org.kerwen.casework;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.Words;

/**
 * A form of a programme.
 *
 * @param id its name in the programme
 * @param label what it is called
 * @param stages in which it is filled in
 * @param forWhom whether each of them has one
 * @param questions in their order
 * @param unverified whether it is a default that nobody has confirmed
 */
public record ProgrammeForm(
        String id, Words label, List<String> stages, ForWhom forWhom, List<Question> questions, boolean unverified) {
    public ProgrammeForm {
        stages = List.copyOf(stages);
        questions = List.copyOf(questions);
    }

    /**
     * A question.
     *
     * @param name by which conditions speak of it; once in a form
     * @param type what it takes
     * @param label what is asked; null only where it is calculated
     * @param hint what helps to answer
     * @param required when it must be answered: a condition, or {@code yes}
     * @param relevant when it is asked at all
     * @param constraint what must hold for an answer
     * @param constraintMessage what is said where it does not
     * @param calculation what its value is found by
     * @param standard what stands there at first
     * @param choices what can be chosen
     * @param questions what it holds, where it is a group
     * @param unverified whether it is a default that nobody has confirmed
     */
    public record Question(
            String name,
            QuestionType type,
            @Nullable Words label,
            @Nullable Words hint,
            @Nullable String required,
            @Nullable String relevant,
            @Nullable String constraint,
            @Nullable Words constraintMessage,
            @Nullable String calculation,
            @Nullable String standard,
            List<Option> choices,
            List<Question> questions,
            boolean unverified) {
        public Question {
            choices = List.copyOf(choices);
            questions = List.copyOf(questions);
        }
    }

    /** What can be chosen. */
    public record Option(String name, Words label) {}
}
