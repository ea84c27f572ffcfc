package org.kerwen.casework;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.pages.Cell;
import org.kerwen.access.pages.Section;
import org.kerwen.casework.pages.ProgrammePage;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.Role;
import org.kerwen.kernel.Words;
import org.kerwen.web.AppFrame;
import org.kerwen.web.DateWords;
import org.kerwen.web.Texts;

/** A programme in plain words. */
final class ProgrammeWords {
    private final Programme programme;
    private final Texts texts;
    private final String address;
    private final ConditionWords conditions;

    ProgrammeWords(Programme programme, Texts texts) {
        this.programme = programme;
        this.texts = texts;
        this.address = "/app/programmes/" + programme.id();
        this.conditions = new ConditionWords(programme, texts);
    }

    /** Those on the way; the ones beside it stand below. */
    List<AppFrame.Link> line() {
        return programme.stages().stream()
                .filter(stage -> stage.place() != Programme.Stage.Place.BESIDE)
                .map(stage -> new AppFrame.Link(texts.of(stage.label()), "#" + stage.id(), false))
                .toList();
    }

    List<ProgrammePage.Stage> stages() {
        return programme.stages().stream().map(this::stage).toList();
    }

    private ProgrammePage.Stage stage(Programme.Stage stage) {
        List<Section.Fact> facts = new ArrayList<>();
        fact(facts, "casework.stage.paper", stage.paper());
        fact(facts, "casework.stage.gate", stage.gate());
        if (!stage.roles().isEmpty()) {
            facts.add(new Section.Fact(texts.get("casework.stage.roles"), Cell.text(roles(stage.roles()))));
        }
        List<ProgrammePage.Group> groups = new ArrayList<>();
        group(
                groups,
                "casework.stage.requirements",
                programme.requirements().stream()
                        .filter(each -> each.askedFrom().equals(stage.id()))
                        .map(this::requirement));
        group(groups, "casework.stage.tasks", tasks(task -> stage.id().equals(task.stage())));
        group(
                groups,
                "casework.stage.forms",
                programme.forms().stream()
                        .filter(form -> form.stages().contains(stage.id()))
                        .map(this::form));
        group(
                groups,
                "casework.stage.moves",
                programme.moves().stream()
                        .filter(move -> move.from().contains(stage.id()))
                        .map(this::move));
        return new ProgrammePage.Stage(
                stage.id(),
                texts.of(stage.label()),
                stage.place() == Programme.Stage.Place.ON_THE_WAY ? null : texts.choice(stage.place()),
                mark(stage.unverified()),
                stage.about() == null ? null : texts.of(stage.about()),
                facts,
                groups);
    }

    private void fact(List<Section.Fact> facts, String key, @Nullable Words words) {
        if (words != null) {
            facts.add(new Section.Fact(texts.get(key), Cell.text(texts.of(words))));
        }
    }

    private void group(List<ProgrammePage.Group> groups, String key, Stream<ProgrammePage.Item> items) {
        List<ProgrammePage.Item> all = items.toList();
        if (!all.isEmpty()) {
            groups.add(new ProgrammePage.Group(texts.get(key), all));
        }
    }

    private @Nullable String mark(boolean unverified) {
        return unverified ? texts.get("casework.unverified") : null;
    }

    private String roles(List<Role> roles) {
        return words(roles);
    }

    private String words(List<? extends Choice> choices) {
        return choices.stream().map(texts::choice).collect(Collectors.joining(", "));
    }

    private String stageName(@Nullable String id) {
        return programme.stages().stream()
                .filter(stage -> stage.id().equals(id))
                .map(stage -> texts.of(stage.label()))
                .findFirst()
                .orElse("");
    }

