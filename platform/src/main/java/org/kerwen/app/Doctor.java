package org.kerwen.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.kerwen.pack.Pack;
import org.kerwen.pack.PackProblem;
import org.kerwen.pack.PackSection;
import org.kerwen.pack.PackSettings;
import org.kerwen.pack.Shape;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** Says what is wrong here and what to do about it. Needs no database: it reads the pack and looks at the machine. */
final class Doctor {
    private final List<String> wrong = new ArrayList<>();

    /** Prints what it finds; answers 0 where all is well, 1 where not. */
    static int run() {
        // Lazily, so that nothing is opened: the sections alone are asked for.
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Main.class)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .run()) {
            return new Doctor()
                    .examine(
                            context.getEnvironment(),
                            List.copyOf(
                                    context.getBeansOfType(PackSection.class).values()));
        }
    }

    private int examine(Environment environment, List<PackSection> sections) {
        machine();
        folder(Path.of(environment.getProperty("kerwen.home", "data")));
        port(
                environment.getProperty("kerwen.bind", "127.0.0.1"),
                environment.getProperty("kerwen.port", Integer.class, 8080));
        pack(
                sections,
                new PackSettings(
                        Path.of(environment.getProperty("kerwen.mission", "missions/turkmenistan")),
                        environment.getProperty("kerwen.demo", Boolean.class, false)));
        if (wrong.isEmpty()) {
            System.out.println("Nothing is wrong.");
            return 0;
        }
        System.out.println();
        System.out.println("%d to look at:".formatted(wrong.size()));
        wrong.forEach(sentence -> System.out.println("- " + sentence));
        return 1;
    }

    private void machine() {
        System.out.println("Java: %s, %s".formatted(Runtime.version(), System.getProperty("java.vendor")));
        long memory = Runtime.getRuntime().maxMemory() / (1024 * 1024);
        System.out.println("Memory for Java: at most %d MB".formatted(memory));
    }

    private void folder(Path home) {
        Path folder = home.toAbsolutePath();
        System.out.println("Data folder: " + folder);
        Path existing = folder;
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (existing == null || !Files.isWritable(existing)) {
            wrong.add(
                    "The data folder %s cannot be written by you. Choose another with KERWEN_HOME, or change its owner."
                            .formatted(folder));
            return;
        }
        try {
            long free = Files.getFileStore(existing).getUsableSpace() / (1024 * 1024);
            System.out.println("Free space there: %d MB".formatted(free));
            if (free < 500) {
                wrong.add("Only %d MB are free where the data lies. Make room; below 100 MB nothing can be saved."
                        .formatted(free));
            }
        } catch (IOException e) {
            wrong.add("The free space of the data folder cannot be read.");
        }
    }

    private void port(String bind, int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getByName(bind), port));
            System.out.println("Port %d on %s: free".formatted(port, bind));
        } catch (IOException e) {
            System.out.println("Port %d on %s: in use, by Kerwen if it is running".formatted(port, bind));
        }
    }

    private void pack(List<PackSection> sections, PackSettings settings) {
        System.out.println("Mission pack: " + settings.folder());
        if (!Files.isDirectory(settings.folder())) {
            wrong.add("There is no mission pack in %s. Set KERWEN_MISSION to its folder.".formatted(settings.folder()));
            return;
        }
        List<Shape> shapes = sections.stream().map(PackSection::shape).toList();
        Pack pack = Pack.read(settings.folders(), shapes);
        int records =
                shapes.stream().mapToInt(shape -> pack.entries(shape).size()).sum();
        System.out.println("Good records: %d in %d files".formatted(records, shapes.size()));
        pack.problems().stream().map(PackProblem::toString).forEach(wrong::add);
    }

    private Doctor() {}
}
