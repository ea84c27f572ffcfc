package org.kerwen.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OriginsTest {
    private static final Origins ORIGINS = new Origins(Set.of("10.0.0.1", "10.0.0.2"));

    @Test
    void whatASenderSaysIsBelievedOfATrustedProxyOnly() {
        assertThat(ORIGINS.of(from("203.0.113.7", "198.51.100.1"))).isEqualTo("203.0.113.7");
        assertThat(ORIGINS.of(from("10.0.0.1", "203.0.113.7"))).isEqualTo("203.0.113.7");
        assertThat(ORIGINS.of(from("10.0.0.1", "198.51.100.1, 203.0.113.7")))
                .as("what the sender wrote before the proxy added the true one")
                .isEqualTo("203.0.113.7");
        assertThat(ORIGINS.of(from("10.0.0.1", "203.0.113.7, 10.0.0.2"))).isEqualTo("203.0.113.7");
        assertThat(ORIGINS.of(from("10.0.0.1", null))).isEqualTo("10.0.0.1");
    }

    /** A request that knows these two things and nothing else. */
    private static HttpServletRequest from(String sender, @Nullable String chain) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                OriginsTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getRemoteAddr" -> sender;
                    case "getHeader" -> arguments[0].equals("X-Forwarded-For") ? chain : null;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
