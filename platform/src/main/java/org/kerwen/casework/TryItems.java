package org.kerwen.casework;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerwen.casework.pages.TryPage;
import org.kerwen.web.Form;
import org.kerwen.web.Texts;

/** The questions of a form with what was answered, as the page shows them. */
final class TryItems {
    private static final int FEW = 6;
    private static final int LONGEST = 4000;

    private final Texts texts;
    private final Map<String, List<String>> answers;
    private final FilledForm filled;
    private final boolean checked;
    private final Nameable nameable;

    final List<TryPage.Item> items = new ArrayList<>();
    final List<Form.Field> hidden = new ArrayList<>();

    /**
     * @param checked whether what is wrong is said
     */
    TryItems(
            ProgrammeForm form,
            Map<String, List<String>> answers,
            FilledForm filled,
            boolean checked,
            Nameable nameable,
            Texts texts) {
        this.texts = texts;
        this.answers = answers;
        this.filled = filled;
        this.checked = checked;
        this.nameable = nameable;
        add(form.questions(), "");
    }

    private void add(List<ProgrammeForm.Question> questions, String before) {
        for (ProgrammeForm.Question question : questions) {
            String path = before + question.name();
            FilledForm.Result result = filled.results().get(path);
            boolean shown = result != null && result.relevant();
            String label = question.label() == null ? question.name() : texts.of(question.label());
            switch (question.type()) {
                case GROUP -> {
                    items.add(new TryPage.Item(path, "heading", label, null, null, "", shown));
                    add(question.questions(), before);
                }
                case REPEAT -> repeat(question, path, label, shown);
                case NOTE -> items.add(new TryPage.Item(path, "note", label, null, null, "", shown));
                case CALCULATE ->
                    items.add(new TryPage.Item(
                            path, "value", label, null, null, result == null ? "" : result.value(), shown));
                case TEXT, INTEGER, DECIMAL, CHOICE_ONE, CHOICE_MANY, DATE, PLACE, PERSON, FILE ->
                    items.add(new TryPage.Item(
                            path,
                            question.type() == QuestionType.FILE ? "file" : "field",
                            question.type() == QuestionType.FILE ? texts.get("casework.form.file.bring") : "",
                            field(question, path, label, result),
                            question.constraintMessage() == null ? null : texts.of(question.constraintMessage()),
                            "",
                            shown));
            }
        }
    }

    private void repeat(ProgrammeForm.Question question, String path, String label, boolean shown) {
        int rows = rows(answers, path);
        hidden.add(Form.Field.of("hidden", path, "").value(String.valueOf(rows)));
        items.add(new TryPage.Item(path, "heading", label, null, null, "", shown));
        for (int row = 0; row < rows; row++) {
            String within = path + "." + row + ".";
            items.add(new TryPage.Item(
                    path,
                    "heading",
                    texts.get("casework.form.row", Map.of("label", label, "row", row + 1)),
                    null,
                    null,
                    "",
                    shown));
            add(question.questions(), within);
        }
        items.add(new TryPage.Item(
                path, "more", texts.get("casework.form.more", Map.of("label", label)), null, null, "", shown));
    }

    static int rows(Map<String, List<String>> answers, String path) {
        String given = answers.getOrDefault(path, List.of("0")).getFirst();
        return given.matches("\\d{1,2}") ? Math.min(Integer.parseInt(given), FormFilling.MOST_ROWS) : 0;
    }

    private Form.Field field(
            ProgrammeForm.Question question, String path, String label, FilledForm.@Nullable Result result) {
        List<String> given = answers.getOrDefault(path, List.of());
        String first = given.isEmpty() ? "" : given.getFirst();
        Form.Field field = switch (question.type()) {
            case CHOICE_MANY -> Form.Field.of("checks", path, label).options(options(question, given));
            case CHOICE_ONE -> one(question, path, label, given);
            case FILE -> Form.Field.of("select", path, label).options(offered(nameable.files(), first));
            case PERSON ->
                nameable.people().isEmpty()
                        ? Form.Field.of("text", path, label)
                        : Form.Field.of("select", path, label).options(offered(nameable.people(), first));
            case PLACE ->
                Form.Field.of("place", path, label)
                        .options(nameable.places().stream()
                                .map(place -> new Form.Option(place, place, null, false))
                                .toList());
            default -> Form.Field.of("text", path, label);
        };
        return field.hint(question.hint() == null ? null : texts.of(question.hint()))
                .value(first)
                .longest(LONGEST)
                .optional()
                .error(error(question, result));
    }

    private Form.Field one(ProgrammeForm.Question question, String path, String label, List<String> given) {
        boolean few = question.choices().size() <= FEW;
        List<Form.Option> options = new ArrayList<>(options(question, given));
        if (!few) {
            options.addFirst(new Form.Option("", texts.get("casework.form.nothing"), null, given.isEmpty()));
        }
        return Form.Field.of(few ? "radios" : "select", path, label).options(options);
    }

    /** What can be named, or nothing. */
    private List<Form.Option> offered(Map<String, String> all, String chosen) {
        List<Form.Option> options = new ArrayList<>();
        options.add(new Form.Option("", texts.get("casework.form.nothing"), null, !all.containsKey(chosen)));
        all.forEach((id, called) -> options.add(new Form.Option(id, called, null, id.equals(chosen))));
        return options;
    }

    private List<Form.Option> options(ProgrammeForm.Question question, List<String> given) {
        return question.choices().stream()
                .map(option ->
                        new Form.Option(option.name(), texts.of(option.label()), null, given.contains(option.name())))
                .toList();
    }

    private @Nullable String error(ProgrammeForm.Question question, FilledForm.@Nullable Result result) {
        if (!checked || result == null || result.problems().isEmpty()) {
            return null;
        }
        AnswerFlaw wrong = result.problems().getFirst();
        return wrong == AnswerFlaw.CONSTRAINT && question.constraintMessage() != null
                ? texts.of(question.constraintMessage())
                : texts.get("casework.wrong." + wrong.word());
    }
}