    private ProgrammePage.Item requirement(Programme.Requirement requirement) {
        List<String> details = new ArrayList<>();
        details.add(texts.get("casework.requirement.for", Map.of("who", texts.choice(requirement.forWhom()))));
        if (requirement.role() != null) {
            details.add(texts.get("casework.requirement.by", Map.of("who", texts.choice(requirement.role()))));
        }
        if (requirement.agencyKind() != null) {
            details.add(texts.get("casework.requirement.asked", Map.of("who", texts.choice(requirement.agencyKind()))));
        }
        validity(requirement, details);
        if (requirement.when() != null) {
            details.add(texts.get("casework.requirement.when", Map.of("condition", conditions.of(requirement.when()))));
        }
        details.add(texts.get("casework.requirement.hinders", Map.of("moves", moves(requirement.hinders()))));
        details.add(texts.get("casework.requirement.hold", Map.of("words", texts.of(requirement.hold()))));
        return new ProgrammePage.Item(
                texts.of(requirement.label()),
                texts.choice(requirement.kind()),
                mark(requirement.unverified()),
                details,
                null);
    }

    private void validity(Programme.Requirement requirement, List<String> details) {
        if (requirement.checkedOn() == null) {
            return;
        }
        String moment = texts.choice(requirement.checkedOn());
        details.add(
                requirement.validDays() == null
                        ? texts.get("casework.requirement.date", Map.of("moment", moment))
                        : texts.get(
                                "casework.requirement.days",
                                Map.of("count", requirement.validDays(), "moment", moment)));
    }

    private String moves(List<String> ids) {
        return programme.moves().stream()
                .filter(move -> ids.contains(move.id()))
                .map(move -> texts.of(move.label()))
                .collect(Collectors.joining(", "));
    }

    private Stream<ProgrammePage.Item> tasks(Predicate<Programme.Task> which) {
        return programme.tasks().stream().filter(which).map(task -> {
            String moment = task.moment() == Moment.STAGE ? stageName(task.stage()) : texts.choice(task.moment());
            return new ProgrammePage.Item(
                    texts.of(task.label()),
                    null,
                    mark(task.unverified()),
                    List.of(
                            texts.get(
                                    task.before() ? "casework.task.before" : "casework.task.after",
                                    Map.of("count", task.days(), "moment", moment)),
                            texts.get("casework.requirement.by", Map.of("who", texts.choice(task.role())))),
                    null);
        });
    }

    private ProgrammePage.Item form(ProgrammeForm form) {
        return new ProgrammePage.Item(
                texts.of(form.label()),
                null,
                mark(form.unverified()),
                List.of(texts.get("casework.requirement.for", Map.of("who", texts.choice(form.forWhom())))),
                new AppFrame.Link(texts.get("casework.form.try"), address + "/forms/" + form.id(), false));
    }

    private ProgrammePage.Item move(Programme.Move move) {
        List<String> details = new ArrayList<>();
        details.add(
                move.to() == null
                        ? texts.get("casework.move.before")
                        : texts.get("casework.move.to", Map.of("stage", stageName(move.to()))));
        details.add(texts.get("casework.move.by", Map.of("roles", roles(move.roles()))));
        if (move.twoPeople()) {
            details.add(texts.get("casework.move.two"));
        }
        if (move.until() != null) {
            details.add(texts.get("casework.move.until", Map.of("moment", texts.choice(move.until()))));
        }
        return new ProgrammePage.Item(
                texts.of(move.label()), texts.choice(move.kind()), mark(move.unverified()), details, null);
    }

    /** What is of the programme as a whole. */
    List<Section> asides() {
        List<Section> asides = new ArrayList<>();
        String years = texts.get("casework.programme.years", Map.of("count", programme.retentionYears()));
        asides.add(Section.of("whole", texts.get("casework.programme.name"))
                .facts(List.of(
                        new Section.Fact(
                                texts.get("casework.programme.who"),
                                Cell.text(marked(texts.choice(programme.sensitivity()), "sensitivity"))),
                        new Section.Fact(
                                texts.get("casework.programme.retention"),
                                Cell.text(marked(years, "retentionYears"))))));
        List<ProgrammePage.Item> others =
                tasks(task -> task.moment() != Moment.STAGE).toList();
        if (!others.isEmpty()) {
            asides.add(Section.of("tasks", texts.get("casework.task.other"))
                    .facts(others.stream()
                            .map(item -> new Section.Fact(
                                    item.title(),
                                    Cell.text(Stream.concat(item.details().stream(), Stream.ofNullable(item.mark()))
                                            .collect(Collectors.joining(" · ")))))
                            .toList()));
        }
        programme.grants().forEach(grant -> asides.add(grant(grant)));
        asides.add(Section.of(
                "services", texts.get("casework.services"), list(programme.services(), "casework.services.none")));
        asides.add(Section.of(
                "reasons", texts.get("casework.reasons"), list(programme.closingReasons(), "casework.services.none")));
        return asides;
    }

