package org.kerwen.people;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kerwen.web.AppFrame;
import org.kerwen.web.Form;
import org.kerwen.web.Texts;

/** The form of a whole family: a group of fields for each person. */
final class FamilyForm {
    /** What is asked of everybody; the rest stands behind a line that opens it. */
    private static final List<String> ASKED = List.of("family", "given", "patronymic", "sex", "birth", "consent");

    private FamilyForm() {}

    /**
     * What is said to what was typed.
     *
     * @param wrong by the number of the person, for each field the word of a text {@code people.wrong.<word>}
     * @param found by the number of the person, who may be the same
     * @param sentence why it was not saved; null where that stands at the fields or nothing was tried
     */
    record Said(
            Map<Integer, Map<String, String>> wrong,
            Map<Integer, List<Like>> found,
            @Nullable String sentence) {
        static final Said NOTHING = new Said(Map.of(), Map.of(), null);
    }

    static Form of(AppFrame frame, String action, TypedFamily typed, Said said) {
        Texts texts = frame.texts();
        Map<String, String> hidden = new LinkedHashMap<>();
        hidden.put("people", String.valueOf(typed.rows().size()));
        List<Form.Group> groups = new ArrayList<>();
        for (TypedFamily.Row row : typed.rows()) {
            List<Like> found = said.found().getOrDefault(row.number(), List.of());
            hidden.put(row.name("seen"), RegisterPages.seen(found));
            groups.add(group(row, said.wrong().getOrDefault(row.number(), Map.of()), found, texts));
        }
        boolean isNew = typed.rows().getFirst().isHead();
        Form form = Form.of(
                        frame,
                        action,
                        List.of(),
                        texts.get(isNew ? "people.family.register.button" : "people.family.add.button"))
                .with(hidden)
                .grouped(frame, isNew ? withBoth(groups, typed, texts) : groups)
                .refused(said.sentence());
        return typed.isFull()
                ? form
                : form.or(List.of(new Form.Other(
                        "more",
                        texts.get("people.family.more"),
                        action + "#person-" + (typed.rows().size() + 1))));
    }

    /** Asked last, because it is about all of them. */
    private static List<Form.Group> withBoth(List<Form.Group> groups, TypedFamily typed, Texts texts) {
        List<Form.Group> all = new ArrayList<>(groups);
        all.add(new Form.Group(
                "children",
                texts.get("people.family.children"),
                List.of(new FamilyFields(Map.of(), texts).of("tick", "both", typed.childrenOfBoth() ? "yes" : "")),
                List.of(),
                ""));
        return all;
    }

    private static Form.Group group(TypedFamily.Row row, Map<String, String> wrong, List<Like> found, Texts texts) {
        FamilyFields asked = new FamilyFields(wrong, texts);
        Map<String, Form.Field> person = new LinkedHashMap<>();
        new PersonFields(row.typed(), wrong, texts)
                .registration(row.zone())
                .forEach(field -> person.put(field.name(), field));
        List<Form.Field> fields = new ArrayList<>();
        if (!row.isHead()) {
            fields.add(asked.of("select", "relationship", row.relationship())
                    .options(new FamilyWords(texts).relationships(row.relationship(), "people.choose")));
        }
        for (String name : ASKED) {
            fields.add(Objects.requireNonNull(person.remove(name)));
        }
        if (!found.isEmpty()) {
            fields.add(same(row, found, asked, texts));
        }
        List<Form.Field> more = new ArrayList<>(person.values());
        return new Form.Group(
                row.name("person"),
                row.isHead()
                        ? texts.choice(Relationship.HEAD)
                        : texts.get("people.family.person", Map.of("number", String.valueOf(row.number()))),
                numbered(fields, row),
                numbered(more, row),
                texts.get("people.family.papers"));
    }

    private static List<Form.Field> numbered(List<Form.Field> fields, TypedFamily.Row row) {
        return fields.stream().map(field -> field.named(row.name(field.name()))).toList();
    }

    /** Whether it is somebody who is recorded. */
    private static Form.Field same(TypedFamily.Row row, List<Like> found, FamilyFields asked, Texts texts) {
        PersonWords words = new PersonWords(texts);
        List<Form.Option> options = new ArrayList<>();
        for (Like like : found) {
            String id = like.person().id().toString();
            options.add(new Form.Option(
                    id,
                    texts.get("people.family.same", Map.of("name", like.person().called())),
                    String.join(" ", words.why(like)),
                    id.equals(row.same())));
        }
        options.add(new Form.Option(
                TypedFamily.Row.NEW,
                texts.get("people.family.new"),
                null,
                TypedFamily.Row.NEW.equals(row.same())
                        && RegisterPages.seen(found).equals(row.seen())));
        return asked.of("radios", "same", row.same()).options(options);
    }
}
