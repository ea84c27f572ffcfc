package org.kerwen.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.kerwen.db.DatabaseSettings;
import org.kerwen.db.Reach;
import org.kerwen.postgres.Login;
import org.kerwen.testing.Folders;
import org.kerwen.testing.RunningKerwen;

/** {@code ./kerwen audit} says whether the audit is what it was, beside the running program and without it. */
class AuditCommandTest {
    private final Path home = Folders.fresh("audit").resolve("data");

    @Test
    void theAuditIsVerifiedWhileItRunsAndWhileItIsStopped() throws Exception {
        try (ChildKerwen kerwen = ChildKerwen.start(home, RunningKerwen.freePort(), Map.of())) {
            kerwen.homePage();
            execute(
                    true,
                    "SELECT set_config('kerwen.machine', 'jobs', false);"
                            + " INSERT INTO trace.entry (actor, operation) SELECT 'jobs', 'invented.act' FROM generate_series(1, 3)");
            Thread.sleep(2500);
            Said running = audit("verify");
            assertThat(running.text()).contains("The audit is what it was.", "Not sealed yet: 0", "up to seal 1");
            assertThat(running.code()).isZero();
            assertThat(kerwen.stop()).isEqualTo(143);
        }
        Said stopped = audit("verify");
        assertThat(stopped.text()).contains("Entries under seal: ", "Seals: 1", "The audit is what it was.");
        assertThat(stopped.code()).isZero();

        execute(
                false,
                "ALTER TABLE trace.entry DISABLE ROW LEVEL SECURITY;"
                        + " UPDATE trace.entry SET operation = 'invented.other' WHERE operation = 'invented.act'");
        Said changed = audit("verify");
        assertThat(changed.text()).contains("The audit is NOT what it was", "Entries under seal 1");
        assertThat(changed.code()).isEqualTo(1);

        execute(
                false,
                "ALTER TABLE trace.seal DISABLE ROW LEVEL SECURITY; DELETE FROM trace.entry; DELETE FROM trace.seal");
        assertThat(audit("verify").text()).contains("cut back behind seal 0");
        Said told = audit("brought-back");
        assertThat(told.text()).contains("goes on behind seal 0 in a new era");
        assertThat(told.code()).isZero();
        Said noted = audit("verify");
        assertThat(noted.text()).contains("were given up on purpose", "The audit is what it was.");
        assertThat(noted.code()).isZero();
    }

    @Test
    void withoutKeysOrWithoutAWordItSaysWhatToDo() throws Exception {
        assertThat(audit("verify").text()).contains("There are no keys of an installation in", "What to do:");
        Said none = audit();
        assertThat(none.text()).contains("The command 'audit' needs to know what to do.");
        assertThat(none.code()).isEqualTo(1);
    }

    private record Said(int code, String text) {}

    private Said audit(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", "")),
                Main.class.getName(),
                "audit"));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("KERWEN_HOME", home.toString());
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Said(process.exitValue(), text);
    }

    private void execute(boolean asApplication, String sql) throws SQLException {
        try (Reach reach = Reach.of(home, new DatabaseSettings("", 8))) {
            Login login = asApplication
                    ? reach.administration().logins().application()
                    : reach.administration().logins().owner();
            try (Connection connection = login.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }
}