    private String marked(String value, String field) {
        return programme.unverified().contains(field) ? value + " · " + texts.get("casework.unverified") : value;
    }

    private String[] list(List<Programme.Named> named, String none) {
        return named.isEmpty()
                ? new String[] {texts.get(none)}
                : named.stream()
                        .map(each -> texts.of(each.label())
                                + (each.unverified() ? " · " + texts.get("casework.unverified") : ""))
                        .toArray(String[]::new);
    }

    private Section grant(Programme.Grant grant) {
        List<String> sentences = new ArrayList<>();
        if (grant.unverified()) {
            sentences.add(texts.get("casework.unverified"));
        }
        if (grant.childUnder() != null && grant.ageOn() != null) {
            sentences.add(texts.get(
                    "casework.grant.age", Map.of("count", grant.childUnder(), "moment", texts.choice(grant.ageOn()))));
        }
        grant.instalments()
                .forEach(part -> sentences.add(texts.get(
                        "casework.grant.part",
                        Map.of(
                                "label",
                                texts.of(part.label()),
                                "percent",
                                part.percent().toPlainString(),
                                "stage",
                                stageName(part.stage())))));
        List<Section.Fact> facts = new ArrayList<>();
        for (Programme.Rate rate : grant.rates()) {
            facts.add(new Section.Fact(texts.get("casework.grant.from"), Cell.text(DateWords.of(rate.from(), texts))));
            facts.add(new Section.Fact(
                    texts.get("casework.grant.until"),
                    Cell.text(
                            rate.until() == null
                                    ? texts.get("casework.grant.open")
                                    : DateWords.of(Objects.requireNonNull(rate.until()), texts))));
            amount(facts, "casework.grant.family", rate.family(), grant);
            amount(facts, "casework.grant.adult", rate.adult(), grant);
            amount(facts, "casework.grant.child", rate.child(), grant);
            amount(facts, "casework.grant.ceiling", rate.ceiling(), grant);
        }
        return Section.of("grant-" + grant.id(), texts.of(grant.label()), sentences.toArray(String[]::new))
                .facts(facts);
    }

    private void amount(
            List<Section.Fact> facts, String key, java.math.@Nullable BigDecimal amount, Programme.Grant grant) {
        if (amount != null) {
            facts.add(new Section.Fact(texts.get(key), Cell.text(amount.toPlainString() + " " + grant.currency())));
        }
    }

    /** How many of its parts are defaults that nobody has confirmed. */
    int unverified() {
        long forms = programme.forms().stream()
                .mapToLong(form -> (form.unverified() ? 1 : 0) + unverified(form.questions()))
                .sum();
        return (int) (programme.unverified().size()
                + programme.stages().stream()
                        .filter(Programme.Stage::unverified)
                        .count()
                + programme.moves().stream().filter(Programme.Move::unverified).count()
                + programme.requirements().stream()
                        .filter(Programme.Requirement::unverified)
                        .count()
                + programme.services().stream()
                        .filter(Programme.Named::unverified)
                        .count()
                + programme.closingReasons().stream()
                        .filter(Programme.Named::unverified)
                        .count()
                + programme.tasks().stream().filter(Programme.Task::unverified).count()
                + programme.grants().stream()
                        .filter(Programme.Grant::unverified)
                        .count()
                + forms);
    }

    private static long unverified(List<ProgrammeForm.Question> questions) {
        return questions.stream()
                .mapToLong(question -> (question.unverified() ? 1 : 0) + unverified(question.questions()))
                .sum();
    }
}
