package org.kerwen.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.kerwen.kernel.Choice;
import org.kerwen.web.DateWords;
import org.kerwen.web.Texts;

/** What a list is narrowed by, in words, in the language of who reads. */
final class ListWords {
    private final Texts texts;
    private final UnaryOperator<String> arrival;

    /** @param arrival what a file with which people came is called, by its id */
    ListWords(Texts texts, UnaryOperator<String> arrival) {
        this.texts = texts;
        this.arrival = arrival;
    }

    String facet(Facet facet) {
        return texts.get("people.facet." + facet.word());
    }

    /** What was chosen. */
    String word(Facet facet, String word) {
        return switch (facet) {
            case SEX ->
                word.equals(Facet.NOT_KNOWN) ? texts.get("people.notKnown") : texts.choice(Choice.of(Sex.class, word));
            case AGE -> word.equals(Facet.NOT_KNOWN) ? texts.get("people.notKnown") : age(AgeBand.of(word));
            case NATIONALITY -> States.name(word, texts);
            case LANGUAGE -> Tongues.name(word, texts);
            case NEED -> texts.choice(Choice.of(Need.class, word));
            case PAPERS ->
                Character.isDigit(word.charAt(0))
                        ? texts.get("people.facet.papers.within", Map.of("days", Integer.parseInt(word)))
                        : texts.get("people.facet.papers." + word);
            case FROM, UNTIL -> DateWords.of(LocalDate.parse(word), texts);
            case ARRIVAL -> arrival.apply(word);
            case CONSENT, FAMILY, KEPT -> texts.get("people.facet." + facet.word() + "." + word);
        };
    }

    private String age(AgeBand band) {
        return band.to() == null
                ? texts.get("people.facet.age.over", Map.of("from", band.from()))
                : texts.get("people.facet.age.between", Map.of("from", band.from(), "to", band.to()));
    }

    /** What and how, in a line. */
    String whole(Facet facet, String word) {
        return facet(facet) + ": " + word(facet, word);
    }

    /** How many there are, as far as that is known. */
    String count(Listed listed) {
        int count = java.util.Objects.requireNonNullElse(listed.count(), 0);
        if (listed.countsAll()) {
            return texts.get("people.list.count", Map.of("count", count));
        }
        return count < ListStore.COUNTED
                ? texts.get("people.list.countLooked", Map.of("count", count, "looked", ListStore.LOOKED_THROUGH))
                : texts.get("people.list.countMore", Map.of("count", count));
    }

    /** In the order in which it is shown. */
    static List<String> choices(Facet facet, Texts texts) {
        return switch (facet) {
            case NATIONALITY -> States.inOrder(texts);
            case LANGUAGE -> Tongues.inOrder(texts);
            default -> facet.words();
        };
    }
}
