package org.kerwen.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.kerwen.kernel.Language;

/** Which language a reader most likely wants, from what the browser says; nothing is kept of it. */
public final class Negotiation {
    /** The language to show, one of those that are offered. */
    public static Language preferred(HttpServletRequest request, List<Language> offered) {
        if (request.getHeader("Accept-Language") != null) {
            for (Locale wanted : Collections.list(request.getLocales())) {
                for (Language language : offered) {
                    if (language.tag().equals(wanted.getLanguage())) {
                        return language;
                    }
                }
            }
        }
        return offered.getFirst();
    }

    private Negotiation() {}
}
