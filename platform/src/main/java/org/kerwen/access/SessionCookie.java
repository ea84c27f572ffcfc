package org.kerwen.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.kerwen.web.WebSettings;
import org.springframework.http.ResponseCookie;

/** The cookie of somebody who works here. Readers of the public pages get none. */
final class SessionCookie {
    private final String name;
    private final boolean secure;

    SessionCookie(WebSettings settings) {
        this.secure = settings.address().startsWith("https:");
        // Browsers take a cookie with this prefix by TLS only.
        this.name = secure ? "__Secure-kerwen" : "kerwen";
    }

    Optional<String> read(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(name)) {
                    return Optional.of(cookie.getValue());
                }
            }
        }
        return Optional.empty();
    }

    /** The header value that sets it; it ends with the browser. */
    String set(String secret) {
        return cookie(secret).build().toString();
    }

    /** The header value that takes it away. */
    String clear() {
        return cookie("").maxAge(0).build().toString();
    }

    private ResponseCookie.ResponseCookieBuilder cookie(String value) {
        return ResponseCookie.from(name, value)
                .path("/app")
                .httpOnly(true)
                .secure(secure)
                .sameSite("Strict");
    }
}
