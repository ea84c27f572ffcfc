package org.kerwen.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.pages.FormPage;
import org.kerwen.access.pages.Head;
import org.kerwen.keys.OrganisationKeys;
import org.kerwen.keys.OrganisationKeys.Answer;
import org.kerwen.keys.PaperShare;
import org.kerwen.keys.Sheets;
import org.kerwen.web.AppFrame;
import org.kerwen.web.Form;
import org.kerwen.web.Form.Field;
import org.kerwen.web.NotFound;
import org.kerwen.web.Texts;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The organisation's key on paper, and a new key on the ring. */
@RestController
final class PaperPages {
    private static final String ONE = "one";
    private static final String OTHER = "other";

    /** Groups with whatever somebody puts between them. */
    private static final int LONGEST = 400;

    private final Desk desk;
    private final OrganisationKeys keys;
    private final KeyHolders holders;
    private final Organisations organisations;
    private final Sheets sheets;
    private final Clock clock;

    PaperPages(
            Desk desk,
            OrganisationKeys keys,
            KeyHolders holders,
            Organisations organisations,
            Sheets sheets,
            Clock clock) {
        this.holders = holders;
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
        Optional<List<PaperShare>> shares = keys.onPaper().printShares(signed.actor());
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
                .goTo(keys.rotate(signed.actor()) == Answer.DONE ? "/app/keys?done=key-turned" : "/app/keys");
    }

    /** Where nobody who has the key is left: two of the three sheets open it, for the team and for whoever types them. */
    @Demands(value = "key.unlock", fresh = true)
    @GetMapping("/app/keys/open")
    ResponseEntity<byte[]> beforeOpening(HttpServletRequest request, Signed signed) {
        Texts texts = desk.texts(signed);
        return desk.show(sheets(request, signed, Field.of("text", ONE, ""), Field.of("text", OTHER, ""), null, texts));
    }

    @Demands(value = "key.unlock", fresh = true)
    @PostMapping("/app/keys/open")
    ResponseEntity<byte[]> open(
            HttpServletRequest request,
            Signed signed,
            @RequestParam(defaultValue = "") String one,
            @RequestParam(defaultValue = "") String other) {
        Texts texts = desk.texts(signed);
        PaperShare.Read first = PaperShare.read(one);
        PaperShare.Read second = PaperShare.read(other);
        if (first instanceof PaperShare.Read.Good(PaperShare here)
                && second instanceof PaperShare.Read.Good(PaperShare there)) {
            byte[] half = holders.publicHalf(signed, signed.actor().account()).orElseThrow(NotFound::new);
            Answer answer = keys.onPaper().openWithShares(signed.actor(), here, there, half);
            if (answer == Answer.DONE) {
                return desk.answers().goTo("/app/keys?done=key-opened");
            }
            return desk.show(
                    sheets(request, signed, typed(ONE, one), typed(OTHER, other), sentence(answer, texts), texts));
        }
        return desk.show(sheets(
                request,
                signed,
                typed(ONE, one).error(sentence(first, texts)),
                typed(OTHER, other).error(sentence(second, texts)),
                null,
                texts));
    }

    private FormPage sheets(
            HttpServletRequest request, Signed signed, Field one, Field other, @Nullable String refusal, Texts texts) {
        AppFrame frame = desk.frame(request, signed, texts.get("access.keys.fromPaper"));
        List<Field> fields = List.of(
                labelled(one, texts.get("access.keys.fromPaper.one"), texts),
                labelled(other, texts.get("access.keys.fromPaper.other"), texts));
        return new FormPage(
                frame,
                Head.of(texts.get("access.keys.fromPaper"), texts.get("access.keys.fromPaper.text"))
                        .below(texts.get("access.keys.title"), "/app/keys"),
                Form.of(frame, "/app/keys/open", fields, texts.get("access.keys.fromPaper"))
                        .refused(refusal),
                List.of());
    }

    private static Field typed(String name, String text) {
        return Field.of("text", name, "").value(text);
    }

    private static Field labelled(Field field, String label, Texts texts) {
        return new Field(
                field.kind(),
                field.name(),
                label,
                texts.get("access.keys.fromPaper.hint"),
                field.error(),
                field.value(),
                "off",
                LONGEST,
                true,
                List.of());
    }

    private static @Nullable String sentence(PaperShare.Read read, Texts texts) {
        return switch (read) {
            case PaperShare.Read.Good good -> null;
            case PaperShare.Read.WrongGroups(List<Integer> groups) ->
                texts.get(
                        "access.refusal.share-groups",
                        Map.of("groups", groups.stream().map(String::valueOf).collect(Collectors.joining(", "))));
            case PaperShare.Read.WrongLength(int length, int needed) ->
                texts.get("access.refusal.share-length", Map.of("typed", length, "needed", needed));
        };
    }

    private static String sentence(Answer answer, Texts texts) {
        return switch (answer) {
            case SHARES_APART -> texts.get("access.keys.refused.sharesApart");
            case SHARES_REPLACED -> texts.get("access.keys.refused.sharesReplaced");
            default -> texts.get("access.refusal.not-there");
        };
    }

    private ResponseEntity<byte[]> before(
            HttpServletRequest request, Signed signed, String title, String text, String path) {
        AppFrame frame = desk.frame(request, signed, desk.texts(signed).get(title));
        return desk.show(KeyPages.act(frame, title, frame.t(text), path));
    }
}
