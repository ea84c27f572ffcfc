package org.kerwen.people;

import com.ibm.icu.text.Bidi;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.ULocale;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.pages.Cell;
import org.kerwen.access.pages.Section;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.linkage.Level;
import org.kerwen.linkage.Reason;
import org.kerwen.web.DateWords;
import org.kerwen.web.Texts;

/** People in words, in the language of who reads. */
final class PersonWords {
    /** More reasons than these nobody reads while typing. */
    private static final int REASONS = 5;

    /** Beside what is read from left to right in any sentence. */
    private static final char LEFT_TO_RIGHT = '\u200E';

    private final Texts texts;

    PersonWords(Texts texts) {
        this.texts = texts;
    }

    String choice(Choice choice) {
        return texts.choice(choice);
    }

    String sex(Registration.Known known) {
        return known.sex() == null ? texts.get("people.notKnown") : texts.choice(known.sex());
    }

    String birth(Registration.Known known) {
        return known.birth() == null ? texts.get("people.notKnown") : DateWords.of(known.birth(), texts);
    }

    String nationalities(Registration.Known known) {
        return several(known.nationalities(), code -> States.name(code, texts));
    }

    private String several(List<String> codes, UnaryOperator<String> name) {
        return codes.isEmpty()
                ? texts.get("people.notKnown")
                : codes.stream().map(name).collect(Collectors.joining(", "));
    }

    String document(Registration.Document document) {
        String whole =
                apart(document.issuer().isEmpty() ? document.number() : document.issuer() + " " + document.number());
        return document.validUntil() == null
                ? whole
                : texts.get(
                        "people.document.until",
                        Map.of("number", whole, "day", DateWords.of(document.validUntil(), texts)));
    }

    /** When it is safe, in words. */
    String safety(Registration.Contact contact) {
        return contact.from() == null || contact.to() == null
                ? texts.choice(contact.safety())
                : texts.get(
                        "people.contact.times",
                        Map.of(
                                "from",
                                contact.from().toString(),
                                "to",
                                contact.to().toString()));
    }

    private String contact(Registration.Contact contact) {
        return apart(contact.value()) + " (" + safety(contact) + ")";
    }

    /**
     * The groups of +993 12 000 000 stand the other way round in a sentence from right to left, unless marks keep them together.
     * Isolates would do as well on a page, but whoever copies the number from a PDF would get it reversed.
     */
    private static String apart(String value) {
        return Bidi.getBaseDirection(value) == Bidi.RTL ? value : LEFT_TO_RIGHT + value + LEFT_TO_RIGHT;
    }

    /** A name, paper or way to reach somebody in one line. */
    String part(Registration.Part part) {
        return switch (part) {
            case Registration.Name name -> texts.choice(name.usage()) + ": " + apart(name.whole());
            case Registration.Document document -> texts.choice(document.kind()) + ": " + document(document);
            case Registration.Contact contact -> texts.choice(contact.kind()) + ": " + contact(contact);
            case Registration.Photograph photograph ->
                photograph.taken() == null
                        ? texts.get("people.photograph.one")
                        : texts.get("people.photograph.taken", Map.of("when", DateWords.of(photograph.taken(), texts)));
        };
    }

    /** What is known besides names, papers and ways to reach the person, a line each. */
    List<Section.Fact> known(Registration.Known known) {
        List<Section.Fact> facts = new ArrayList<>();
        facts.add(new Section.Fact(texts.get("people.field.sex"), Cell.text(sex(known))));
        facts.add(new Section.Fact(texts.get("people.field.birth"), Cell.text(birth(known))));
        if (!known.birthCountry().isEmpty() || !known.birthPlace().isEmpty()) {
            facts.add(new Section.Fact(
                    texts.get("people.field.birthPlace"),
                    Cell.name(Stream.of(
                                    known.birthPlace(),
                                    known.birthCountry().isEmpty() ? "" : States.name(known.birthCountry(), texts))
                            .filter(each -> !each.isEmpty())
                            .collect(Collectors.joining(", ")))));
        }
        facts.add(new Section.Fact(texts.get("people.field.nationality"), Cell.text(nationalities(known))));
        facts.add(new Section.Fact(
                texts.get("people.field.language"),
                Cell.text(several(known.languages(), code -> Tongues.name(code, texts)))));
        if (!known.needs().isEmpty()) {
            facts.add(new Section.Fact(
                    texts.get("people.field.needs"),
                    Cell.text(known.needs().stream().map(texts::choice).collect(Collectors.joining(", ")))));
        }
        return facts;
    }

