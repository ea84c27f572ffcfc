package org.kerwen.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.kerwen.access.Desk;
import org.kerwen.access.Permissions;
import org.kerwen.access.Signed;
import org.kerwen.access.pages.Cell;
import org.kerwen.access.pages.Section;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.PersonId;
import org.kerwen.web.AppFrame;
import org.kerwen.web.DateWords;
import org.kerwen.web.Form;
import org.kerwen.web.Texts;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What stands of families and of time on the page of a person. */
@Component
final class FamilySections {
    /** More than these nobody reads on one page. */
    private static final int ENTRIES = 100;

    private final Desk desk;
    private final Transactions transactions;
    private final Permissions permissions;
    private final ObjectProvider<Timeline> timelines;

    FamilySections(Desk desk, Transactions transactions, Permissions permissions, ObjectProvider<Timeline> timelines) {
        this.desk = desk;
        this.transactions = transactions;
        this.permissions = permissions;
        this.timelines = timelines;
    }

    /** All that the page shows, read at once. */
    private record Around(List<Family> families, Genealogy genealogy, List<Timeline.Entry> entries) {}

    boolean may(Signed signed, String operation) {
        return permissions.may(signed.actor(), operation);
    }

    /** The family, the relatives, and what happened when. */
    List<Section> of(AppFrame frame, Signed signed, Person person) {
        if (!may(signed, "family.read")) {
            return List.of();
        }
        Around around = transactions.run(
                signed.actor(), Act.on("family.read", person.id().value()), database -> {
                    Set<PersonId> records = KinStore.records(database, person.id());
                    List<Timeline.Entry> entries = new ArrayList<>();
                    timelines
                            .orderedStream()
                            .forEach(each -> entries.addAll(each.of(database, signed.actor(), records)));
                    return new Around(
                            FamilyStore.find(database, FamilyStore.of(database, records)),
                            Genealogy.of(database, person),
                            entries);
                });
        List<Section> sections = new ArrayList<>();
        sections.add(family(frame, signed, person, around.families()));
        sections.add(relatives(signed, around.genealogy(), frame.texts())
                .links(
                        may(signed, "family.change") && person.restrictedAt() == null
                                ? List.of(new AppFrame.Link(
                                        frame.t("people.kin.change"),
                                        "/app/people/" + person.id() + "/relatives",
                                        false))
                                : List.of()));
        if (!around.entries().isEmpty()) {
            sections.add(timeline(around.entries(), frame.texts()));
        }
        return sections;
    }

    private Section family(AppFrame frame, Signed signed, Person person, List<Family> families) {
        Texts texts = frame.texts();
        List<Family> now = families.stream()
                .filter(family -> family.members().stream()
                        .anyMatch(member -> member.person().equals(person.id())))
                .toList();
        List<AppFrame.Link> links = new ArrayList<>();
        for (Family family : families) {
            links.add(new AppFrame.Link(
                    texts.get(now.contains(family) ? "people.family.open" : "people.family.earlier"),
                    "/app/families/" + family.id(),
                    false));
        }
        if (now.isEmpty()) {
            Section none = Section.of("family", texts.get("people.family.title"), texts.get("people.family.none"));
            return may(signed, "family.register") && person.restrictedAt() == null
                    ? none.links(links)
                            .forms(List.of(Form.button(
                                    frame, "/app/people/" + person.id() + "/family", texts.get("people.family.begin"))))
                    : none.links(links);
        }
        Section section = now.size() == 1
                ? Section.of("family", texts.get("people.family.title"))
                : Section.of("family", texts.get("people.family.title"), texts.get("people.family.several"));
        List<List<Cell>> rows = new ArrayList<>();
        now.forEach(family -> rows.addAll(members(family, texts)));
        return section.table(new Section.Table(texts.get("people.family.members"), columns(texts), rows, ""))
                .links(links);
    }

    static List<String> columns(Texts texts) {
        return List.of(
                texts.get("people.field.name"),
                texts.get("people.field.relationship"),
                texts.get("people.field.birth"),
                texts.get("people.family.where"));
    }

