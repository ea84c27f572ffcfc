package org.kerwen.people;

import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.kerwen.access.pages.Cell;
import org.kerwen.access.pages.Section;
import org.kerwen.linkage.Level;
import org.kerwen.linkage.Reason;
import org.kerwen.web.DateWords;
import org.kerwen.web.Texts;

/** People in words, in the language of who reads. */
final class PersonWords {
    /** More reasons than these nobody reads while typing. */
    private static final int REASONS = 5;

    private final Texts texts;

    PersonWords(Texts texts) {
        this.texts = texts;
    }

    String sex(Person person) {
        return person.sex() == null ? texts.get("people.notKnown") : texts.choice(person.sex());
    }

    String birth(Person person) {
        return person.birth() == null ? texts.get("people.notKnown") : DateWords.of(person.birth(), texts);
    }

    String nationalities(Person person) {
        return person.nationalities().isEmpty()
                ? texts.get("people.notKnown")
                : person.nationalities().stream()
                        .map(code -> States.name(code, texts))
                        .collect(Collectors.joining(", "));
    }

    String document(Person.Document document) {
        String whole = document.issuer().isEmpty() ? document.number() : document.issuer() + " " + document.number();
        return document.validUntil() == null
                ? whole
                : texts.get(
                        "people.document.until",
                        Map.of("number", whole, "day", DateWords.of(document.validUntil(), texts)));
    }

    /** What is known, a line each. */
    List<Section.Fact> facts(Person person) {
        List<Section.Fact> facts = new ArrayList<>();
        for (Person.Name name : person.names()) {
            facts.add(new Section.Fact(texts.choice(name.usage()), Cell.name(name.whole())));
        }
        facts.add(new Section.Fact(texts.get("people.field.sex"), Cell.text(sex(person))));
        facts.add(new Section.Fact(texts.get("people.field.birth"), Cell.text(birth(person))));
        facts.add(new Section.Fact(texts.get("people.field.nationality"), Cell.text(nationalities(person))));
        for (Person.Document document : person.documents()) {
            facts.add(new Section.Fact(texts.choice(document.kind()), Cell.name(document(document))));
        }
        return facts;
    }

    /** Who it may be and why, in a few sentences. */
    List<String> why(Like like) {
        List<String> sentences = new ArrayList<>();
        sentences.add(texts.get(
                "people.like.about",
                Map.of("birth", birth(like.person()), "likely", texts.get("people.like." + likely(like)))));
        like.reasons().stream().limit(REASONS).map(this::reason).forEach(sentences::add);
        return sentences;
    }

    static String likely(Like like) {
        return like.likeness().verdict().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** One reason: what was compared, how alike it is, and how many people share it. */
    String reason(Reason reason) {
        String field = texts.get(
                "people.compared." + reason.field().orElseThrow().name().toLowerCase(Locale.ROOT));
        String level = texts.get("people.level." + word(reason.level()));
        return reason.oneIn().isPresent() && reason.oneIn().getAsLong() > 1
                ? texts.get(
                        "people.reason.rare",
                        Map.of(
                                "field", field,
                                "level", level,
                                "count",
                                        NumberFormat.getInstance(ULocale.forLanguageTag(
                                                        texts.language().tag()))
                                                .format(reason.oneIn().getAsLong())))
                : field + ": " + level + ".";
    }

    private static String word(Level level) {
        return level.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
