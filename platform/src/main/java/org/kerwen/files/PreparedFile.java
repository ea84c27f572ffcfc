package org.kerwen.files;

import java.util.List;
import java.util.UUID;
import org.kerwen.kernel.OrganisationId;

/** A file that was looked at, made harmless and encrypted, and is not kept yet. */
public final class PreparedFile {
    final UUID id;
    final OrganisationId organisation;
    final FileType type;
    final long size;
    final byte[] name;
    final Ring ring;
    final byte[] key;
    final byte[] hash;
    final List<byte[]> pieces;

    PreparedFile(
            UUID id,
            OrganisationId organisation,
            FileType type,
            long size,
            byte[] name,
            Ring ring,
            byte[] key,
            byte[] hash,
            List<byte[]> pieces) {
        this.id = id;
        this.organisation = organisation;
        this.type = type;
        this.size = size;
        this.name = name;
        this.ring = ring;
        this.key = key;
        this.hash = hash;
        this.pieces = pieces;
    }

    /** Under which it will be kept. */
    public UUID id() {
        return id;
    }

    public FileType type() {
        return type;
    }

    /** Bytes of the content as it will be kept. */
    public long size() {
        return size;
    }
}
