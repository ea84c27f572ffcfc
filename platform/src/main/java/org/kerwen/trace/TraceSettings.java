package org.kerwen.trace;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How the audit is witnessed.
 *
 * @param witness file to which each seal is written ({@code KERWEN_TRACE_WITNESS}); null for one in the folder of the keys
 */
@ConfigurationProperties("kerwen.trace")
record TraceSettings(@Nullable Path witness) {}
