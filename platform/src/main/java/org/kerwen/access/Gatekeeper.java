package org.kerwen.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.kerwen.web.NotFound;
import org.kerwen.web.ProblemAnswers;
import org.springframework.http.HttpHeaders;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Stands before every handler under {@code /app} and {@code /api}: lets nobody through whose roles do not have the demanded
 * operation at all. A handler that demands nothing and is not open is a fault of the program and is found at the start.
 */
final class Gatekeeper implements HandlerInterceptor {
    static final Duration FRESH = Duration.ofMinutes(10);

    private final Permissions permissions;
    private final Clock clock;

    Gatekeeper(Permissions permissions, Clock clock) {
        this.permissions = permissions;
        this.clock = clock;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!(handler instanceof HandlerMethod method)
                || method.hasMethodAnnotation(Open.class)
                || WebGate.isDescription(method)) {
            return true;
        }
        if (request.getAttribute(WhoComes.UNKNOWN) instanceof DataAccessException failure) {
            throw failure;
        }
        Demands demands = method.getMethodAnnotation(Demands.class);
        if (demands == null) {
            throw new NotFound();
        }
        Signed signed = (Signed) request.getAttribute(WhoComes.SIGNED);
        boolean program = ProblemAnswers.isForPrograms(request.getRequestURI());
        if (signed == null) {
            if (program) {
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
                response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            } else {
                lead(request, response, "/app/sign-in");
            }
            return false;
        }
        if (!permissions.may(signed.actor(), demands.value())
                || (program && !covers(request.getAttribute(WhoComes.OPERATIONS), demands.value()))) {
            throw new NotFound();
        }
        if (demands.fresh()
                && (program || signed.confirmedAt().isBefore(clock.instant().minus(FRESH)))) {
            if (program) {
                // What needs a person's password and code is not for programs.
                throw new NotFound();
            }
            lead(request, response, "/app/confirm");
            return false;
        }
        return true;
    }

    private static boolean covers(@Nullable Object operations, String operation) {
        return operations instanceof Set<?> set && set.contains(operation);
    }

    /** Leads to another page and says where to go on afterwards: a path of ours, never what stood in a form. */
    private static void lead(HttpServletRequest request, HttpServletResponse response, String to) throws IOException {
        String query = request.getQueryString();
        String next = request.getRequestURI() + (query == null ? "" : "?" + query);
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader(
                HttpHeaders.LOCATION,
                next.equals("/app/") ? to : to + "?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8));
    }
}
