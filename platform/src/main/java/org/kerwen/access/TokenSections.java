package org.kerwen.access;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.kerwen.access.pages.Cell;
import org.kerwen.access.pages.Section;
import org.kerwen.web.AppFrame;
import org.kerwen.web.DateWords;
import org.kerwen.web.Form;
import org.kerwen.web.Texts;
import org.springframework.stereotype.Component;

/** The tokens of the person, as a part of the page of the account. */
@Component
final class TokenSections {
    private final Desk desk;
    private final Tokens tokens;
    private final Clock clock;

    TokenSections(Desk desk, Tokens tokens, Clock clock) {
        this.desk = desk;
        this.tokens = tokens;
        this.clock = clock;
    }

    Section of(Signed signed, AppFrame frame) {
        Texts texts = frame.texts();
        Instant now = clock.instant();
        List<List<Cell>> rows = tokens.list(signed).stream()
                .map(token -> List.of(
                        Cell.name(token.name()),
                        Cell.text(token.operations().stream()
                                .map(operation -> texts.get("access.operation." + operation))
                                .collect(Collectors.joining(", "))),
                        Cell.text(desk.day(token.expiresAt(), texts)),
                        Cell.text(
                                token.usedOn() == null
                                        ? texts.get("access.token.never")
                                        : DateWords.of(token.usedOn(), texts)),
                        state(token, now, frame)))
                .toList();
        return Section.of("tokens", texts.get("access.token.list"), texts.get("access.token.list.text"))
                .table(new Section.Table(
                        texts.get("access.token.list"),
                        List.of(
                                texts.get("access.token.name"),
                                texts.get("access.token.operations"),
                                texts.get("access.token.until"),
                                texts.get("access.token.used"),
                                ""),
                        rows,
                        texts.get("access.token.none")))
                .links(List.of(new AppFrame.Link(texts.get("access.token.make"), "/app/account/tokens/new", false)));
    }

    private static Cell state(Tokens.Token token, Instant now, AppFrame frame) {
        if (token.revokedAt() != null) {
            return Cell.badge(frame.t("access.token.revoked"), "calm");
        }
        return token.expiresAt().isBefore(now)
                ? Cell.badge(frame.t("access.token.over"), "calm")
                : Cell.form(Form.button(
                        frame, "/app/account/tokens/" + token.id() + "/revoke", frame.t("access.token.revoke")));
    }
}
