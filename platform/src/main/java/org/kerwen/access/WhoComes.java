package org.kerwen.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.kerwen.web.ProblemAnswers;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds out who sends a request to {@code /app} (by the cookie) or {@code /api} (by the token), and that a form comes from
 * a page of ours. What it finds stands in the request for {@link Gatekeeper}.
 */
final class WhoComes extends OncePerRequestFilter {
    static final String SIGNED = Signed.class.getName();
    static final String OPERATIONS = Signed.class.getName() + ".operations";

    /** Why nobody could be asked who it is; what needs nobody is answered all the same. */
    static final String UNKNOWN = Signed.class.getName() + ".unknown";

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final String BEARER = "Bearer ";

    private final Sessions sessions;
    private final Tokens tokens;
    private final SessionCookie cookie;

    WhoComes(Sessions sessions, Tokens tokens, SessionCookie cookie) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.cookie = cookie;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (isFromElsewhere(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        try {
            find(request);
        } catch (DataAccessException e) {
            // Not thrown from here: a filter knows no problems, and the form's proof, which comes next, is needed to
            // show
            // again what was typed.
            request.setAttribute(UNKNOWN, e);
        }
        chain.doFilter(request, response);
    }

    private void find(HttpServletRequest request) {
        if (ProblemAnswers.isForPrograms(request.getRequestURI())) {
            byToken(request);
        } else {
            cookie.read(request).flatMap(sessions::find).ifPresent(signed -> request.setAttribute(SIGNED, signed));
        }
    }

    /** Browsers say where a request comes from, and no page can make them say otherwise. */
    private static boolean isFromElsewhere(HttpServletRequest request) {
        @Nullable String site = request.getHeader("Sec-Fetch-Site");
        return !SAFE.contains(request.getMethod())
                && site != null
                && !site.equals("same-origin")
                && !site.equals("none");
    }

    private void byToken(HttpServletRequest request) {
        Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.startsWith(BEARER))
                .flatMap(header -> tokens.find(header.substring(BEARER.length())))
                .ifPresent(found -> {
                    request.setAttribute(SIGNED, found.signed());
                    request.setAttribute(OPERATIONS, found.operations());
                });
    }
}
