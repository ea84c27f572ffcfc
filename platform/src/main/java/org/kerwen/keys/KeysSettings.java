package org.kerwen.keys;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the keys of the installation lie.
 *
 * @param home the data folder, which must not hold them
 * @param keys their folder ({@code KERWEN_KEYS}); null for one beside the data folder whose name ends in {@code -keys}
 */
@ConfigurationProperties("kerwen")
public record KeysSettings(Path home, @Nullable Path keys) {
    /** The folder of the keys. */
    public Path folder() {
        Path data = home.toAbsolutePath().normalize();
        return keys != null ? keys.toAbsolutePath().normalize() : data.resolveSibling(data.getFileName() + "-keys");
    }
}
