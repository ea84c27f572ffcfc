package org.kerwen.people;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.web.Form;
import org.kerwen.web.Texts;

/** How somebody is to stand in a family, as it was typed. */
record TypedPlace(String relationship, String since, String separated, String whereabouts) {
    private static final int LONGEST = 300;

    static final TypedPlace NOTHING = new TypedPlace("", "", "", "");

    TypedPlace {
        since = Typed.cleaned(since, 60);
        whereabouts = Typed.cleaned(whereabouts, LONGEST);
    }

    /**
     * What came of reading it.
     *
     * @param place null where something is wrong
     * @param wrong for each field that is wrong, the word of its text {@code people.wrong.<word>}
     */
    record Read(Newcomer.@Nullable Place place, Map<String, String> wrong) {}

    static TypedPlace of(Map<String, String> fields) {
        return new TypedPlace(
                fields.getOrDefault("relationship", ""),
                fields.getOrDefault("since", ""),
                fields.getOrDefault("separated", ""),
                fields.getOrDefault("whereabouts", ""));
    }

    static TypedPlace of(Family.Member member) {
        return new TypedPlace(
                member.relationship().word(),
                member.since() == null ? "" : member.since().canonical(),
                member.separated() ? "yes" : "",
                member.whereabouts());
    }

    /**
     * Reads it.
     *
     * @param head whether it is about the head, who stays that
     */
    Read read(boolean head) {
        Map<String, String> wrong = new LinkedHashMap<>();
        Optional<Relationship> is = head ? Optional.of(Relationship.HEAD) : relationship(relationship);
        if (is.isEmpty()) {
            wrong.put("relationship", "relationship-missing");
        }
        FuzzyDate begins = date("since", since, wrong);
        if (!whereabouts.isEmpty() && !separated.equals("yes")) {
            wrong.put("separated", "not-separated");
        }
        return is.isEmpty() || !wrong.isEmpty()
                ? new Read(null, wrong)
                : new Read(new Newcomer.Place(is.get(), begins, separated.equals("yes"), whereabouts), wrong);
    }

    /** One of those that can be chosen; empty where nothing or anything else was. */
    static Optional<Relationship> relationship(String word) {
        return Choice.words(Relationship.class).contains(word) && !word.equals(Relationship.HEAD.word())
                ? Optional.of(Choice.of(Relationship.class, word))
                : Optional.empty();
    }

    static @Nullable FuzzyDate date(String field, String typed, Map<String, String> wrong) {
        return Reading.date(field, typed, wrong).map(Reading::exact).orElse(null);
    }

    List<Form.Field> fields(Map<String, String> wrong, boolean head, Texts texts) {
        FamilyFields typed = new FamilyFields(wrong, texts);
        List<Form.Field> fields = new ArrayList<>();
        if (!head) {
            fields.add(typed.of("select", "relationship", relationship)
                    .options(new FamilyWords(texts).relationships(relationship, "people.choose")));
        }
        fields.add(typed.of("text", "since", since).longest(60));
        fields.add(typed.of("tick", "separated", separated));
        fields.add(typed.of("text", "whereabouts", whereabouts).longest(LONGEST));
        return fields;
    }
}
