package org.kerwen.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.kerwen.access.pages.Cell;
import org.kerwen.access.pages.DeskPage;
import org.kerwen.access.pages.Head;
import org.kerwen.access.pages.Section;
import org.kerwen.keys.KeysSettings;
import org.kerwen.keys.RecoveryKeys;
import org.kerwen.web.AppFrame;
import org.kerwen.web.DateWords;
import org.kerwen.web.Texts;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Whether there is a recovery sheet, and which. The code itself is made at the terminal and never passes through a browser;
 * what stands here lets somebody compare the sheet in the safe with the one in use.
 */
@RestController
final class RecoveryPages implements Duty {
    private final Desk desk;
    private final RecoveryKeys recovery;
    private final Permissions permissions;

    RecoveryPages(Desk desk, KeysSettings settings, Permissions permissions) {
        this.desk = desk;
        this.recovery = new RecoveryKeys(settings);
        this.permissions = permissions;
    }

    @Demands("recovery.read")
    @GetMapping("/app/recovery")
    ResponseEntity<byte[]> sheet(HttpServletRequest request, Signed signed) {
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get("access.recovery.title"));
        return desk.show(DeskPage.of(
                frame,
                Head.of(texts.get("access.recovery.title"), texts.get("access.recovery.text")),
                List.of(
                        recovery.current()
                                .map(half -> inUse(half, texts))
                                .orElseGet(() -> Section.of(
                                        "sheet",
                                        texts.get("access.recovery.sheet"),
                                        texts.get("access.recovery.missing"))),
                        Section.of("how", texts.get("access.recovery.how"), texts.get("access.recovery.how.text"))
                                .facts(List.of(new Section.Fact(
                                        texts.get("access.recovery.command"), Cell.code("./kerwen recovery-code")))))));
    }

    private static Section inUse(RecoveryKeys.Half half, Texts texts) {
        return Section.of("sheet", texts.get("access.recovery.sheet"), texts.get("access.recovery.compare"))
                .facts(List.of(
                        new Section.Fact(
                                texts.get("access.recovery.made"), Cell.text(DateWords.of(half.made(), texts))),
                        new Section.Fact(texts.get("access.recovery.fingerprint"), Cell.code(half.fingerprint()))));
    }

    /** Without it no backup can be made. */
    @Override
    public Optional<Due> of(Signed signed) {
        return !permissions.may(signed.actor(), "recovery.print")
                        || recovery.current().isPresent()
                ? Optional.empty()
                : Optional.of(new Due("recovery", "stop", "/app/recovery"));
    }
}
