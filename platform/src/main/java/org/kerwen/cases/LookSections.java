package org.kerwen.cases;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kerwen.access.Desk;
import org.kerwen.access.pages.Cell;
import org.kerwen.access.pages.Section;
import org.kerwen.kernel.AccountId;
import org.kerwen.web.AppFrame;
import org.kerwen.web.Texts;

/** What the team of a case is told of urgent looks at it. */
final class LookSections {
    private LookSections() {}

    /** How far it is, and until when. */
    static String state(Looks.Shown shown, Desk desk, Texts texts) {
        Look.Opening opening = shown.look().opening();
        String state = texts.choice(shown.state());
        return shown.state() == Look.State.READ_NOW && opening != null
                ? texts.get(
                        "cases.look.state.until", Map.of("state", state, "until", desk.when(opening.until(), texts)))
                : state;
    }

    static String found(Look.Review review, Texts texts) {
        return texts.get(
                "cases.look.found", Map.of("finding", texts.choice(review.finding()), "words", review.words()));
    }

    /** On the page of the case: who looked at it from outside the team, and why. Those that go on can be ended here. */
    static Optional<Section> ofCase(
            AppFrame frame, List<Looks.Shown> looks, Map<AccountId, String> colleagues, Desk desk, boolean ends) {
        Texts texts = frame.texts();
        if (looks.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Section.of("looks", texts.get("cases.looks.told"))
                .facts(looks.stream()
                        .map(each -> new Section.Fact(
                                desk.when(each.look().askedAt(), texts) + " · "
                                        + colleagues.getOrDefault(each.look().askedBy(), texts.get("cases.gone")),
                                Cell.text(said(each, desk, texts))))
                        .toList())
                .forms(looks.stream()
                        .filter(each -> ends && each.state() == Look.State.READ_NOW)
                        .map(each -> LookPages.end(frame, each.look().id(), texts.get("cases.look.end")))
                        .toList()));
    }

    private static String said(Looks.Shown shown, Desk desk, Texts texts) {
        Look.Review review = shown.look().review();
        return state(shown, desk, texts) + ". " + shown.look().reason()
                + (review == null ? "" : " " + found(review, texts));
    }

    /** Beside the list of cases: at which of them others looked. */
    static Optional<Section> ofList(
            List<Looks.Shown> looks, Map<AccountId, String> colleagues, Desk desk, Texts texts) {
        return looks.isEmpty()
                ? Optional.empty()
                : Optional.of(Section.of("looks", texts.get("cases.looks.told"), texts.get("cases.looks.told.text"))
                        .table(new Section.Table(
                                texts.get("cases.looks.told"),
                                List.of(
                                        texts.get("cases.field.number"),
                                        texts.get("cases.look.who"),
                                        texts.get("cases.look.asked"),
                                        texts.get("cases.form.state")),
                                looks.stream()
                                        .map(each -> List.of(
                                                Cell.link(
                                                        each.look().reference(),
                                                        CaseListPages.LIST + "/" + each.file() + "#looks"),
                                                Cell.name(colleagues.getOrDefault(
                                                        each.look().askedBy(), texts.get("cases.gone"))),
                                                Cell.text(desk.when(each.look().askedAt(), texts)),
                                                Cell.text(state(each, desk, texts))))
                                        .toList(),
                                "")));
    }
}