    /** A line for each member, the head first. */
    static List<List<Cell>> members(Family family, Texts texts) {
        FamilyWords words = new FamilyWords(texts);
        return family.members().stream()
                .map(member -> List.of(
                        Cell.link(words.called(member), "/app/people/" + member.person()),
                        Cell.text(texts.choice(member.relationship())),
                        Cell.text(words.date(member.birth())),
                        member.separated() ? Cell.badge(words.where(member), "warn") : Cell.text(words.where(member))))
                .toList();
    }

    /** The immediate family, drawn and in words. */
    static Section relatives(Signed signed, Genealogy genealogy, Texts texts) {
        FamilyWords words = new FamilyWords(texts);
        Section section = Section.of("relatives", texts.get("people.kin.title"))
                .table(new Section.Table(
                        texts.get("people.kin.title"),
                        List.of(
                                texts.get("people.field.name"),
                                texts.get("people.kin.as"),
                                texts.get("people.field.birth"),
                                texts.get("people.kin.exactly")),
                        genealogy.relatives().stream()
                                .map(relative -> List.of(
                                        Cell.link(words.called(relative.called()), "/app/people/" + relative.person()),
                                        Cell.text(words.relative(relative)),
                                        Cell.text(words.date(relative.birth())),
                                        Cell.text(words.exactly(relative))))
                                .toList(),
                        texts.get("people.kin.none")));
        return genealogy.relatives().isEmpty() ? section : section.drawing(FamilyDrawing.of(genealogy, words, texts));
    }

    /** What happened, the newest first. */
    Section timeline(List<Timeline.Entry> entries, Texts texts) {
        return Section.of("timeline", texts.get("people.timeline.title"))
                .table(new Section.Table(
                        texts.get("people.timeline.title"),
                        List.of(texts.get("people.timeline.when"), texts.get("people.timeline.what"), ""),
                        entries.stream()
                                .sorted(Comparator.comparing(this::day)
                                        .thenComparing(Timeline.Entry::at)
                                        .reversed())
                                .limit(ENTRIES)
                                .map(entry -> List.of(
                                        Cell.text(
                                                entry.date() == null
                                                        ? desk.day(entry.at(), texts)
                                                        : DateWords.of(entry.date(), texts)),
                                        Cell.text(texts.get(entry.text(), inWords(entry.values(), texts))),
                                        link(entry, texts)))
                                .toList(),
                        ""));
    }

    private LocalDate day(Timeline.Entry entry) {
        return entry.date() == null ? desk.local(entry.at()) : entry.date().earliest();
    }

    private static Cell link(Timeline.Entry entry, Texts texts) {
        return entry.href() == null ? Cell.text("") : Cell.link(texts.get("people.open"), entry.href());
    }

    private static Map<String, Object> inWords(Map<String, ?> values, Texts texts) {
        Map<String, Object> words = new HashMap<>();
        values.forEach((name, value) ->
                words.put(name, value instanceof Choice choice ? texts.choice(choice) : Objects.requireNonNull(value)));
        return words;
    }

    /** Who came, stood otherwise and left, the newest first. */
    Section history(Family family, Texts texts) {
        FamilyWords words = new FamilyWords(texts);
        List<Family.Member> rows = new ArrayList<>(family.past());
        rows.sort(Comparator.comparing((Family.Member row) -> Objects.requireNonNullElse(row.removedAt(), Instant.MIN))
                .reversed());
        return Section.of("history", texts.get("people.family.history"))
                .table(new Section.Table(
                        texts.get("people.family.history"),
                        List.of(
                                texts.get("people.field.name"),
                                texts.get("people.field.relationship"),
                                texts.get("people.family.from"),
                                texts.get("people.family.until"),
                                texts.get("people.family.why")),
                        rows.stream()
                                .map(row -> List.of(
                                        Cell.link(words.called(row), "/app/people/" + row.person()),
                                        Cell.text(texts.choice(row.relationship())),
                                        Cell.text(
                                                row.since() == null
                                                        ? desk.day(row.addedAt(), texts)
                                                        : words.date(row.since())),
                                        Cell.text(
                                                row.until() != null
                                                        ? words.date(row.until())
                                                        : row.removedAt() == null
                                                                ? ""
                                                                : desk.day(row.removedAt(), texts)),
                                        Cell.text(row.why() == null ? "" : texts.choice(row.why()))))
                                .toList(),
                        texts.get("people.family.history.none")));
    }
}
