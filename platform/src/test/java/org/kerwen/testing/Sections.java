package org.kerwen.testing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kerwen.app.Main;
import org.kerwen.pack.PackSection;
import org.kerwen.pack.Shape;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The sections that the real modules register; asked for lazily, so that no database is opened. */
public final class Sections {
    private static @Nullable List<PackSection> all;

    public static synchronized List<PackSection> all() {
        if (all == null) {
            try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Main.class)
                    .web(WebApplicationType.NONE)
                    .lazyInitialization(true)
                    .logStartupInfo(false)
                    .run("--kerwen.home=" + Folders.fresh("home"))) {
                all = List.copyOf(context.getBeansOfType(PackSection.class).values());
            }
        }
        return all;
    }

    public static List<Shape> shapes() {
        return all().stream().map(PackSection::shape).toList();
    }

    public static Shape shape(String file) {
        return shapes().stream()
                .filter(shape -> shape.file().equals(file))
                .findFirst()
                .orElseThrow();
    }

    private Sections() {}
}
