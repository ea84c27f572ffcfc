package org.kerwen.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kerwen.access.pages.FormPage;
import org.kerwen.access.pages.Head;
import org.kerwen.web.AppFrame;
import org.kerwen.web.Form;
import org.kerwen.web.Form.Field;
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
    private static final Set<String> SECRET = Set.of("password", "old", "code", "share");

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
        byte[] page = desk.answers().bytes(new View("app/form.jte", page(request, frame)));
        response.setStatus(HttpServletResponse.SC_CONFLICT);
        response.setContentType(MediaType.TEXT_HTML_VALUE + ";charset=UTF-8");
        response.getOutputStream().write(page);
    }

    private static FormPage page(HttpServletRequest request, AppFrame frame) {
        Texts texts = frame.texts();
        Map<String, String> hidden = new LinkedHashMap<>();
        List<Field> fields = new ArrayList<>();
        request.getParameterMap().forEach((name, values) -> {
            if (!name.equals("_csrf") && name.matches("[A-Za-z-]{1,40}")) {
                if (SECRET.contains(name)) {
                    fields.add(Field.of("password", name, label(texts, name)));
                } else if (texts.find("access.field." + name).isPresent() && values.length == 1) {
                    fields.add(Field.of("text", name, label(texts, name))
                            .value(values[0])
                            .optional());
                } else {
                    hidden.put(name, String.join(",", values));
                }
            }
        });
        return new FormPage(
                frame,
                Head.of(texts.get("access.expired.title"), texts.get("access.expired.text")),
                Form.of(frame, request.getRequestURI(), fields, texts.get("access.expired.button"))
                        .with(hidden),
                List.of());
    }

    private static String label(Texts texts, String name) {
        return texts.find("access.field." + name).orElse(name);
    }
}
