package org.kerwen.codegen;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import org.tukaani.xz.XZInputStream;

/**
 * Unpacks an archive of the PostgreSQL programs from {@code .txz} to {@code .tar}, so that the build waits for it and not
 * everybody's first start: there it took two seconds of ten. The jar packs it again in a way that is fast to unpack.
 *
 * <p>Does nothing where it was done before. Arguments: the archive on the class path, the file to write.
 */
public final class UnpackArchive {
    public static void main(String[] arguments) throws IOException {
        Path target = Path.of(arguments[1]);
        if (Files.exists(target)) {
            return;
        }
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        Path unfinished = target.resolveSibling(target.getFileName() + ".unfinished");
        try (InputStream packed =
                Objects.requireNonNull(UnpackArchive.class.getResourceAsStream("/" + arguments[0]), arguments[0])) {
            Files.copy(new XZInputStream(packed), unfinished, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private UnpackArchive() {}
}
