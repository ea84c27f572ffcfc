package org.kerwen.faults;

import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestIdentifier;

/**
 * What became of one test, or of one invocation of it.
 *
 * @param test class and method, as faults name them; the class alone where it failed as a whole
 * @param thrown class of what it threw; empty where it threw nothing
 * @param said its message in one line
 */
record Outcome(String test, Kind kind, String thrown, String said) {
    private static final int LONGEST = 240;
    private static final int CAUSES = 6;

    /** How it ended: an error is an exception that is no failed assertion. */
    enum Kind {
        GREEN,
        FAILED,
        ERROR,
        SKIPPED
    }

    static Outcome of(TestIdentifier identifier, TestExecutionResult result) {
        Throwable thrown = result.getThrowable().orElse(null);
        Kind kind = switch (result.getStatus()) {
            case SUCCESSFUL -> Kind.GREEN;
            case ABORTED -> Kind.SKIPPED;
            case FAILED -> isAssertion(thrown) ? Kind.FAILED : Kind.ERROR;
        };
        return new Outcome(
                name(identifier), kind, thrown == null ? "" : thrown.getClass().getName(), words(thrown));
    }

    /** Also where a thread of the test's own failed, and the test only waited for it. */
    private static boolean isAssertion(@org.jspecify.annotations.Nullable Throwable thrown) {
        return Stream.<Throwable>iterate(thrown, each -> each != null, Throwable::getCause)
                .limit(CAUSES)
                .anyMatch(AssertionError.class::isInstance);
    }

    static Outcome skipped(TestIdentifier identifier, String reason) {
        return new Outcome(name(identifier), Kind.SKIPPED, "", inOneLine(reason));
    }

    static Outcome ofLine(String line) {
        String[] parts = line.split("\t", -1);
        return new Outcome(parts[0], Kind.valueOf(parts[1]), parts[2], parts[3]);
    }

    String line() {
        return String.join("\t", test, kind.name(), thrown, said);
    }

    /** Whether it is of this test, or of the whole class of this test. */
    boolean isOf(String asked) {
        return test.equals(asked) || asked.startsWith(test + "#") || test.startsWith(asked + "#");
    }

    private static String name(TestIdentifier identifier) {
        return identifier
                .getSource()
                .map(source -> switch (source) {
                    case MethodSource method -> method.getClassName() + "#" + method.getMethodName();
                    case ClassSource type -> type.getClassName();
                    default -> source.toString();
                })
                .orElse(identifier.getDisplayName())
                .replaceFirst("^org\\.kerwen\\.", "");
    }

    /** The message and those of its causes: the innermost mostly tells most. */
    private static String words(@org.jspecify.annotations.Nullable Throwable thrown) {
        return inOneLine(String.join(
                " / ",
                Stream.<Throwable>iterate(thrown, each -> each != null, Throwable::getCause)
                        .limit(CAUSES)
                        .map(each -> each instanceof AssertionError ? "" + each.getMessage() : each.toString())
                        .toList()));
    }

    private static String inOneLine(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
}
