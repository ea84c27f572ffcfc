package org.kerwen.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.ProgrammeId;
import org.kerwen.web.Texts;

/** The face of casework: the programmes that are offered. Whoever works here may read them; they name nobody. */
public final class Casework {
    private final Transactions transactions;
    private final Map<Numbered, Programme> versions = new ConcurrentHashMap<>();

    Casework(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The programmes that the pack offers now, by id. */
    public List<ProgrammeVersion> programmes(Actor.Person actor) {
        return transactions.run(actor, Act.of("programme.list"), this::offered);
    }

    /** One of them. */
    public Optional<ProgrammeVersion> programme(Actor.Person actor, ProgrammeId id) {
        return transactions.run(
                actor,
                Act.of("programme.read"),
                database -> ProgrammeStore.offered(database, id).map(offered -> whole(database, offered)));
    }

    /** Those that are offered, in a running transaction. */
    public List<ProgrammeVersion> offered(DSLContext database) {
        return ProgrammeStore.offered(database).stream()
                .map(offered -> whole(database, offered))
                .toList();
    }

    private ProgrammeVersion whole(DSLContext database, ProgrammeStore.Offered offered) {
        return new ProgrammeVersion(
                version(database, offered.id(), offered.number()), offered.number(), offered.since());
    }

    /** A programme as one of its versions says it, in a running transaction; versions never change, so each is read once. */
    public Programme version(DSLContext database, ProgrammeId id, int number) {
        return versions.computeIfAbsent(
                new Numbered(id, number), one -> ProgrammeStore.version(database, one.id(), one.number()));
    }

    /** Holds answers against a form; no answer is ever dropped. */
    public static FilledForm fill(ProgrammeForm form, Map<String, List<String>> answers, LocalDate today) {
        return FormFilling.fill(FormRules.of(form), answers, today);
    }

    /** What stands in a form before anybody has answered. */
    public static Map<String, List<String>> standards(ProgrammeForm form, LocalDate today) {
        return FormFilling.standards(FormRules.of(form), today);
    }

    /** What a page needs so that the conditions of a form live on it. */
    public static String rules(ProgrammeForm form) {
        return FormJson.of(FormRules.of(form)).toString();
    }

    /**
     * The questions of a form with what was answered, as a page shows them.
     *
     * @param checked whether what is wrong is said
     */
    public static FormItems items(
            ProgrammeForm form,
            Map<String, List<String>> answers,
            FilledForm filled,
            boolean checked,
            Nameable nameable,
            Texts texts) {
        TryItems items = new TryItems(form, answers, filled, checked, nameable, texts);
        return new FormItems(items.hidden, items.items);
    }

    /** What was answered to those questions that ask for a file. */
    public static Set<String> files(ProgrammeForm form, Map<String, List<String>> answers) {
        return answered(form, answers, QuestionType.FILE);
    }

    /** What was answered to those questions that ask for a person. */
    public static Set<String> people(ProgrammeForm form, Map<String, List<String>> answers) {
        return answered(form, answers, QuestionType.PERSON);
    }

    private static Set<String> answered(ProgrammeForm form, Map<String, List<String>> answers, QuestionType type) {
        return answers.entrySet().stream()
                .filter(each -> asksFor(form, each.getKey(), type))
                .flatMap(each -> each.getValue().stream())
                .collect(Collectors.toSet());
    }

    /** Whether the question under a path asks for a file. */
    public static boolean asksForFile(ProgrammeForm form, String path) {
        return asksFor(form, path, QuestionType.FILE);
    }

    /** Whether any question of a form asks for a place. */
    public static boolean asksForPlace(ProgrammeForm form) {
        return FormRules.of(form).rules().values().stream()
                .anyMatch(rule -> rule.question().type() == QuestionType.PLACE);
    }

    private static boolean asksFor(ProgrammeForm form, String path, QuestionType type) {
        FormRules.Rule rule = FormRules.of(form).rules().get(path.substring(path.lastIndexOf('.') + 1));
        return rule != null && rule.question().type() == type;
    }

    /** How many rows of a repeated group are filled in. */
    public static int rows(Map<String, List<String>> answers, String path) {
        return TryItems.rows(answers, path);
    }

    /**
     * Whether a condition of the programme holds; always where there is none.
     *
     * @param answers to its forms, by form, then by path
     */
    public static boolean holds(
            Programme programme,
            @Nullable String condition,
            Map<String, Map<String, List<String>>> answers,
            LocalDate today) {
        return condition == null || FormFilling.holds(programme, condition, answers, today);
    }

    private record Numbered(ProgrammeId id, int number) {}
}
