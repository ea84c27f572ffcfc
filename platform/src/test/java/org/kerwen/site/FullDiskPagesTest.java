package org.kerwen.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.kerwen.testing.Folders;
import org.kerwen.testing.MissionPack;
import org.kerwen.testing.Reader;
import org.kerwen.testing.RunningKerwen;
import org.kerwen.testing.Supervisor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The disk under a running Kerwen fills up: it refuses in a sentence, public pages go on, and room repairs it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FullDiskPagesTest {
    private static final String READING = "/api/v1/accounts";
    private static final String SOMEBODY = "kerwen=a-session-to-look-for";
    private static final int MOST = 20_000;

    private static Path disk;
    private static Path filler;
    private static RunningKerwen kerwen;
    private static Reader reader;
    private static String[] token;

    /** Readings that were answered: each stands in the audit, because that is written before the answer goes out. */
    private static int answered;

    @BeforeAll
    static void start() throws Exception {
        disk = Folders.fresh("full-disk");
        boolean mounted = runs("mount", "-t", "tmpfs", "-o", "mode=755,size=500m", "tmpfs", disk.toString());
        assumeTrue(mounted, "A small disk can be mounted only as root, and not in every container");
        filler = disk.resolve("filler");
        kerwen = RunningKerwen.startIn(Files.createDirectory(disk.resolve("home")), MissionPack.REAL, true);
        reader = kerwen.reader();
        token = new String[] {"Authorization", "Bearer " + tokenOfAnAdministrator()};
    }

    @AfterAll
    static void stop() throws Exception {
        if (kerwen != null) {
            Files.deleteIfExists(filler);
            kerwen.close();
        }
        runs("umount", "--lazy", disk.toString());
    }

    @Test
    @Order(1)
    void whatDoesNotFitIsRefusedAsSomethingThatMayWorkLater() throws Exception {
        assertThat(read().statusCode()).isEqualTo(200);
        answered = 0;
        long before = entries();
        fill();

        HttpResponse<byte[]> refused = readUntilRefused();

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(Reader.text(refused)).contains("\"kind\":\"busy\"").doesNotContain("No space", "Exception");
        assertThat(entries() - before).isGreaterThanOrEqualTo(answered);
        assertThat(reader.get("/en/").statusCode()).isEqualTo(200);
    }

    @Test
    @Order(2)
    void whenTheDatabaseEndsOverItPublicPagesGoOn() throws Exception {
        useUpTheLog();
        assertThat(soon(() -> reader.get("/health").statusCode() == 503)).isTrue();
        kerwen.bean(PublishedRecord.class).lookAgain();

        // Pages that nobody has asked for yet, so that none of them is in memory as it was sent.
        assertThat(reader.get("/ru/projects/").statusCode()).isEqualTo(200);
        assertThat(reader.get("/tk/").statusCode()).isEqualTo(200);
        // Those who work here are told soon, and do not wait until it is there again.
        long asked = System.nanoTime();
        assertThat(read().statusCode()).isEqualTo(503);
        assertThat(reader.get("/app/", "Cookie", SOMEBODY).statusCode()).isEqualTo(503);
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    @Order(3)
    void whenThereIsRoomItWorksAgainWithAllThatWasAnswered() throws Exception {
        Files.delete(filler);

        assertThat(soon(() -> reader.get("/health").statusCode() == 200)).isTrue();
        long before = entries();
        assertThat(read().statusCode()).isEqualTo(200);
        assertThat(entries()).isGreaterThan(before).isGreaterThan(answered);
    }

    private static HttpResponse<byte[]> readUntilRefused() {
        for (int reading = 0; reading < MOST; reading++) {
            HttpResponse<byte[]> answer = read();
            if (answer.statusCode() != 200) {
                return answer;
            }
            answered++;
        }
        throw new AssertionError("A full disk took %d entries".formatted(MOST));
    }

    private static HttpResponse<byte[]> read() {
        return reader.get(READING, token);
    }

    private static void fill() throws IOException {
        byte[] bytes = new byte[64 * 1024];
        for (int size = bytes.length; size >= 4096; size /= 4) {
            try (OutputStream output = Files.newOutputStream(
                    filler, java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.APPEND)) {
                while (true) {
                    output.write(bytes, 0, size);
                }
            } catch (IOException e) {
                assertThat(e).hasMessageContaining("No space left on device");
            }
        }
    }

    /** Asks for one new segment of the write-ahead log after the other, until there is no room for the next. */
    private static void useUpTheLog() {
        try (Connection connection = Supervisor.of(kerwen);
                Statement statement = connection.createStatement()) {
            for (int segment = 0; segment < 200; segment++) {
                statement.execute("SELECT pg_logical_emit_message(true, 'test', 'x')");
                statement.execute("SELECT pg_switch_wal()");
            }
        } catch (SQLException | IOException e) {
            return;
        }
        throw new AssertionError("The log found room two hundred times");
    }

    private static long entries() throws Exception {
        try (Connection connection = Supervisor.of(kerwen);
                Statement statement = connection.createStatement();
                ResultSet result =
                        statement.executeQuery("SELECT count(*) FROM trace.entry WHERE operation = 'account.list'")) {
            result.next();
            return result.getLong(1);
        }
    }

    private static String tokenOfAnAdministrator() throws IOException {
        JsonNode file =
                JsonMapper.shared().readTree(Files.readString(kerwen.home().resolve("demo-accounts.json")));
        for (JsonNode account : file) {
            if (account.path("role").asString().equals("administrator")) {
                return account.path("apiToken").asString();
            }
        }
        throw new AssertionError("no administrator");
    }

    private static boolean soon(Callable<Boolean> condition) throws Exception {
        for (int attempt = 0; attempt < 100; attempt++) {
            if (condition.call()) {
                return true;
            }
            Thread.sleep(300);
        }
        return false;
    }

    private static boolean runs(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).start().waitFor() == 0;
    }
}
