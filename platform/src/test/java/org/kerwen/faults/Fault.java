package org.kerwen.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A fault that somebody could make, and the test that must see it.
 *
 * @param name by which one or several are chosen: area and words, without spaces
 * @param rule which rule of protection it breaks, in words
 * @param test class, below {@code org.kerwen}, and mostly method: {@code trace.SealingTest#everyEntryIsSealed}
 * @param error part of the class or message of an exception that counts as seeing it; empty where only a failed assertion does
 * @param changes of the sources
 */
record Fault(String name, String rule, String test, String error, List<Change> changes) {
    /** Where all of them are listed, seen from the folder in which tests run. */
    static final Path LISTS = Path.of("src", "test", "faults");

    Fault {
        if (name.isBlank() || rule.isBlank() || test.isBlank() || changes.isEmpty()) {
            throw new IllegalArgumentException("the fault '%s' lacks its rule, its test or its change".formatted(name));
        }
        changes = List.copyOf(changes);
    }

    /**
     * Text that stands in a file exactly once, and what stands there with the fault.
     *
     * @param file seen from the root of the sources
     */
    record Change(String file, String old, String planted) {
        /**
         * The same text with the fault.
         *
         * @throws IllegalStateException where the old text is not there exactly once: then the list is out of date
         */
        String plantIn(String text) {
            int first = text.indexOf(old);
            if (first < 0) {
                throw new IllegalStateException("%s no longer contains: %s".formatted(file, old));
            }
            if (text.indexOf(old, first + 1) >= 0) {
                throw new IllegalStateException("%s contains more than once: %s".formatted(file, old));
            }
            return text.substring(0, first) + planted + text.substring(first + old.length());
        }
    }

    /** The class of the test. */
    String testClass() {
        return "org.kerwen." + test.split("#", 2)[0];
    }

    /** All faults of all lists, in order. */
    static List<Fault> all() {
        try (Stream<Path> files = Files.list(LISTS)) {
            List<Fault> all = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                all.addAll(new FaultList(file).read());
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
