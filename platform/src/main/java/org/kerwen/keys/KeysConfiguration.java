package org.kerwen.keys;

import org.kerwen.db.Transactions;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KeysSettings.class)
class KeysConfiguration {
    @Bean
    InstallationKeys installationKeys(KeysSettings settings) {
        return KeyFolder.open(settings, false);
    }

    @Bean
    PasswordHashing passwordHashing() {
        return new PasswordHashing();
    }

    @Bean
    AccountKeys accountKeys(PasswordHashing hashing) {
        return new AccountKeys(hashing);
    }

    @Bean
    OrganisationKeys organisationKeys(Transactions transactions) {
        return new OrganisationKeys(transactions);
    }
}
