package org.kerwen.access;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people are let in.
 *
 * @param trustedProxies network addresses of the reverse proxies whose {@code X-Forwarded-For} is believed ({@code
 *     KERWEN_ACCESS_TRUSTEDPROXIES}, with commas between); none by default
 */
@ConfigurationProperties("kerwen.access")
record AccessSettings(@DefaultValue Set<String> trustedProxies) {}
