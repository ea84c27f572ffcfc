package org.kerwen.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.kerwen.kernel.Measured;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Counts requests by the pattern of their address, never by the address itself: from the numbers nobody learns which record
 * was read.
 */
final class RequestCounts extends OncePerRequestFilter implements Measured {
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

    private record Kind(String pattern, String method, int status) {}

    private static final class Sum {
        private final LongAdder requests = new LongAdder();
        private final LongAdder nanoseconds = new LongAdder();
    }

    private final Map<Kind, Sum> sums = new ConcurrentHashMap<>();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long start = System.nanoTime();
        try {
            chain.doFilter(request, response);
        } finally {
            Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
            Sum sum = sums.computeIfAbsent(
                    new Kind(
                            pattern == null ? "none" : pattern.toString(),
                            METHODS.contains(request.getMethod()) ? request.getMethod() : "other",
                            response.getStatus()),
                    first -> new Sum());
            sum.requests.increment();
            sum.nanoseconds.add(System.nanoTime() - start);
        }
    }

    @Override
    public List<Measure> measures() {
        List<Measure> measures = new ArrayList<>();
        sums.forEach((kind, sum) -> {
            Map<String, String> labels =
                    Map.of("route", kind.pattern(), "method", kind.method(), "status", Integer.toString(kind.status()));
            measures.add(new Measure("kerwen_requests_total", labels, sum.requests.sum()));
            measures.add(new Measure("kerwen_requests_seconds_total", labels, sum.nanoseconds.sum() / 1e9));
        });
        return measures;
    }
}
