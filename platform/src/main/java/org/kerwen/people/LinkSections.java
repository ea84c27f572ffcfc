package org.kerwen.people;

import java.util.List;
import org.kerwen.access.Desk;
import org.kerwen.access.OrganisationNames;
import org.kerwen.access.Permissions;
import org.kerwen.access.Signed;
import org.kerwen.access.pages.Cell;
import org.kerwen.access.pages.Section;
import org.kerwen.web.AppFrame;
import org.kerwen.web.Texts;
import org.springframework.stereotype.Component;

/** What stands of links on the page of a person. */
@Component
final class LinkSections {
    private final Desk desk;
    private final Links links;
    private final OrganisationNames organisations;
    private final Permissions permissions;

    LinkSections(Desk desk, Links links, OrganisationNames organisations, Permissions permissions) {
        this.desk = desk;
        this.links = links;
        this.organisations = organisations;
        this.permissions = permissions;
    }

    /** Which other organisations assist the person; nothing for who need not know. */
    List<Section> of(Signed signed, Person person, Texts texts) {
        if (!permissions.may(signed.actor(), "person.link")) {
            return List.of();
        }
        LinkWords words = new LinkWords(desk, texts);
        return List.of(Section.of("links", texts.get("people.links.all"))
                .table(new Section.Table(
                        texts.get("people.links.all"),
                        List.of(
                                texts.get("people.link.partner"),
                                texts.get("people.link.state"),
                                texts.get("people.link.since")),
                        links.of(signed.actor(), person.id()).stream()
                                .map(link -> List.of(
                                        Cell.name(organisations.of(link.partner(), texts)),
                                        Cell.text(words.state(link)),
                                        Cell.text(words.since(link))))
                                .toList(),
                        texts.get("people.links.none")))
                .links(List.of(new AppFrame.Link(
                        texts.get("people.links.go"), "/app/people/" + person.id() + "/links", false))));
    }
}
