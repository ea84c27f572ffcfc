package org.kerwen.faults;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The program of the JVM in which the tests of one fault run. It writes what became of them into a file, a line each. */
final class RunTests {
    private RunTests() {}

    /** First the file, then the tests as faults name them. */
    public static void main(String[] arguments) throws IOException, ClassNotFoundException {
        List<DiscoverySelector> tests = new ArrayList<>();
        for (String test : Arrays.asList(arguments).subList(1, arguments.length)) {
            tests.addAll(selectors(test));
        }
        List<Outcome> outcomes = new ArrayList<>();
        Launcher launcher = LauncherFactory.create();
        launcher.execute(
                LauncherDiscoveryRequestBuilder.request().selectors(tests).build(), new TestExecutionListener() {
                    @Override
                    public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
                        boolean failed = result.getStatus() == TestExecutionResult.Status.FAILED;
                        if (identifier.isTest() || failed) {
                            outcomes.add(Outcome.of(identifier, result));
                        }
                    }

                    @Override
                    public void executionSkipped(TestIdentifier identifier, String reason) {
                        outcomes.add(Outcome.skipped(identifier, reason));
                    }
                });
        Files.write(Path.of(arguments[0]), outcomes.stream().map(Outcome::line).toList());
        // Threads that a fault leaves behind hold nothing up.
        System.exit(0);
    }

    /** A test of JUnit for each method of this name, or for the whole class. */
    static List<DiscoverySelector> selectors(String test) throws ClassNotFoundException {
        String[] parts = test.split("#", 2);
        Class<?> type = Class.forName("org.kerwen." + parts[0], false, RunTests.class.getClassLoader());
        if (parts.length == 1) {
            return List.of(DiscoverySelectors.selectClass(type));
        }
        List<DiscoverySelector> methods = Stream.of(type.getDeclaredMethods())
                .filter(method -> method.getName().equals(parts[1]))
                .<DiscoverySelector>map((Method method) -> DiscoverySelectors.selectMethod(type, method))
                .toList();
        if (methods.isEmpty()) {
            throw new IllegalArgumentException("there is no test " + test);
        }
        return methods;
    }
}
