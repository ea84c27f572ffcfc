package org.kerwen.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a request comes from, for the limit of attempts and for nothing else. Behind a reverse proxy the proxy says it; it
 * is believed only where its own address is one of those that the administrator named, else anybody could say anything.
 */
final class Origins {
    private final Set<String> trustedProxies;

    Origins(Set<String> trustedProxies) {
        this.trustedProxies = Set.copyOf(trustedProxies);
    }

    /** The sender's network address: the last one in the chain that no trusted proxy has. */
    String of(HttpServletRequest request) {
        String sender = request.getRemoteAddr();
        @Nullable String chain = request.getHeader("X-Forwarded-For");
        if (chain == null || !trustedProxies.contains(sender)) {
            return sender;
        }
        String[] hops = chain.split(",", -1);
        for (int hop = hops.length - 1; hop >= 0 && trustedProxies.contains(sender); hop--) {
            String before = hops[hop].strip();
            if (!before.isEmpty()) {
                sender = before;
            }
        }
        return sender;
    }
}
