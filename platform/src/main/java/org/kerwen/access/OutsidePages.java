package org.kerwen.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.pages.FormPage;
import org.kerwen.access.pages.Head;
import org.kerwen.kernel.AccountId;
import org.kerwen.keys.OrganisationKeys;
import org.kerwen.keys.OrganisationKeys.Answer;
import org.kerwen.keys.RingHolders;
import org.kerwen.web.AppFrame;
import org.kerwen.web.Form;
import org.kerwen.web.Form.Field;
import org.kerwen.web.NotFound;
import org.kerwen.web.Texts;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The second person from outside: an office in which one person only has the key appoints somebody of another organisation,
 * who says yes before the key passes on, and never gets it.
 */
@RestController
final class OutsidePages {
    private static final int LONGEST = 60;

    private final Desk desk;
    private final RingHolders rings;
    private final KeyHolders holders;
    private final Organisations organisations;
    private final OutsideSections sections;

    OutsidePages(
            Desk desk,
            OrganisationKeys keys,
            KeyHolders holders,
            Organisations organisations,
            OutsideSections sections) {
        this.desk = desk;
        this.rings = keys.holders();
        this.holders = holders;
        this.organisations = organisations;
        this.sections = sections;
    }

    @Demands(value = "key.share", fresh = true)
    @GetMapping("/app/keys/second")
    ResponseEntity<byte[]> beforeAppointing(HttpServletRequest request, Signed signed) {
        return desk.show(page(request, signed, "", null));
    }

    @Demands(value = "key.share", fresh = true)
    @PostMapping("/app/keys/second")
    ResponseEntity<byte[]> appoint(
            HttpServletRequest request, Signed signed, @RequestParam(defaultValue = "") String number) {
        Texts texts = desk.texts(signed);
        Optional<AccountId> second = id(number);
        if (second.filter(each -> holders.outsider(signed, each).isPresent()).isEmpty()) {
            return desk.show(page(request, signed, number, texts.get("access.outside.refused.nobody")));
        }
        Answer answer = rings.appointOutsideSecond(signed.actor(), second.get());
        return answer == Answer.DONE
                ? desk.answers().goTo("/app/keys?done=second-appointed")
                : desk.show(page(request, signed, number, sentence(answer, texts)));
    }

    @Demands("key.share")
    @PostMapping("/app/keys/second/end")
    ResponseEntity<byte[]> end(Signed signed) {
        boolean ended = rings.dismissOutsideSecond(signed.actor()) == Answer.DONE;
        return desk.answers().goTo(ended ? "/app/keys?done=second-ended" : "/app/keys");
    }

    @Demands(value = "key.second", fresh = true)
    @GetMapping("/app/keys/outside/{id}/confirm")
    ResponseEntity<byte[]> beforeConfirming(HttpServletRequest request, Signed signed, @PathVariable UUID id) {
        RingHolders.Proposed waiting = waiting(signed, id);
        Texts texts = desk.texts(signed);
        return desk.show(KeyPages.act(
                desk.frame(request, signed, texts.get("access.outside.confirm")),
                "access.outside.confirm",
                texts.get(
                        "access.outside.confirm.text",
                        Map.of(
                                "by", sections.name(signed, waiting.by()),
                                "name", sections.name(signed, waiting.account()),
                                "organisation",
                                        texts.of(organisations
                                                .of(waiting.organisation())
                                                .name()))),
                "/app/keys/outside/" + id + "/confirm"));
    }

    @Demands(value = "key.second", fresh = true)
    @PostMapping("/app/keys/outside/{id}/confirm")
    ResponseEntity<byte[]> confirm(HttpServletRequest request, Signed signed, @PathVariable UUID id) {
        RingHolders.Proposed waiting = waiting(signed, id);
        Answer answer = rings.confirmOutside(signed.actor(), waiting.organisation(), waiting.account());
        if (answer == Answer.DONE) {
            return desk.answers().goTo("/app/keys?done=second-confirmed");
        }
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get("access.outside.confirm"));
        return desk.show(new FormPage(
                frame,
                Head.of(texts.get("access.outside.confirm")).below(texts.get("access.keys.title"), "/app/keys"),
                Form.of(frame, "/app/keys/outside/" + id + "/confirm", List.of(), texts.get("access.outside.confirm"))
                        .refused(texts.get(
                                answer == Answer.LOCKED
                                        ? "access.outside.refused.locked"
                                        : "access.refusal.not-there")),
                List.of()));
    }

    /** What waits for this person; whatever waits for somebody else is not there. */
    private RingHolders.Proposed waiting(Signed signed, UUID id) {
        return rings.waitingOutside(signed.actor()).stream()
                .filter(waiting -> waiting.account().value().equals(id))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private FormPage page(HttpServletRequest request, Signed signed, String number, @Nullable String error) {
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get("access.outside.appoint"));
        Field field = Field.of("code", "number", texts.get("access.outside.theirNumber"))
                .hint(texts.get("access.outside.theirNumber.hint"))
                .longest(LONGEST)
                .value(number)
                .error(error);
        return new FormPage(
                frame,
                Head.of(
                                texts.get("access.outside.appoint"),
                                texts.get("access.outside.text"),
                                texts.get("access.outside.appoint.text"))
                        .below(texts.get("access.keys.title"), "/app/keys"),
                Form.of(frame, "/app/keys/second", List.of(field), texts.get("access.outside.appoint")),
                List.of());
    }

    private static String sentence(Answer answer, Texts texts) {
        return switch (answer) {
            case LOCKED -> texts.get("access.keys.refused.locked");
            case NOT_ALONE -> texts.get("access.keys.refused.notAlone");
            default -> texts.get("access.outside.refused.nobody");
        };
    }

    /** The id as somebody typed or copied it; empty where it is none. */
    private static Optional<AccountId> id(String typed) {
        try {
            return Optional.of(new AccountId(UUID.fromString(typed.strip())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
