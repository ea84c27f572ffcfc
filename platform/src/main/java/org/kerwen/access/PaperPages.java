package org.kerwen.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kerwen.access.pages.Head;
import org.kerwen.access.pages.MessagePage;
import org.kerwen.keys.OrganisationKeys;
import org.kerwen.keys.PaperShare;
import org.kerwen.keys.Sheets;
import org.kerwen.web.AppFrame;
import org.kerwen.web.Form;
import org.kerwen.web.Texts;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The organisation's key on paper, and a new key on the ring. */
@RestController
final class PaperPages {
    private final Desk desk;
    private final OrganisationKeys keys;
    private final Organisations organisations;
    private final Sheets sheets;
    private final Clock clock;

    PaperPages(Desk desk, OrganisationKeys keys, Organisations organisations, Sheets sheets, Clock clock) {
        this.desk = desk;
        this.keys = keys;
        this.organisations = organisations;
        this.sheets = sheets;
        this.clock = clock;
    }

    @Demands(value = "key.share", fresh = true)
    @GetMapping("/app/keys/paper")
    ResponseEntity<byte[]> beforePrinting(HttpServletRequest request, Signed signed) {
        return before(request, signed, "access.keys.print", "access.keys.print.text", "/app/keys/paper");
    }

    /** Three sheets in one file; those of before open nothing any more. */
    @Demands(value = "key.share", fresh = true)
    @PostMapping("/app/keys/paper")
    ResponseEntity<byte[]> print(Signed signed) {
        Texts texts = desk.texts(signed);
        String organisation =
                texts.of(organisations.of(signed.actor().organisation()).name());
        Optional<List<PaperShare>> shares = keys.printShares(signed.actor());
        if (shares.isEmpty()) {
            return desk.answers().goTo("/app/keys");
        }
        List<byte[]> pages = new ArrayList<>();
        for (PaperShare share : shares.get()) {
            sheets.share(share, organisation, LocalDate.now(clock), texts).ifPresent(pages::add);
        }
        if (pages.size() != shares.get().size()) {
            // Busy: the shares that were made are on no paper, and the next printing replaces them.
            return desk.answers().goTo("/app/keys/paper");
        }
        return desk.answers().file(MediaType.APPLICATION_PDF, "sheets.pdf", Sheets.together(pages));
    }

    @Demands(value = "key.rotate", fresh = true)
    @GetMapping("/app/keys/rotate")
    ResponseEntity<byte[]> beforeRotating(HttpServletRequest request, Signed signed) {
        return before(request, signed, "access.keys.rotate", "access.keys.rotate.text", "/app/keys/rotate");
    }

    @Demands(value = "key.rotate", fresh = true)
    @PostMapping("/app/keys/rotate")
    ResponseEntity<byte[]> rotate(Signed signed) {
        return desk.answers()
                .goTo(
                        keys.rotate(signed.actor()) == OrganisationKeys.Answer.DONE
                                ? "/app/keys?done=key-turned"
                                : "/app/keys");
    }

    private ResponseEntity<byte[]> before(
            HttpServletRequest request, Signed signed, String title, String text, String path) {
        AppFrame frame = desk.frame(request, signed, desk.texts(signed).get(title));
        return desk.show(new MessagePage(
                frame,
                Head.of(frame.t(title), frame.t(text)).below(frame.t("access.keys.title"), "/app/keys"),
                List.of(Form.button(frame, path, frame.t(title)).styled("")),
                List.of()));
    }
}
