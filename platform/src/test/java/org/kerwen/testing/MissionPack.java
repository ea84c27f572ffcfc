package org.kerwen.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A copy of a small pack in which a test may spoil something. */
public final class MissionPack {
    /** The pack of this repository; tests run in the module's folder. */
    public static final Path REAL =
            Path.of("..", "missions", "turkmenistan").toAbsolutePath().normalize();

    /** A pack that stays small while the reference pack grows; its telephone numbers are invented. */
    public static final Path SMALL =
            Path.of("src", "test", "packs", "small").toAbsolutePath().normalize();

    private final Path folder;

    private MissionPack(Path folder) {
        this.folder = folder;
    }

    public static MissionPack copy() {
        return copy(SMALL);
    }

    /** A copy of one of the packs. */
    public static MissionPack copy(Path pack) {
        try {
            Path folder = Folders.fresh("pack");
            try (Stream<Path> files = Files.walk(pack)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path copy = folder.resolve(pack.relativize(file));
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
            return new MissionPack(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The real pack and a programme that nobody programmed for. */
    public static Path realWithLostPapers() {
        try {
            String file = "programmes/lost-papers.yaml";
            return copy(REAL).write(file, Files.readString(SMALL.resolve(file))).folder();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path folder() {
        return folder;
    }

    public String text(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public MissionPack write(String file, String text) {
        return write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    public MissionPack write(String file, byte[] bytes) {
        try {
            Files.write(folder.resolve(file), bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces the first occurrence, which must be there: else the test would spoil nothing. */
    public MissionPack replace(String file, String what, String with) {
        String text = text(file);
        int at = text.indexOf(what);
        assertThat(at).as("place of '%s' in %s", what, file).isNotNegative();
        return write(file, text.substring(0, at) + with + text.substring(at + what.length()));
    }

    /** Takes a whole record out. */
    public MissionPack remove(String file, String id) {
        return replace(file, record(file, id), "");
    }

    /** The text of one record, from its hyphen to the next one's. */
    public String record(String file, String id) {
        String text = text(file);
        String beginning = "  - id: " + id + "\n";
        int start = text.indexOf(beginning);
        assertThat(start).as("place of the record %s in %s", id, file).isNotNegative();
        int end = text.indexOf("\n  - id: ", start);
        return text.substring(start, end < 0 ? text.length() : end + 1);
    }

    public MissionPack add(String file, String record) {
        return write(file, text(file) + "\n" + record);
    }

    /** Line, counted from one, of the first line in which this stands. */
    public int line(String file, String what) {
        List<String> lines = text(file).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(what)) {
                return i + 1;
            }
        }
        throw new AssertionError("'%s' does not stand in %s".formatted(what, file));
    }

    public MissionPack delete(String file) {
        try {
            Files.delete(folder.resolve(file));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
