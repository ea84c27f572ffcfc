package org.kerwen.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kerwen.access.pages.Cell;
import org.kerwen.access.pages.Section;
import org.kerwen.kernel.AccountId;
import org.kerwen.keys.OrganisationKeys;
import org.kerwen.keys.RingHolders;
import org.kerwen.web.AppFrame;
import org.kerwen.web.Form;
import org.kerwen.web.Texts;
import org.springframework.stereotype.Component;

/** The second person from outside, on the page of the key: as the one sees it who appoints, and as the second does. */
@Component
final class OutsideSections {
    private final RingHolders rings;
    private final KeyHolders holders;
    private final Organisations organisations;

    OutsideSections(OrganisationKeys keys, KeyHolders holders, Organisations organisations) {
        this.rings = keys.holders();
        this.holders = holders;
        this.organisations = organisations;
    }

    /** For the only one who has the key of the own organisation; empty for everybody else. */
    Optional<Section> own(Signed signed, RingHolders.State state, AppFrame frame) {
        boolean only = state.holders().size() == 1
                && state.holders().getFirst().account().equals(signed.actor().account());
        if (!only) {
            return Optional.empty();
        }
        Texts texts = frame.texts();
        Section section = Section.of("second", texts.get("access.outside.title"), texts.get("access.outside.text"));
        AccountId second = state.outsideSecond();
        if (second == null) {
            return Optional.of(section.links(
                    List.of(new AppFrame.Link(texts.get("access.outside.appoint"), "/app/keys/second", false))));
        }
        List<Section.Fact> facts = new ArrayList<>();
        holders.outsider(signed, second)
                .ifPresentOrElse(
                        outsider -> {
                            facts.add(new Section.Fact(texts.get("access.outside.second"), Cell.name(outsider.name())));
                            facts.add(new Section.Fact(
                                    texts.get("access.outside.from"),
                                    Cell.text(texts.of(organisations
                                            .of(outsider.organisation())
                                            .name()))));
                        },
                        () -> facts.add(new Section.Fact(
                                texts.get("access.outside.second"),
                                Cell.badge(texts.get("access.colleague.left"), "warn"))));
        return Optional.of(section.facts(facts)
                .forms(List.of(Form.button(frame, "/app/keys/second/end", texts.get("access.outside.end")))));
    }

    /** For whoever is, or may become, the second person of another organisation. */
    Section elsewhere(Signed signed, AppFrame frame) {
        Texts texts = frame.texts();
        List<Section.Fact> facts = new ArrayList<>();
        facts.add(new Section.Fact(
                texts.get("access.outside.number"),
                Cell.code(signed.actor().account().toString())));
        rings.secondOf(signed.actor())
                .forEach(organisation -> facts.add(new Section.Fact(
                        texts.get("access.outside.secondOf"),
                        Cell.text(texts.of(organisations.of(organisation).name())))));
        Section section = Section.of(
                        "elsewhere", texts.get("access.outside.other"), texts.get("access.outside.other.text"))
                .facts(facts);
        List<List<Cell>> rows = rings.waitingOutside(signed.actor()).stream()
                .map(waiting -> List.of(
                        Cell.name(name(signed, waiting.account())),
                        Cell.name(name(signed, waiting.by())),
                        Cell.link(
                                texts.get("access.open.confirm"),
                                "/app/keys/outside/" + waiting.account() + "/confirm")))
                .toList();
        return rows.isEmpty()
                ? section
                : section.table(new Section.Table(
                        texts.get("access.outside.waiting"),
                        List.of(
                                texts.get("access.outside.who"),
                                texts.get("access.keys.proposedBy"),
                                texts.get("access.field.state")),
                        rows,
                        ""));
    }

    String name(Signed signed, AccountId account) {
        return holders.outsider(signed, account).map(KeyHolders.Outsider::name).orElse(account.toString());
    }
}
