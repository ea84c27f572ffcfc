package org.kerwen.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.web.DateWords;
import org.kerwen.web.Form;
import org.kerwen.web.Texts;

/** Families in words, in the language of who reads. */
final class FamilyWords {
    private final Texts texts;

    FamilyWords(Texts texts) {
        this.texts = texts;
    }

    String called(Family.Member member) {
        return called(member.called());
    }

    /** Somebody whose name is there no more is still somebody. */
    String called(String name) {
        return name.isEmpty() ? texts.get("people.nameless") : name;
    }

    String date(@Nullable FuzzyDate date) {
        return date == null ? texts.get("people.notKnown") : DateWords.of(date, texts);
    }

    /** The year, or the first and the last that it may be. */
    String years(FuzzyDate date) {
        int from = date.earliest().getYear();
        int to = date.latest().map(java.time.LocalDate::getYear).orElse(from);
        return from == to ? String.valueOf(from) : from + "–" + to;
    }

    /** Where a member is: with the family, or not, and what is known of it. */
    String where(Family.Member member) {
        if (!member.separated()) {
            return texts.get("people.family.with");
        }
        return member.whereabouts().isEmpty()
                ? texts.get("people.family.separated")
                : texts.get("people.family.separatedAt", Map.of("where", member.whereabouts()));
    }

    String relative(Genealogy.Relative relative) {
        return texts.choice(
                switch (relative.as()) {
                    case PARENT -> bySex(relative.sex(), Relationship.FATHER, Relationship.MOTHER, relative.as());
                    case CHILD -> bySex(relative.sex(), Relationship.SON, Relationship.DAUGHTER, relative.as());
                    case SIBLING -> bySex(relative.sex(), Relationship.BROTHER, Relationship.SISTER, relative.as());
                    case GRANDPARENT, PARTNER, GRANDCHILD -> relative.as();
                });
    }

    private static Choice bySex(@Nullable Sex sex, Choice male, Choice female, Choice notKnown) {
        return sex == Sex.MALE ? male : sex == Sex.FEMALE ? female : notKnown;
    }

    /** How that is known more exactly: in which way a parent, since when partners. */
    String exactly(Genealogy.Relative relative) {
        KinStore.Link link = relative.link();
        if (link == null) {
            return texts.get("people.kin.follows");
        }
        KinStore.Said said = link.said();
        return Stream.of(
                        said.nature() == null ? "" : texts.choice(said.nature()),
                        said.since() == null
                                ? ""
                                : texts.get("people.kin.since", Map.of("date", DateWords.of(said.since(), texts))),
                        said.until() == null
                                ? ""
                                : texts.get("people.kin.until", Map.of("date", DateWords.of(said.until(), texts))))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /** What can be chosen as a relationship to the head. */
    List<Form.Option> relationships(String chosen, @Nullable String none) {
        List<Form.Option> options = new ArrayList<>();
        if (none != null) {
            options.add(new Form.Option("", texts.get(none), null, chosen.isEmpty()));
        }
        for (Relationship each : Relationship.values()) {
            if (each != Relationship.HEAD) {
                options.add(new Form.Option(
                        each.word(), texts.choice(each), null, each.word().equals(chosen)));
            }
        }
        return options;
    }
}
