package org.kerwen.pack;

import java.nio.file.Path;
import java.util.List;

/**
 * Which mission this is.
 *
 * @param folder the mission pack
 * @param demo whether the files of the pack's folder {@code demo} stand in for those of the same name
 */
public record PackSettings(Path folder, boolean demo) {
    /** Where files are looked for, first folder first. */
    public List<Path> folders() {
        return demo ? List.of(folder.resolve("demo"), folder) : List.of(folder);
    }
}