    /** All that is known, a line each. */
    List<Section.Fact> facts(Person person) {
        List<Section.Fact> facts = new ArrayList<>();
        person.names()
                .forEach(row -> facts.add(new Section.Fact(
                        texts.choice(row.is().usage()), Cell.name(row.is().whole()))));
        facts.addAll(known(person.known()));
        person.documents()
                .forEach(row ->
                        facts.add(new Section.Fact(texts.choice(row.is().kind()), Cell.name(document(row.is())))));
        person.contacts()
                .forEach(row ->
                        facts.add(new Section.Fact(texts.choice(row.is().kind()), Cell.name(contact(row.is())))));
        return facts;
    }

    /** What happened, in a line. */
    String happened(Happened.What what) {
        return switch (what) {
            case Happened.Registered registered -> texts.get("people.happened.registered");
            case Happened.Added(Registration.Part part) ->
                texts.get("people.happened.added", Map.of("what", part(part)));
            case Happened.Removed(Registration.Part part) ->
                texts.get("people.happened.removed", Map.of("what", part(part) + why(part)));
            case Happened.Changed(KnownField field, String before, String after) ->
                texts.get(
                        "people.happened.changed",
                        Map.of(
                                "field", texts.get("people.known." + field.word()),
                                "before", value(field, before),
                                "after", value(field, after)));
            case Happened.Agreed(ConsentWay way, boolean given) ->
                texts.get(
                        given ? "people.happened.agreed" : "people.happened.withdrawn",
                        Map.of("way", texts.choice(way)));
            case Happened.Restricted restricted -> texts.get("people.happened.restricted");
            case Happened.Merged(boolean joined) ->
                texts.get(joined ? "people.happened.merged" : "people.happened.unmerged");
        };
    }

    private String why(Registration.Part part) {
        return part instanceof Registration.Photograph photograph && photograph.why() != null
                ? " (" + texts.choice(photograph.why()) + ")"
                : "";
    }

    /** Since when a ground stands, or when it was withdrawn. */
    String consent(Person.Consent consent, ZoneId zone) {
        String given = DateWords.of(consent.given(), zone, texts);
        return consent.withdrawn() == null
                ? texts.get("people.consent.given", Map.of("when", given))
                : texts.get(
                        "people.consent.withdrawn",
                        Map.of("when", given, "until", DateWords.of(consent.withdrawn(), zone, texts)));
    }

    /** What was written while two records were shown as one. */
    String between(Between between) {
        return happened(
                switch (between) {
                    case Between.Added added -> new Happened.Added(added.part());
                    case Between.Changed changed ->
                        new Happened.Changed(changed.field(), changed.before(), changed.after());
                });
    }

    /** What a field said, in words. */
    String value(KnownField field, @Nullable String text) {
        if (text == null) {
            return texts.get("people.notKnown");
        }
        return switch (field) {
            case SEX -> texts.choice(Choice.of(Sex.class, text));
            case BIRTH -> DateWords.of(FuzzyDate.parse(text), texts);
            case BIRTH_COUNTRY -> States.name(text, texts);
            case BIRTH_PLACE -> text;
            case NATIONALITIES -> several(KnownField.split(text), code -> States.name(code, texts));
            case LANGUAGES -> several(KnownField.split(text), code -> Tongues.name(code, texts));
            case NEEDS -> several(KnownField.split(text), word -> texts.choice(Choice.of(Need.class, word)));
        };
    }

    /** Who it may be and why, in a few sentences. */
    List<String> why(Like like) {
        List<String> sentences = new ArrayList<>();
        sentences.add(texts.get(
                "people.like.about",
                Map.of("birth", birth(like.person().known()), "likely", texts.get("people.like." + likely(like)))));
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
