package org.kerwen.access;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.kerwen.backup.Register;
import org.kerwen.backup.Replay;
import org.kerwen.db.Cleaner;
import org.kerwen.db.Trail;
import org.kerwen.db.Transactions;
import org.kerwen.keys.AccountKeys;
import org.kerwen.keys.InstallationKeys;
import org.kerwen.keys.OrganisationKeys;
import org.kerwen.keys.PasswordHashing;
import org.kerwen.web.WebSettings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccessSettings.class)
class AccessConfiguration {
    @Bean
    Permissions permissions() {
        return Permissions.read();
    }

    @Bean
    Secrets accessSecrets(InstallationKeys keys) {
        return new Secrets(keys);
    }

    @Bean
    Sessions sessions(Transactions transactions, Secrets secrets, Trail trail, Clock clock) {
        return new Sessions(transactions, secrets, trail, clock);
    }

    @Bean
    SessionCookie sessionCookie(WebSettings settings) {
        return new SessionCookie(settings);
    }

    @Bean
    Origins origins(AccessSettings settings) {
        return new Origins(settings.trustedProxies());
    }

    @Bean
    Attempts attempts(Transactions transactions, Secrets secrets, Clock clock) {
        return new Attempts(transactions, secrets, clock);
    }

    @Bean
    OneTimeCodes oneTimeCodes(Clock clock) {
        return new OneTimeCodes(clock);
    }

    @Bean
    Credentials credentials(
            PasswordHashing hashing,
            InstallationKeys keys,
            AccountKeys accountKeys,
            OrganisationKeys organisationKeys,
            OneTimeCodes codes) {
        return new Credentials(hashing, keys, accountKeys, organisationKeys, codes);
    }

    @Bean
    Tokens tokens(Transactions transactions, Secrets secrets, Permissions permissions, Clock clock) {
        return new Tokens(transactions, secrets, permissions, clock);
    }

    @Bean
    Invitations invitations(
            Transactions transactions,
            Secrets secrets,
            Permissions permissions,
            OrganisationKeys organisationKeys,
            WebSettings settings,
            Clock clock) {
        return new Invitations(transactions, secrets, permissions, organisationKeys, settings, clock);
    }

    @Bean
    SignIn signIn(
            Transactions transactions,
            Sessions sessions,
            Secrets secrets,
            Credentials credentials,
            Attempts attempts,
            Trail trail,
            Clock clock) {
        return new SignIn(transactions, sessions, secrets, credentials, attempts, trail, clock);
    }

    @Bean
    Joining joining(
            Transactions transactions,
            Invitations invitations,
            Sessions sessions,
            Secrets secrets,
            Credentials credentials,
            InstallationKeys keys,
            Attempts attempts,
            Trail trail,
            Clock clock) {
        return new Joining(transactions, invitations, sessions, secrets, credentials, keys, attempts, trail, clock);
    }

    @Bean
    Accounts accounts(
            Transactions transactions,
            Permissions permissions,
            Credentials credentials,
            Joining joining,
            List<HandOver> handOvers,
            Register register,
            Clock clock) {
        return new Accounts(transactions, permissions, credentials, joining, handOvers, register, clock);
    }

    @Bean
    Replay accountEnded(Clock clock) {
        return new AccountEnded(clock);
    }

    @Bean
    Replay roleEnded(Clock clock) {
        return new RoleEnded(clock);
    }

    @Bean
    Organisations organisations(Transactions transactions, Invitations invitations) {
        return new Organisations(transactions, invitations);
    }

    @Bean
    Cleaner expiredSessions(Sessions sessions) {
        return new Expired("sessions", sessions::clean);
    }

    @Bean
    Cleaner expiredAttempts(Attempts attempts) {
        return new Expired("attempts to sign in", attempts::clean);
    }

    @Bean
    Cleaner expiredInvitations(Invitations invitations) {
        return new Expired("invitations", invitations::clean);
    }

    @Bean
    FirstAdministrator firstAdministrator(Transactions transactions, Invitations invitations) {
        return new FirstAdministrator(transactions, invitations);
    }

    @Bean
    DemoAccounts demoAccounts(
            Transactions transactions,
            Credentials credentials,
            Permissions permissions,
            Secrets secrets,
            Tokens tokens,
            ObjectProvider<Demonstration> demonstrations,
            @Value("${kerwen.demo.invented:true}") boolean invented,
            @Value("${kerwen.home}") Path home) {
        Supplier<Stream<Demonstration>> content = invented ? demonstrations::orderedStream : Stream::empty;
        return new DemoAccounts(transactions, credentials, permissions, secrets, tokens, content, home);
    }

    /** When everything is up: the accounts of a demonstration, or the way in for the first administrator. */
    @Bean
    @ConditionalOnWebApplication
    ApplicationListener<ApplicationReadyEvent> firstAccounts(
            FirstAdministrator first,
            DemoAccounts demoAccounts,
            @Value("${kerwen.demo}") boolean demo,
            @Value("${kerwen.train:false}") boolean train) {
        return event -> {
            if (demo) {
                demoAccounts.make();
            } else if (!train) {
                first.print();
            }
        };
    }
}
