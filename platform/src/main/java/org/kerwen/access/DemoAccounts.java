package org.kerwen.access;

import static org.kerwen.access.db.Tables.ACCOUNT;
import static org.kerwen.access.db.Tables.ORGANISATION;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.kerwen.access.db.tables.records.AccountRecord;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Actor.Machine;
import org.kerwen.kernel.Ids;
import org.kerwen.kernel.Language;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.Role;
import org.kerwen.kernel.RoleGrant;
import org.kerwen.kernel.Words;
import tools.jackson.databind.json.JsonMapper;

/** The accounts of a demonstration: one for each role, in three organisations, all invented. */
final class DemoAccounts {
    static final String FILE = "demo-accounts.json";

    private static final Map<OrganisationId, Words> ORGANISATIONS = Map.of(
            new OrganisationId("mission"), words("The mission", "Миссия", "Missiýa"),
            new OrganisationId("hotline-partner"),
                    words("Hotline partner", "Партнёр горячей линии", "Gyzgyn liniýanyň hyzmatdaşy"),
            new OrganisationId("migration-service"),
                    words("Migration service", "Миграционная служба", "Migrasiýa gullugy"));

    private static final List<Person> PEOPLE = List.of(
            new Person(Role.ADMINISTRATOR, "mission", "Aman Demo"),
            new Person(Role.PROJECT_MANAGER, "mission", "Bahar Demo"),
            new Person(Role.FINANCE_OFFICER, "mission", "Çary Demo"),
            new Person(Role.MOVEMENT_OFFICER, "mission", "Dursun Demo"),
            new Person(Role.MEDICAL_OFFICER, "mission", "Enejan Demo"),
            new Person(Role.EDITOR, "mission", "Gözel Demo"),
            new Person(Role.DONOR_READER, "mission", "Hemra Demo"),
            new Person(Role.AUDITOR, "mission", "Jeren Demo"),
            new Person(Role.SUPERVISOR, "hotline-partner", "Kakajan Demo"),
            new Person(Role.ADVISER, "hotline-partner", "Läle Demo"),
            new Person(Role.CASE_WORKER, "hotline-partner", "Maral Demo"),
            new Person(Role.AGENCY_OFFICER, "migration-service", "Nazar Demo"));

    private final Transactions transactions;
    private final Credentials credentials;
    private final Permissions permissions;
    private final Secrets secrets;
    private final Tokens tokens;
    private final Supplier<Stream<Demonstration>> demonstrations;
    private final Path home;

    DemoAccounts(
            Transactions transactions,
            Credentials credentials,
            Permissions permissions,
            Secrets secrets,
            Tokens tokens,
            Supplier<Stream<Demonstration>> demonstrations,
            Path home) {
        this.transactions = transactions;
        this.credentials = credentials;
        this.permissions = permissions;
        this.secrets = secrets;
        this.tokens = tokens;
        this.demonstrations = demonstrations;
        this.home = home;
    }

    private record Person(Role role, String organisation, String name) {
        String address() {
            return role.word() + "@example.org";
        }
    }

    /** What is written into the file for each. */
    private record Written(
            String role,
            String organisation,
            String name,
            String address,
            String password,
            String totpSeed,
            List<String> spareCodes,
            String apiToken) {}

    /** Makes them where there is no account yet, and says where they are written down; then all goes on that takes long. */
    void make() {
        if (transactions.<Boolean>run(Machine.SETUP, AccountStore::isEmpty)) {
            makeAll();
        }
        inTheirNames(Demonstration::begun);
    }

    private void makeAll() {
        transactions.perform(
                Machine.SETUP,
                database -> ORGANISATIONS.forEach((id, name) -> database.insertInto(ORGANISATION)
                        .set(ORGANISATION.ID, id.value())
                        .set(ORGANISATION.NAME, name)
                        .set(ORGANISATION.RUNS, id.value().equals("mission"))
                        .onConflictDoNothing()
                        .execute()));
        List<Written> written = new ArrayList<>();
        for (Person person : PEOPLE) {
            written.add(make(person));
        }
        inTheirNames(Demonstration::fill);
        write(JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsBytes(written));
        System.out.println("The accounts of this demonstration stand in " + home.resolve(FILE));
    }

    private void inTheirNames(BiConsumer<Demonstration, Actor.Person> work) {
        demonstrations
                .get()
                .forEach(each -> transactions
                        .run(
                                Machine.SIGN_IN,
                                database -> AccountStore.byAddress(
                                                database, each.role().word() + "@example.org")
                                        .map(account -> AccountStore.person(database, account)))
                        .ifPresent(somebody -> work.accept(each, somebody)));
    }

    private Written make(Person person) {
        String password = Secrets.make().substring(0, 20);
        byte[] seed = OneTimeCodes.newSeed();
        AccountId id = new AccountId(Ids.next());
        OrganisationId organisation = new OrganisationId(person.organisation());
        Credentials.Made made = credentials.make(password.toCharArray()).orElseThrow();
        String spare = Secrets.makeSpareCode();
        transactions.perform(Machine.SETUP, database -> {
            AccountRecord account = database.newRecord(ACCOUNT);
            account.setId(id.value());
            account.setOrganisation(organisation.value());
            account.setAddress(person.address());
            account.setName(person.name());
            account.setLanguage("en");
            account.setPassword(made.password);
            account.setKeyPair(made.keyPair);
            account.setSecondFactor(credentials.sealSeed(id, seed));
            account.insert();
            AccountStore.grant(database, id, organisation, person.role(), null, Instant.now());
            AccountStore.replaceSpareCodes(
                    database,
                    id,
                    organisation,
                    List.of(secrets.hash(Credentials.spareCode(spare), Secrets.Kind.SPARE_CODE)));
        });
        return new Written(
                person.role().word(),
                person.organisation(),
                person.name(),
                person.address(),
                password,
                OneTimeCodes.typed(seed),
                List.of(spare),
                token(id, organisation, person));
    }

    private String token(AccountId id, OrganisationId organisation, Person person) {
        Actor.Person actor = new Actor.Person(id, organisation, Set.of(RoleGrant.of(person.role())));
        Set<String> operations = permissions.operations().stream()
                .filter(operation -> permissions.may(actor, operation))
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
        Signed signed = new Signed(actor, id.value(), person.name(), new Language("en"), Instant.EPOCH);
        return switch (tokens.make(
                signed, "Demonstration", operations, (int) Duration.ofDays(90).toDays())) {
            case Done.Yes<String>(String secret) -> secret;
            case Done.No<String>(Refusal why) -> throw new IllegalStateException(why.code());
        };
    }

    private void write(byte[] json) {
        try {
            Path part = home.resolve(FILE + ".part");
            Files.deleteIfExists(part);
            Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(part, json);
            Files.move(part, home.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Words words(String english, String russian, String turkmen) {
        return new Words(Map.of(new Language("en"), english, new Language("ru"), russian, new Language("tk"), turkmen));
    }
}
