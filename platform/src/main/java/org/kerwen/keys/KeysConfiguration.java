package org.kerwen.keys;

import static org.kerwen.keys.db.Tables.INSTALLATION;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.util.Arrays;
import java.util.Optional;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.Actor.Machine;
import org.kerwen.paper.PaperPrinter;
import org.kerwen.postgres.CannotStart;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KeysSettings.class)
class KeysConfiguration {
    @Bean
    InstallationKeys installationKeys(KeysSettings settings, Transactions transactions) {
        return transactions.run(Machine.SETUP, database -> {
            // Of two processes that start for the first time at once, the second finds what the first made.
            database.execute("SELECT pg_advisory_xact_lock(hashtextextended('keys.installation', 0))");
            Optional<byte[]> known = database.select(INSTALLATION.SIGNING_KEY)
                    .from(INSTALLATION)
                    .fetchOptional(INSTALLATION.SIGNING_KEY);
            InstallationKeys keys = KeyFolder.open(settings, known.isPresent());
            if (known.isPresent() && !Arrays.equals(known.get(), keys.signingKey())) {
                throw new CannotStart(
                        "The keys in %s are not those with which this database was written."
                                .formatted(settings.folder()),
                        "Name the right folder with KERWEN_KEYS, or bring back the file that was there before.");
            }
            if (known.isEmpty()) {
                database.insertInto(INSTALLATION)
                        .set(INSTALLATION.SIGNING_KEY, keys.signingKey())
                        .execute();
            }
            return keys;
        });
    }

    @Bean
    RecoveryKeys recoveryKeys(KeysSettings settings) {
        return new RecoveryKeys(settings);
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
    OrganisationKeys organisationKeys(Transactions transactions, InstallationKeys keys) {
        return new OrganisationKeys(transactions, keys);
    }

    @Bean
    Sheets sheets(PaperPrinter printer) {
        return new Sheets(TemplateEngine.createPrecompiled(ContentType.Html), printer);
    }

    @Bean(initMethod = "begin", destroyMethod = "close")
    RingWatch ringWatch(OrganisationKeys keys) {
        return new RingWatch(keys);
    }
}
