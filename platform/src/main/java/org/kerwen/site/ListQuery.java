package org.kerwen.site;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a reader chose to see of a list: a value of some facets, and which page. All of it stands in the address.
 *
 * @param chosen the values
 * @param page the page, from 1
 */
record ListQuery(Map<Facet, String> chosen, int page) {
    /** The whole list from its beginning. */
    static final ListQuery EVERYTHING = new ListQuery(Map.of(), 1);

    private static final int MOST_PAGES = 10_000;

    /** Reads the parameters of an address; what it does not know it leaves out. */
    static ListQuery of(Section section, Function<String, @Nullable String> parameter) {
        Map<Facet, String> chosen = new EnumMap<>(Facet.class);
        for (Facet facet : section.facets()) {
            String value = parameter.apply(facet.parameter());
            if (value != null && value.matches("[a-z0-9]+(-[a-z0-9]+)*") && value.length() <= 80) {
                chosen.put(facet, value);
            }
        }
        return new ListQuery(Map.copyOf(chosen), page(parameter.apply("page")));
    }

    /** Whether a form sent choices that were not made, which a browser without scripts cannot leave out of the address. */
    static boolean hasEmpty(HttpServletRequest request, Stream<String> parameters) {
        return parameters.anyMatch(name -> "".equals(request.getParameter(name)));
    }

    static int page(@Nullable String written) {
        return written != null && written.matches("[1-9]\\d{0,8}")
                ? Math.min(Integer.parseInt(written), MOST_PAGES)
                : 1;
    }

    boolean everything() {
        return chosen.isEmpty();
    }

    /** The same choice on another page, as it is written in an address; empty for the whole list's first page. */
    String written(int otherPage) {
        StringBuilder text = new StringBuilder();
        for (Facet facet : Facet.values()) {
            String value = chosen.get(facet);
            if (value != null) {
                append(text, facet.parameter(), value);
            }
        }
        if (otherPage > 1) {
            append(text, "page", String.valueOf(otherPage));
        }
        return text.toString();
    }

    /** This choice as it is written in an address. */
    String written() {
        return written(page);
    }

    static void append(StringBuilder text, String name, String value) {
        text.append(text.isEmpty() ? '?' : '&')
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
}
