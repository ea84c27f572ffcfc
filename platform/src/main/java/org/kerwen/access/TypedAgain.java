package org.kerwen.access;

import jakarta.servlet.http.HttpServletRequest;
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
import org.kerwen.web.Texts;

/** What was typed into a form that could not be taken, to be looked at and sent once more. Secrets are typed anew. */
final class TypedAgain {
    private static final Set<String> SECRET = Set.of("password", "old", "code", "share");

    private TypedAgain() {}

    /** The page with what the request brought, to be sent to where it was sent. */
    static FormPage page(HttpServletRequest request, AppFrame frame, String action, Head head) {
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
                head,
                Form.of(frame, action, fields, texts.get("access.expired.button"))
                        .with(hidden),
                List.of());
    }

    private static String label(Texts texts, String name) {
        return texts.find("access.field." + name).orElse(name);
    }
}
