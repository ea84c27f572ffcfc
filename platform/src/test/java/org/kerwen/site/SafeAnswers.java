package org.kerwen.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;

/** What must hold of the head of every answer, whatever was asked. */
final class SafeAnswers {
    private static final Map<String, String> REQUIRED = Map.of(
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer",
            "X-Frame-Options", "DENY",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin");

    static void assertSafe(String what, HttpResponse<?> answer) {
        REQUIRED.forEach((name, value) -> assertThat(answer.headers().allValues(name))
                .as("%s of %s", name, what)
                .containsExactly(value));
        assertThat(answer.headers().allValues("Content-Security-Policy"))
                .as("policy of %s", what)
                .singleElement()
                .satisfies(policy -> assertThat(policy)
                        .contains(
                                "default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'")
                        .doesNotContain("unsafe", "*", "http:", "https:", "data:"));
        assertThat(answer.headers().firstValue("Permissions-Policy"))
                .as(what)
                .hasValueSatisfying(policy -> assertThat(policy).contains("geolocation=()"));
        assertThat(answer.headers().firstValue("Set-Cookie"))
                .as("cookie of %s", what)
                .isEmpty();
        assertThat(answer.headers().firstValue("Server"))
                .as("server of %s", what)
                .isEmpty();
        assertThat(answer.headers().firstValue("X-Powered-By")).as(what).isEmpty();
    }

    private SafeAnswers() {}
}
