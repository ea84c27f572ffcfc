package org.kerwen.app;

import org.kerwen.postgres.CannotStart;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;

/** Says why the program does not start in two sentences, instead of pages of program text. */
public final class RefusalReporter implements SpringBootExceptionReporter {
    @Override
    public boolean reportException(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotStart refusal) {
                say(refusal.problem(), refusal.remedy());
                return true;
            }
            if (cause instanceof PortInUseException) {
                say(
                        "The port is in use by another program.",
                        "Stop that program, or choose another port: KERWEN_PORT=8081 ./kerwen start");
                return true;
            }
        }
        return false;
    }

    private static void say(String problem, String remedy) {
        System.err.println("Kerwen cannot start. " + problem);
        System.err.println("What to do: " + remedy);
    }
}
