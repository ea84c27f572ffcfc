package org.kerwen.people;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.kerwen.access.Desk;
import org.kerwen.access.pages.Cell;
import org.kerwen.access.pages.Section;
import org.kerwen.web.DateWords;
import org.kerwen.web.Texts;

/** Links in words, in the language of who reads. */
final class LinkWords {
    private final Desk desk;
    private final Texts texts;

    LinkWords(Desk desk, Texts texts) {
        this.desk = desk;
        this.texts = texts;
    }

    String state(Link link) {
        return link.ended() == null
                ? texts.choice(link.state())
                : texts.choice(link.ended().how());
    }

    /** Since when it is so. */
    String since(Link link) {
        if (link.ended() != null) {
            return desk.when(link.ended().at(), texts);
        }
        return desk.when(link.taken() == null ? link.made() : link.taken(), texts);
    }

    String shares(Collection<Shared> shares) {
        return shares.isEmpty()
                ? texts.get("people.link.nothing")
                : shares.stream().map(texts::choice).collect(Collectors.joining(", "));
    }

    /** To what the person agreed, and what was told when, the newest first. */
    List<Section.Fact> facts(Link link) {
        Agreement agreement = link.agreement();
        List<Section.Fact> facts = new ArrayList<>();
        facts.add(fact("people.link.state", state(link)));
        facts.add(fact("people.link.since", since(link)));
        facts.add(fact("people.link.shares", shares(agreement.shares())));
        facts.add(fact(
                "people.link.agreed",
                texts.get(
                        "people.link.agreed.how",
                        Map.of(
                                "way", texts.choice(agreement.way()),
                                "language", Tongues.name(agreement.language(), texts),
                                "on", DateWords.of(agreement.on(), texts),
                                "until", DateWords.of(agreement.until(), texts)))));
        if (link.state() == Link.State.INVITED) {
            facts.add(fact("people.link.expires", desk.when(link.expires(), texts)));
        }
        link.given().forEach(copy -> facts.add(fact("people.link.given", told(copy))));
        link.received().forEach(copy -> facts.add(fact("people.link.received", told(copy))));
        return facts;
    }

    private Section.Fact fact(String key, String text) {
        return new Section.Fact(texts.get(key), Cell.text(text));
    }

    private String told(Link.Disclosure copy) {
        return texts.get(
                copy.content() == null ? "people.link.told.removed" : "people.link.told",
                Map.of("when", desk.when(copy.at(), texts), "what", shares(copy.shared())));
    }

    /** What a copy says, a line each. */
    List<Section.Fact> content(SharedContent content) {
        PersonWords words = new PersonWords(texts);
        List<Section.Fact> facts = new ArrayList<>();
        content.names().forEach(name -> facts.add(line(name)));
        Registration.Known known = content.known();
        for (KnownField field : List.of(KnownField.BIRTH, KnownField.LANGUAGES, KnownField.NEEDS)) {
            if (field.of(known) != null) {
                facts.add(fact("people.known." + field.word(), words.value(field, field.of(known))));
            }
        }
        content.papers().forEach(paper -> facts.add(line(paper, words)));
        content.contacts().forEach(contact -> facts.add(line(contact, words)));
        return facts;
    }

    private Section.Fact line(Registration.Name name) {
        return new Section.Fact(texts.choice(name.usage()), Cell.name(name.whole()));
    }

    private Section.Fact line(Registration.Document paper, PersonWords words) {
        return new Section.Fact(texts.choice(paper.kind()), Cell.name(words.document(paper)));
    }

    private Section.Fact line(Registration.Contact contact, PersonWords words) {
        return new Section.Fact(
                texts.choice(contact.kind()), Cell.name(contact.value() + " (" + words.safety(contact) + ")"));
    }
}
