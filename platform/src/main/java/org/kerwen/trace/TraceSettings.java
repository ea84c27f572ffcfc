package org.kerwen.trace;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.kerwen.keys.KeysSettings;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How the audit is witnessed.
 *
 * @param witness file to which each seal is written ({@code KERWEN_TRACE_WITNESS}); null for one in the folder of the keys
 */
@ConfigurationProperties("kerwen.trace")
public record TraceSettings(@Nullable Path witness) {
    /** The file of the witness. */
    public Path file(KeysSettings keys) {
        return witness != null ? witness : keys.folder().resolve("audit.witness");
    }
}
