package org.kerwen.app;

import java.io.IOException;
import java.io.ObjectInputFilter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.kerwen.backup.BackupCommands;
import org.kerwen.postgres.CannotStart;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/**
 * The program: {@code start} by default, {@code doctor} to say what is wrong, {@code audit} to verify the audit, and the
 * commands of the backup.
 */
@SpringBootApplication(scanBasePackages = "org.kerwen")
public class Main {
    /** Runs it. */
    public static void main(String[] arguments) {
        refuseSerialisedObjects();
        if (arguments.length > 0 && arguments[0].equals("doctor")) {
            System.exit(Doctor.run());
        }
        if (arguments.length > 0 && BackupCommands.know(arguments[0])) {
            System.exit(Command.run(List.of(arguments)));
        }
        if (arguments.length > 0 && arguments[0].equals("audit")) {
            System.exit(AuditCommand.run(List.of(arguments)));
        }
        start(arguments);
    }

    /** Nothing here makes objects of bytes by Java's own means; whatever a library tries, or is made to try, is refused. */
    static void refuseSerialisedObjects() {
        ObjectInputFilter.Config.setSerialFilter(information -> ObjectInputFilter.Status.REJECTED);
    }

    private static void start(String[] arguments) {
        SpringApplication application = new SpringApplication(Main.class);
        application.addListeners(
                (ApplicationListener<ApplicationEnvironmentPreparedEvent>) event -> check(event.getEnvironment()),
                (ApplicationListener<ApplicationReadyEvent>) event -> {
                    Environment environment = event.getApplicationContext().getEnvironment();
                    System.out.println("Kerwen is ready: http://%s:%s/  (Ctrl-C stops it)"
                            .formatted(environment.getProperty("kerwen.bind"), environment.getProperty("kerwen.port")));
                });
        try {
            application.run(arguments);
        } catch (RuntimeException e) {
            // What went wrong has been said by RefusalReporter or by the log.
            System.exit(1);
        }
    }

    /** What can be refused before anything is started. */
    private static void check(Environment environment) {
        boolean demo = environment.getProperty("kerwen.demo", Boolean.class, false);
        String bind = environment.getRequiredProperty("kerwen.bind");
        if (!bind.equals(environment.getProperty("server.address"))
                || !environment.getRequiredProperty("kerwen.port").equals(environment.getProperty("server.port"))) {
            throw new CannotStart(
                    "The address or port is set in two ways that differ.",
                    "Use KERWEN_BIND and KERWEN_PORT only, and take SERVER_ADDRESS and SERVER_PORT out of the environment.");
        }
        refuseUploadsOnTheDisk(environment);
        InetAddress address = address(bind);
        if (demo && !address.isLoopbackAddress()) {
            throw new CannotStart(
                    "A demonstration listens on this machine only, not on %s.".formatted(bind),
                    "Leave KERWEN_BIND out, or use './kerwen start' with a mission of your own.");
        }
        if (demo && !environment.getProperty("kerwen.database.url", "").isBlank()) {
            throw new CannotStart(
                    "A demonstration keeps its data in a folder of its own and refuses an outside database.",
                    "Leave KERWEN_DATABASE_URL out, or use './kerwen start'.");
        }
        refuseOtherKind(Path.of(environment.getRequiredProperty("kerwen.home")), demo);
        Path mission = Path.of(environment.getRequiredProperty("kerwen.mission"));
        if (!Files.isDirectory(mission)) {
            throw new CannotStart(
                    "There is no mission pack in the folder %s.".formatted(mission),
                    "Set KERWEN_MISSION to the folder of a mission pack.");
        }
        refuseTakenPort(address, environment.getRequiredProperty("kerwen.port"));
    }

    /** Files are read in memory by the program itself; the server would write them, in plain, into a temporary folder. */
    private static void refuseUploadsOnTheDisk(Environment environment) {
        if (environment.getProperty("spring.servlet.multipart.enabled", Boolean.class, true)) {
            throw new CannotStart(
                    "The server is told to read forms with files, and would write the files in plain to its disk.",
                    "Take SPRING_SERVLET_MULTIPART_ENABLED out of the environment.");
        }
    }

    /** A demonstration and a real installation never share a folder: invented numbers must not meet real data. */
    private static void refuseOtherKind(Path home, boolean demo) {
        Path mark = home.resolve("demonstration");
        try {
            if (demo && Files.isDirectory(home.resolve("postgres")) && !Files.exists(mark)) {
                throw new CannotStart(
                        "The folder %s holds the data of a real installation.".formatted(home),
                        "Give the demonstration a folder of its own, or leave KERWEN_HOME out.");
            }
            if (!demo && Files.exists(mark)) {
                throw new CannotStart(
                        "The folder %s holds the data of a demonstration.".formatted(home),
                        "Start it with './kerwen demo', or choose another folder with KERWEN_HOME.");
            }
            Files.createDirectories(home);
            if (demo && !Files.exists(mark)) {
                Files.createFile(mark);
            }
        } catch (IOException e) {
            throw new CannotStart(
                    "The data folder %s cannot be made or written.".formatted(home),
                    "Choose another with KERWEN_HOME, or change its owner.");
        }
    }

    private static InetAddress address(String bind) {
        try {
            return InetAddress.getByName(bind);
        } catch (IOException e) {
            throw new CannotStart(
                    "KERWEN_BIND is %s, which is no address of this machine.".formatted(bind),
                    "Use 127.0.0.1, or leave it out.");
        }
    }

    private static void refuseTakenPort(InetAddress address, String written) {
        int port;
        try {
            port = Integer.parseInt(written);
            if (port < 1 || port > 65535) {
                throw new NumberFormatException();
            }
        } catch (NumberFormatException e) {
            throw new CannotStart(
                    "KERWEN_PORT is '%s', which is no port number.".formatted(written),
                    "Use a number from 1 to 65535, or leave it out for 8080.");
        }
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(address, port));
        } catch (IOException e) {
            throw new CannotStart(
                    "Port %d on %s is in use by another program, or may not be used by you."
                            .formatted(port, address.getHostAddress()),
                    "Stop that program, or choose another port: KERWEN_PORT=8081 ./kerwen start");
        }
    }
}
