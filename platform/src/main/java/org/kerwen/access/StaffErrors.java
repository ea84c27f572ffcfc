package org.kerwen.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.pages.Head;
import org.kerwen.access.pages.MessagePage;
import org.kerwen.web.AppFrame;
import org.kerwen.web.OwnErrorPages;
import org.kerwen.web.PublicAnswers.View;
import org.kerwen.web.Texts;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * What is said on the staff side when something is not there, is not yours, or broke. What is not yours is answered, byte
 * for byte, as what is not there: the page names no address and has no form.
 */
@Component
final class StaffErrors implements OwnErrorPages {
    private final Desk desk;

    StaffErrors(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Optional<ResponseEntity<byte[]>> answer(HttpServletRequest request, HttpStatus status, String path) {
        return path.equals("/app") || path.startsWith("/app/") ? Optional.of(page(request, status)) : Optional.empty();
    }

    private ResponseEntity<byte[]> page(HttpServletRequest request, HttpStatus status) {
        @Nullable Signed signed = Desk.signedIn(request).orElse(null);
        Texts texts = signed == null ? desk.texts(request, null) : desk.texts(signed);
        String kind = kind(status);
        AppFrame frame = desk.bareFrame(request, signed, texts, texts.get("access.error." + kind + ".title"));
        MessagePage page = new MessagePage(
                frame,
                Head.of(texts.get("access.error." + kind + ".title"), texts.get("access.error." + kind + ".text")),
                List.of(),
                List.of(new AppFrame.Link(
                        texts.get(signed == null ? "access.signIn.title" : "access.work.title"),
                        signed == null ? "/app/sign-in" : "/app/",
                        false)));
        return desk.answers().page(status, new View("app/message.jte", page));
    }

    private static String kind(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND, METHOD_NOT_ALLOWED -> "missing";
            case FORBIDDEN -> "elsewhere";
            case TOO_MANY_REQUESTS, SERVICE_UNAVAILABLE -> "busy";
            default -> status.is4xxClientError() ? "refused" : "broken";
        };
    }
}
