package org.kerwen.app;

import java.util.List;
import org.kerwen.kernel.Measured;
import org.kerwen.trace.Audit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Numbers of modules that do not know that they are watched. */
@Configuration(proxyBeanMethods = false)
class Watched {
    @Bean
    Measured entriesWithoutSeal(Audit audit) {
        return () -> List.of(Measured.Measure.of("kerwen_audit_waiting", (double) audit.waiting()));
    }
}
