package org.kerwen.web;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the installation is reached and what it says of itself.
 *
 * @param address the public address without a slash at its end, for links that must be absolute ({@code KERWEN_WEB_ADDRESS})
 * @param confirmedBy the owner who confirmed the installation; empty until then, and every page says so
 * @param securityContact where weaknesses are reported, an address of the kind mailto: or https:
 * @param pseudoLanguage whether the right-to-left pseudo-language {@code ar-XB} is offered, for tests
 * @param zone the time zone in which those who work here read times, such as {@code Asia/Ashgabat}; that of the machine
 *     where it is empty
 */
@ConfigurationProperties("kerwen.web")
public record WebSettings(
        @DefaultValue("http://127.0.0.1:8080") String address,
        @DefaultValue("") String confirmedBy,
        @DefaultValue("") String securityContact,
        @DefaultValue("false") boolean pseudoLanguage,
        @DefaultValue("") String zone) {
    public WebSettings {
        if (address.endsWith("/")) {
            address = address.substring(0, address.length() - 1);
        }
    }

    /** The time zone of those who work here. */
    public ZoneId timeZone() {
        return zone.isEmpty() ? ZoneId.systemDefault() : ZoneId.of(zone);
    }
}
