package org.kerwen.people;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kerwen.paper.PaperPrinter;
import org.kerwen.people.pages.CopyPage;
import org.kerwen.people.pages.CopyPage.Line;
import org.kerwen.people.pages.CopyPage.Part;
import org.kerwen.people.pages.CopyPage.Picture;
import org.kerwen.web.DateWords;
import org.kerwen.web.Texts;

/** Prints a person's copy in the language that the person reads. */
final class CopyPrinter {
    private final TemplateEngine templates;
    private final PaperPrinter printer;
    private final ZoneId zone;

    CopyPrinter(TemplateEngine templates, PaperPrinter printer, ZoneId zone) {
        this.templates = templates;
        this.printer = printer;
        this.zone = zone;
    }

    /** The copy as PDF; empty where it is busy. Outside of any transaction. */
    Optional<byte[]> print(Copies.Copy copy, String organisation, Instant now, Texts texts) {
        PersonWords words = new PersonWords(texts);
        Person person = copy.person();
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(
                texts.get("people.known"),
                words.facts(person).stream()
                        .map(fact -> new Line(fact.label(), fact.value().text()))
                        .toList()));
        parts.add(new Part(
                texts.get("people.consent.title"),
                person.consents().stream()
                        .map(consent -> new Line(texts.choice(consent.way()), words.consent(consent, zone)))
                        .toList()));
        for (Map.Entry<String, List<Map<String, String>>> elsewhere :
                copy.elsewhere().entrySet()) {
            List<Line> lines = new ArrayList<>();
            elsewhere
                    .getValue()
                    .forEach(row -> row.forEach((label, value) -> lines.add(new Line(
                            texts.find("people.about." + elsewhere.getKey() + "." + label)
                                    .orElse(label),
                            value))));
            parts.add(new Part(texts.get("people.about." + elsewhere.getKey()), lines));
        }
        parts.add(new Part(
                texts.get("people.history"),
                copy.happened().stream()
                        .map(each -> new Line(DateWords.of(each.at(), zone, texts), words.happened(each.what())))
                        .toList()));
        var xhtml = new StringOutput();
        templates.render(
                "people/copy.jte",
                new CopyPage(
                        texts.language().tag(),
                        texts.language().direction(),
                        texts.get("people.copy.title"),
                        organisation + " · " + DateWords.of(now, zone, texts),
                        texts.get("people.copy.lede"),
                        parts,
                        texts.get("people.photograph.title"),
                        copy.photographs().stream()
                                .map(photograph -> new Picture(
                                        words.part(photograph.held().row().is()),
                                        texts.choice(
                                                photograph.held().row().is().ground()),
                                        "data:image/jpeg;base64," + photograph.inLetters()))
                                .toList(),
                        texts.get("people.copy.rights"),
                        List.of(
                                texts.get("people.copy.right.correct"),
                                texts.get("people.copy.right.restrict"),
                                texts.get("people.copy.right.erase"),
                                texts.get("people.copy.right.withdraw"))),
                xhtml);
        return printer.print(xhtml.toString());
    }
}
