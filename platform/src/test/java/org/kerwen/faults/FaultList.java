package org.kerwen.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.kerwen.faults.Fault.Change;

/** A file of faults: a word at the beginning of each line says what the line is; see {@code src/test/faults/README.md}. */
final class FaultList {
    private final Path file;
    private final List<Fault> faults = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();
    private final List<String> old = new ArrayList<>();
    private final List<String> planted = new ArrayList<>();
    private String name = "";
    private String rule = "";
    private String test = "";
    private String error = "";
    private String in = "";

    FaultList(Path file) {
        this.file = file;
    }

    List<Fault> read() throws IOException {
        if (!file.toString().endsWith(".fault")) {
            return List.of();
        }
        for (String line : Files.readAllLines(file)) {
            String rest = line.length() > 2 ? line.substring(2) : "";
            if (line.startsWith("-")) {
                if (!planted.isEmpty()) {
                    endChange();
                }
                old.add(rest);
            } else if (line.startsWith("+")) {
                planted.add(rest);
            } else if (!line.isBlank() && !line.startsWith("#")) {
                endChange();
                word(line);
            }
        }
        endFault();
        return faults;
    }

    private void word(String line) {
        String[] words = line.split(" ", 2);
        switch (words[0]) {
            case "fault" -> {
                endFault();
                name = words[1];
            }
            case "rule" -> rule = words[1];
            case "test" -> test = words[1];
            case "error" -> error = words[1];
            case "in" -> in = words[1];
            default -> throw new IllegalStateException("%s: cannot read: %s".formatted(file, line));
        }
    }

    private void endChange() {
        if (!old.isEmpty()) {
            changes.add(new Change(in, String.join("\n", old), String.join("\n", planted)));
        }
        old.clear();
        planted.clear();
    }

    private void endFault() {
        endChange();
        if (!name.isEmpty()) {
            faults.add(new Fault(name, rule, test, error, changes));
        }
        changes.clear();
        rule = "";
        test = "";
        error = "";
        in = "";
    }
}
