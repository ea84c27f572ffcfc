package org.kerwen.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.kerwen.cases.pages.CasePaper;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.PersonId;
import org.kerwen.people.Person;

/**
 * What every paper of a case has before anything is written on it.
 *
 * @param words in which language
 * @param organisation who makes it, by its name
 */
record BlankPaper(Cases.Opened opened, PaperWords words, String organisation, LocalDate today) {
    CaseFile file() {
        return opened.file();
    }

    String get(String key) {
        return words.get(key);
    }

    /** What the programme calls its things. */
    Labels labels() {
        return new Labels(opened.rules().programme(), words::of);
    }

    CasePaper.Line line(String key, String value) {
        return new CasePaper.Line(get(key), value);
    }

    /** Who made it of which case, and when. */
    String made() {
        return organisation + " · " + file().reference() + " · " + today;
    }

    /** By what name somebody is called; empty where they were erased. */
    String called(PersonId person) {
        Person known = opened.people().get(person);
        return known == null ? "" : known.called();
    }

    /** The names of several; who was erased is left out. */
    String called(List<PersonId> people) {
        return people.stream().map(this::called).filter(name -> !name.isEmpty()).collect(Collectors.joining(", "));
    }

    /** As exactly as it is known. */
    String born(PersonId person) {
        Person known = opened.people().get(person);
        FuzzyDate birth = known == null ? null : known.known().birth();
        return birth == null ? "" : birth.canonical();
    }

    /** Who signs for the organisation. */
    CasePaper.Signature staff(String who) {
        return new CasePaper.Signature(who, get("staff"));
    }

    CasePaper written(
            String paper,
            String lede,
            String made,
            List<CasePaper.Part> parts,
            List<String> sentences,
            List<CasePaper.Signature> signatures) {
        return new CasePaper(
                words.word(),
                words.direction,
                get(paper + ".title"),
                made,
                lede,
                List.copyOf(parts),
                List.copyOf(sentences),
                List.copyOf(signatures));
    }

    /** The sentences of a paper from the first to this one. */
    List<String> sentences(String paper, int last) {
        List<String> sentences = new ArrayList<>();
        for (int number = 1; number <= last; number++) {
            sentences.add(get(paper + "." + number));
        }
        return sentences;
    }
}
