package org.kerwen.pack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import org.kerwen.db.SchemaVersion;

/** What tells an unchanged pack: its files, byte by byte, and the program and schema that they were written with. */
final class Digest {
    static String of(List<Path> folders, Collection<Shape> shapes, SchemaVersion schema) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            add(digest, schema.number());
            // Another version of the program may write the same record in another way.
            add(digest, String.valueOf(Digest.class.getPackage().getImplementationVersion()));
            for (String file : shapes.stream()
                    .flatMap(shape -> PackFile.names(folders, shape).stream())
                    .sorted()
                    .toList()) {
                add(digest, file);
                Path path = PackFile.find(folders, file);
                if (path != null) {
                    add(digest, String.valueOf(Files.size(path)));
                    try (InputStream bytes = Files.newInputStream(path)) {
                        bytes.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
                    }
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            // Such a file is a problem of the pack, and a pack with problems is never taken for unchanged.
            return "unreadable";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void add(MessageDigest digest, String text) {
        digest.update((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private Digest() {}
}
