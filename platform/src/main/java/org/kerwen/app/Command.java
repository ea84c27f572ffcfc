package org.kerwen.app;

import java.util.List;
import org.kerwen.backup.BackupCommands;
import org.kerwen.postgres.CannotStart;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Runs a command that works on the data beside the running program, or without it: nothing is opened but what it asks for. */
final class Command {
    /** Answers 0 where it was done, 1 where it was refused, which it says. */
    static int run(List<String> arguments) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Main.class)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .run()) {
            context.getBean(BackupCommands.class).run(arguments);
            return 0;
        } catch (CannotStart refusal) {
            System.err.println("Kerwen cannot do that. " + refusal.problem());
            System.err.println("What to do: " + refusal.remedy());
            return 1;
        }
    }

    private Command() {}
}
