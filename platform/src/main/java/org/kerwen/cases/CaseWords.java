package org.kerwen.cases;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.pages.Cell;
import org.kerwen.casework.CommitmentKind;
import org.kerwen.casework.Programme;
import org.kerwen.casework.ProgrammeForm;
import org.kerwen.files.FileLabel;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.PersonId;
import org.kerwen.people.Person;
import org.kerwen.web.DateWords;
import org.kerwen.web.Texts;

/** A case in words, in the language of who reads. What a programme does not name any more is shown by its own word. */
final class CaseWords {
    /** How many people of a case a list names. */
    static final int NAMED = 3;

    private final Labels labels;
    private final Map<PersonId, String> names;
    private final Texts texts;

    private CaseWords(Programme programme, Texts texts, Map<PersonId, String> names) {
        this.labels = new Labels(programme, texts::of);
        this.names = names;
        this.texts = texts;
    }

    CaseWords(Programme programme, Map<PersonId, Person> people, Texts texts) {
        this(
                programme,
                texts,
                people.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, entry -> entry.getValue().called())));
    }

    /** For a list, which knows of people by what names they are called. */
    static CaseWords ofNamed(Programme programme, Map<PersonId, String> names, Texts texts) {
        return new CaseWords(programme, texts, names);
    }

    String programme() {
        return labels.programme();
    }

    /** Whoever a case is about, the first few by name. */
    String called(List<PersonId> persons) {
        String first = persons.stream().limit(NAMED).map(this::person).collect(Collectors.joining(", "));
        return persons.size() <= NAMED
                ? first
                : texts.get("cases.called", Map.of("first", first, "count", persons.size() - NAMED));
    }

    String person(@Nullable PersonId person) {
        if (person == null) {
            return texts.get("cases.whole");
        }
        String name = names.get(person);
        return name == null ? texts.get("cases.erased") : name;
    }

    Cell whom(@Nullable PersonId person) {
        return person != null && names.containsKey(person) ? Cell.name(person(person)) : Cell.text(person(person));
    }

    String stage(String id) {
        return labels.stage(id);
    }

    String move(String id) {
        return labels.move(id);
    }

    String form(String id) {
        return labels.form(id);
    }

    String reason(String id) {
        return labels.reason(id);
    }

    String requirement(String id) {
        return labels.requirement(id);
    }

    /** What is owed. */
    String owed(CommitmentKind kind, String what) {
        return labels.owed(kind, what);
    }

    /** A part of a grant. */
    String award(String id, int instalment) {
        return labels.award(id, instalment);
    }

    /** What is missing, in a sentence. */
    String missing(Missing missing) {
        String what = missing.how() == Missing.How.FORM ? form(missing.what()) : requirement(missing.what());
        LocalDate on = missing.on();
        return texts.get(
                "cases.missing." + missing.how().word(),
                Map.of("what", what, "day", on == null ? "" : DateWords.of(on, texts)));
    }

    /** What a file is called; of one whose key is locked, that it is there. */
    String file(@Nullable FileLabel label) {
        return label == null ? texts.get("cases.file.locked") : label.name();
    }

    /** What files are called, by their ids; of those with one name, which of them. */
    Map<String, String> files(List<CaseFile.Attachment> attachments, Map<UUID, FileLabel> labels) {
        Map<String, String> called = new LinkedHashMap<>();
        Map<String, Integer> times = new HashMap<>();
        for (CaseFile.Attachment each : attachments) {
            String name = file(labels.get(each.file()));
            int time = times.merge(name, 1, Integer::sum);
            called.put(each.file().toString(), time == 1 ? name : name + " · " + time);
        }
        return called;
    }

    /** What happened, in a sentence. */
    String step(CaseFile.Step step) {
        String what = switch (step.kind()) {
            case MOVED, PROPOSED, DECLINED -> move(step.what());
            case ANSWERED -> form(step.what());
            case DONE, REFUSED, DROPPED, OFFERED -> labels.anything(step.what());
            case CONSENTED, WITHDRAWN -> texts.choice(Choice.of(Consent.Purpose.class, step.what()));
            case KEPT -> DateWords.of(LocalDate.parse(step.what()), texts);
            case EMPTIED -> texts.choice(Choice.of(Emptying.class, step.what()));
            case OPENED, JOINED, LEFT, ATTACHED, DETACHED, DATED, HANDED_OVER, NOTED, JOURNEY, COST -> "";
        };
        return texts.get("cases.step." + step.kind().word(), Map.of("what", what));
    }

    /** By when, seen at once where that is over. */
    Cell due(@Nullable LocalDate due, LocalDate today) {
        if (due == null) {
            return Cell.text("");
        }
        String day = DateWords.of(due, texts);
        if (due.isBefore(today)) {
            return Cell.badge(texts.get("cases.overdue", Map.of("day", day)), "stop");
        }
        return due.equals(today) ? Cell.badge(texts.get("cases.today"), "warn") : Cell.text(day);
    }

    /** How far a form is. */
    Cell state(CaseFile file, ProgrammeForm form, CaseRules.Whom whom, CaseRules rules) {
        if (file.answered(form.id(), whom.person()).isEmpty()) {
            return Cell.badge(texts.get("cases.form.empty"), "calm");
        }
        return rules.isComplete(file, form, whom)
                ? Cell.badge(texts.get("cases.form.complete"), "ok")
                : Cell.badge(texts.get("cases.form.begun"), "warn");
    }
}
