package org.kerwen.codegen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Target;
import org.kerwen.postgres.Login;
import org.kerwen.postgres.Logins;
import org.kerwen.postgres.PostgresServer;

/**
 * Runs the migrations on a scratch PostgreSQL and lets jOOQ write one package of table classes per schema, inside the
 * module that owns the schema, so that the module walls keep others out of its tables.
 *
 * <p>Does nothing while the hash of the migrations and of this program is the one of the last run.
 *
 * <p>Arguments: the folder of the migrations, the folder to write to, a folder for the scratch server.
 */
public final class GenerateTables {
    /** Raise it when the settings below change what is written. */
    private static final String EDITION = "3";

    private static final List<String> SCHEMAS = List.of(
            "access",
            "backup",
            "events",
            "files",
            "hotline",
            "idempotency",
            "intake",
            "jobs",
            "keys",
            "money",
            "movements",
            "people",
            "casework",
            "statistics",
            "cases",
            "trace",
            "pack",
            "directory",
            "projects",
            "knowledge",
            "activities",
            "site");

    /** Columns of these domains become values of the kernel. */
    private static final Map<String, String> CONVERTERS = Map.of(
            "words", "org.kerwen.db.WordsConverter",
            "words_list", "org.kerwen.db.WordsListConverter",
            "fuzzy_date", "org.kerwen.db.FuzzyDateConverter");

    private static final Map<String, String> TYPES = Map.of(
            "words", "org.kerwen.kernel.Words",
            "words_list", "java.util.List<org.kerwen.kernel.Words>",
            "fuzzy_date", "org.kerwen.kernel.FuzzyDate");

    public static void main(String[] arguments) throws Exception {
        Path migrations = Path.of(arguments[0]);
        Path target = Path.of(arguments[1]);
        Path scratch = Path.of(arguments[2]);
        Path mark = target.resolve("migrations.sha256");
        String hash = hash(migrations);
        if (Files.exists(mark) && Files.readString(mark).equals(hash)) {
            System.out.println("Table classes are those of the migrations: nothing to do.");
            return;
        }
        deleteTree(target);
        deleteTree(scratch.resolve("server"));
        try (PostgresServer server = PostgresServer.start(scratch.resolve("server"))) {
            Logins logins = server.prepare("kerwen");
            migrate(migrations, logins);
            for (String schema : SCHEMAS) {
                GenerationTool.generate(configuration(schema, target, logins.owner()));
            }
        }
        deleteTree(scratch.resolve("server"));
        Files.createDirectories(target);
        Files.writeString(mark, hash);
    }

    private static void migrate(Path migrations, Logins logins) {
        Flyway.configure()
                .dataSource(
                        logins.owner().jdbcUrl(),
                        logins.owner().user(),
                        logins.owner().password())
                .locations("filesystem:" + migrations.toAbsolutePath())
                .placeholders(Map.of(
                        "application", logins.application().user(),
                        "site", logins.site().user(),
                        "backup", logins.backup().user()))
                .load()
                .migrate();
    }

    private static Configuration configuration(String schema, Path target, Login owner) {
        return new Configuration()
                .withLogging(Logging.WARN)
                .withJdbc(new Jdbc()
                        .withUrl(owner.jdbcUrl())
                        .withUser(owner.user())
                        .withPassword(owner.password()))
                .withGenerator(new Generator()
                        .withDatabase(new Database()
                                .withName("org.jooq.meta.postgres.PostgresDatabase")
                                .withInputSchema(schema)
                                .withIncludeRoutines(false)
                                .withIncludeDomains(false)
                                .withForcedTypes(Stream.concat(
                                                Stream.of(transactionNumber()),
                                                CONVERTERS.keySet().stream()
                                                        .sorted()
                                                        .map(GenerateTables::forcedType))
                                        .toList()))
                        .withGenerate(new Generate()
                                .withGeneratedAnnotation(false)
                                .withComments(false)
                                .withImplicitJoinPathsToOne(false)
                                .withImplicitJoinPathsToMany(false)
                                .withImplicitJoinPathsManyToMany(false)
                                .withGlobalCatalogReferences(false))
                        .withTarget(new Target()
                                .withPackageName("org.kerwen." + schema + ".db")
                                .withDirectory(target.toString())));
    }

    /** jOOQ has no type for the numbers of transactions; they are read as text. */
    private static ForcedType transactionNumber() {
        return new ForcedType().withIgnoreUnused(true).withName("VARCHAR").withIncludeTypes("xid8");
    }

    private static ForcedType forcedType(String domain) {
        return new ForcedType()
                .withIgnoreUnused(true)
                .withUserType(TYPES.get(domain))
                .withConverter(CONVERTERS.get(domain))
                .withSql(
                        "SELECT table_schema || '.' || table_name || '.' || column_name FROM information_schema.columns"
                                + " WHERE domain_schema = 'kernel' AND domain_name = '" + domain + "'");
    }

    private static String hash(Path migrations) throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(EDITION.getBytes(StandardCharsets.UTF_8));
        try (Stream<Path> files = Files.walk(migrations)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                digest.update(migrations.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                if (failure != null) {
                    throw new UncheckedIOException(failure);
                }
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private GenerateTables() {}
}
