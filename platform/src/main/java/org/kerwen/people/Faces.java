package org.kerwen.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kerwen.access.pages.Cell;
import org.kerwen.access.pages.Section;
import org.kerwen.kernel.PersonId;
import org.kerwen.web.Texts;

/** Pictures of people on pages. What stands in their place for those who do not see them names nobody. */
final class Faces {
    private Faces() {}

    static String address(PersonId person, UUID photograph) {
        return "/app/people/" + person + "/photographs/" + photograph;
    }

    /** How the person looks today, small. */
    static Optional<Cell> of(Person person, Texts texts) {
        return person.photographs().stream()
                .findFirst()
                .map(row -> Cell.face(texts.get("people.photograph.one"), address(person.id(), row.id()) + "/small"));
    }

    /** What is known of a person, how they look before all else: for comparing two. */
    static List<Section.Fact> before(Person person, List<Section.Fact> known, Texts texts) {
        List<Section.Fact> facts = new ArrayList<>();
        person.photographs().stream()
                .findFirst()
                .ifPresent(row -> facts.add(new Section.Fact(
                        texts.get("people.photograph.one"),
                        Cell.picture(
                                new PersonWords(texts).part(row.is()), address(person.id(), row.id()) + "/small"))));
        facts.addAll(known);
        return facts;
    }
}
