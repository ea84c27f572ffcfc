package org.kerwen.trace;

import java.time.Clock;
import org.kerwen.backup.AfterLoading;
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
    AfterLoading newEra(KeysSettings keys, Witness witness, Clock clock) {
        return new NewEra(keys, witness, clock);
    }

    @Bean
    Witness witness(TraceSettings settings, KeysSettings keys) {
        return new Witness(settings.file(keys));
    }

    @Bean(initMethod = "begin", destroyMethod = "close")
    Sealer sealer(Transactions transactions, InstallationKeys keys, Witness witness, Clock clock) {
        return new Sealer(transactions, keys, witness, clock);
    }

    @Bean
    Audit audit(Transactions transactions, Sealer sealer) {
        return new Audit(transactions, sealer);
    }
}
