package org.kerwen.files;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.kerwen.kernel.AccountId;

/** A file that is kept, read whole and still encrypted; it is decrypted while it is sent. */
public final class KeptFile {
    private final UUID id;
    private final FileType type;
    private final long size;
    private final String name;
    private final AccountId madeBy;
    private final Instant madeAt;
    private final DataKey key;
    private final List<byte[]> pieces;

    KeptFile(
            UUID id,
            FileType type,
            long size,
            String name,
            AccountId madeBy,
            Instant madeAt,
            DataKey key,
            List<byte[]> pieces) {
        this.id = id;
        this.type = type;
        this.size = size;
        this.name = name;
        this.madeBy = madeBy;
        this.madeAt = madeAt;
        this.key = key;
        this.pieces = List.copyOf(pieces);
    }

    public UUID id() {
        return id;
    }

    public FileType type() {
        return type;
    }

    /** Bytes of the content. */
    public long size() {
        return size;
    }

    /** What it was called. */
    public String name() {
        return name;
    }

    public FileLabel label() {
        return new FileLabel(name, type, size);
    }

    public AccountId madeBy() {
        return madeBy;
    }

    public Instant madeAt() {
        return madeAt;
    }

    /** The content; reading it throws where anything was changed in the database. */
    public InputStream content() {
        return key.decrypt(new SequenceInputStream(Collections.enumeration(
                pieces.stream().map(ByteArrayInputStream::new).toList())));
    }
}
