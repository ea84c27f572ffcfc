package org.kerwen.casework;

import java.util.List;
import java.util.Map;

/**
 * Answers held against a form. Each answer has a path: the question's name, after the names and rows of the repeated groups
 * that it lies in, {@code children.0.name}; a repeated group's own answer is the number of its rows.
 *
 * @param results by path, in the order of evaluation
 * @param aside paths whose answers are kept although the question is not asked now or not any more
 */
public record FilledForm(Map<String, Result> results, List<String> aside) {
    /**
     * What became of a question.
     *
     * @param relevant whether it is asked
     * @param value its value as text
     * @param problems what is wrong with the answer, words of a closed list
     */
    public record Result(boolean relevant, String value, List<AnswerFlaw> problems) {}

    /** Whether nothing is wrong and nothing missing. */
    public boolean isComplete() {
        return results.values().stream().allMatch(result -> result.problems().isEmpty());
    }
}
