package org.kerwen.access;

import jakarta.servlet.RequestDispatcher;
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
        return path.equals("/app") || path.startsWith("/app/")
                ? Optional.of(page(request, status, path))
                : Optional.empty();
    }

    private ResponseEntity<byte[]> page(HttpServletRequest request, HttpStatus status, String path) {
        @Nullable Signed signed = Desk.signedIn(request).orElse(null);
        Texts texts = signed == null ? desk.texts(request, null) : desk.texts(signed);
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            // A field "language" in the form of somebody who is signed in is about somebody else.
            boolean unknown = request.getAttribute(WhoComes.UNKNOWN) != null;
            return busy(request, unknown ? desk.textsOfBrowser(request) : texts, path);
        }
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

    /**
     * The database does not answer, so it is not asked what else stands on a page: that would keep the person waiting once
     * more. Where a form was sent, what was typed stands below.
     */
    private ResponseEntity<byte[]> busy(HttpServletRequest request, Texts texts, String path) {
        String title = texts.get("access.error.busy.title");
        AppFrame frame = desk.unaskedFrame(request, texts, title);
        Object method = request.getAttribute(RequestDispatcher.ERROR_METHOD);
        if (!"POST".equals(method == null ? request.getMethod() : method)) {
            Head head = Head.of(title, texts.get("access.error.busy.text"));
            AppFrame.Link again = new AppFrame.Link(texts.get("access.error.busy.again"), path, false);
            return desk.answers()
                    .page(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            new View("app/message.jte", new MessagePage(frame, head, List.of(), List.of(again))));
        }
        Head head = Head.of(title, texts.get("access.error.busy.typed"));
        return desk.answers()
                .page(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        new View("app/form.jte", TypedAgain.page(request, frame, path, head)));
    }

    private static String kind(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND, METHOD_NOT_ALLOWED -> "missing";
            case FORBIDDEN -> "elsewhere";
            case CONFLICT -> "atWork";
            case TOO_MANY_REQUESTS, SERVICE_UNAVAILABLE -> "busy";
            default -> status.is4xxClientError() ? "refused" : "broken";
        };
    }
}
