package org.kerwen.intake;

import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kerwen.jobs.JobState;
import org.kerwen.people.Registration;
import org.kerwen.web.DateWords;
import org.kerwen.web.Texts;

/** Imports and their rows in words, in the language of who reads. */
final class ImportWords {
    private final Texts texts;

    ImportWords(Texts texts) {
        this.texts = texts;
    }

    String number(long number) {
        return NumberFormat.getInstance(ULocale.forLanguageTag(texts.language().tag()))
                .format(number);
    }

    String state(Import.State state) {
        return texts.get("intake.state." + state.word());
    }

    /** Why a row is wrong: each field with its sentence. */
    String wrong(List<String> wrong) {
        return wrong.stream().map(this::wrong).collect(Collectors.joining(" "));
    }

    private String wrong(String one) {
        int colon = one.indexOf(':');
        String word = one.substring(colon + 1);
        String sentence = texts.find("intake.wrong." + word)
                .or(() -> texts.find("people.wrong." + word))
                .orElse(word);
        return Column.of(one.substring(0, colon))
                .map(column -> texts.get(column.text()) + ": " + sentence)
                .orElse(sentence);
    }

    /** How far the work is. */
    String progress(JobState job) {
        Long of = job.of();
        return of == null || of == 0
                ? texts.get("access.jobs.waits")
                : texts.get("access.jobs.progress", Map.of("done", number(job.done()), "of", number(of)));
    }

    /** A row as it would be recorded: name, sex, birth, nationality, document. */
    List<String> read(Registration registration) {
        List<String> words = new ArrayList<>();
        words.add(registration.names().stream().map(Registration.Name::whole).collect(Collectors.joining(" · ")));
        words.add(
                registration.known().sex() == null
                        ? ""
                        : texts.choice(registration.known().sex()));
        words.add(
                registration.known().birth() == null
                        ? ""
                        : DateWords.of(registration.known().birth(), texts));
        words.add(String.join(", ", registration.known().nationalities()));
        words.add(registration.documents().stream()
                .map(document -> texts.choice(document.kind()) + " " + document.number())
                .collect(Collectors.joining(", ")));
        return words;
    }

    /** The same in one line, for those who decide about it. */
    String line(Registration registration) {
        return read(registration).stream().filter(word -> !word.isEmpty()).collect(Collectors.joining(", "));
    }

    List<String> headings() {
        return List.of(
                texts.get("intake.line"),
                texts.get("people.field.name"),
                texts.get("people.field.sex"),
                texts.get("people.field.birth"),
                texts.get("people.field.nationality"),
                texts.get("people.field.kind"));
    }

    /** The label of a column of the file, in words that tell it from the others. */
    String column(int at, String heading) {
        return texts.get(
                "intake.column.of",
                Map.of(
                        "number",
                        number(at + 1L),
                        "heading",
                        Optional.of(heading.strip())
                                .filter(text -> !text.isEmpty())
                                .orElse("–")));
    }
}
