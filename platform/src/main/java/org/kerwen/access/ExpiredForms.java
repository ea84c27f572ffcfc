package org.kerwen.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.kerwen.access.pages.FormPage;
import org.kerwen.access.pages.Head;
import org.kerwen.web.AppFrame;
import org.kerwen.web.PublicAnswers.View;
import org.kerwen.web.Texts;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;

/**
 * A form whose proof is too old, because the browser was closed or the person signed in again: what was typed is shown
 * again with a fresh proof, to be looked at and sent once more. Passwords and codes are typed anew. A form that another
 * site sent never comes here: {@link WhoComes} refuses it, and the cookies do not travel with it.
 */
final class ExpiredForms implements AccessDeniedHandler {
    private final Desk desk;

    ExpiredForms(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException exception)
            throws IOException {
        Texts texts = Desk.signedIn(request).map(desk::texts).orElseGet(() -> desk.texts(request, null));
        AppFrame frame = Desk.signedIn(request)
                .map(signed -> desk.frame(request, signed, texts.get("access.expired.title")))
                .orElseGet(() -> desk.frame(request, texts, texts.get("access.expired.title")));
        FormPage again = TypedAgain.page(
                request,
                frame,
                request.getRequestURI(),
                Head.of(texts.get("access.expired.title"), texts.get("access.expired.text")));
        byte[] page = desk.answers().bytes(new View("app/form.jte", again));
        response.setStatus(HttpServletResponse.SC_CONFLICT);
        response.setContentType(MediaType.TEXT_HTML_VALUE + ";charset=UTF-8");
        response.getOutputStream().write(page);
    }
}
