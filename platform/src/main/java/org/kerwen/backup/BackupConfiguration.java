package org.kerwen.backup;

import java.time.Clock;
import java.util.List;
import org.kerwen.db.DatabaseSettings;
import org.kerwen.db.Transactions;
import org.kerwen.keys.InstallationKeys;
import org.kerwen.keys.KeysSettings;
import org.kerwen.keys.Sheets;
import org.kerwen.web.Languages;
import org.kerwen.web.WebSettings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BackupSettings.class)
class BackupConfiguration {
    @Bean
    Backups backups(KeysSettings keys, BackupSettings settings, Clock clock) {
        return new Backups(keys, settings, clock);
    }

    @Bean
    Register register(BackupSettings settings, InstallationKeys keys, List<Replay> replays, Clock clock) {
        return new Register(new RegisterFile(settings.folder(), keys), replays, clock);
    }

    /** Before the first request is accepted. */
    @Bean
    @ConditionalOnWebApplication
    SmartInitializingSingleton registerSettling(Register register, Transactions transactions) {
        return () -> register.settle(transactions);
    }

    @Bean
    BackupCommands backupCommands(
            KeysSettings keys,
            BackupSettings settings,
            DatabaseSettings database,
            Backups backups,
            List<Replay> replays,
            List<AfterLoading> afterLoading,
            ObjectProvider<Sheets> sheets,
            Languages languages,
            WebSettings web,
            Clock clock) {
        Modules modules = new Modules(replays, afterLoading);
        return new BackupCommands(
                keys, settings, database, backups, modules, sheets::getObject, languages, web.address(), clock);
    }
}
