package org.kerwen.trace;

import java.nio.file.Path;
import java.time.Clock;
import org.kerwen.db.Trail;
import org.kerwen.db.Transactions;
import org.kerwen.keys.InstallationKeys;
import org.kerwen.keys.KeysSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TraceSettings.class)
class TraceConfiguration {
    @Bean
    Trail trail() {
        return new Entries();
    }

    @Bean
    Witness witness(TraceSettings settings, KeysSettings keys) {
        Path named = settings.witness();
        return new Witness(named != null ? named : keys.folder().resolve("audit.witness"));
    }

    @Bean(initMethod = "begin", destroyMethod = "close")
    Sealer sealer(Transactions transactions, InstallationKeys keys, Witness witness, Clock clock) {
        return new Sealer(transactions, keys, witness, clock);
    }

    @Bean
    Audit audit(Transactions transactions, InstallationKeys keys, Sealer sealer, Witness witness) {
        return new Audit(transactions, keys, sealer, witness);
    }
}
