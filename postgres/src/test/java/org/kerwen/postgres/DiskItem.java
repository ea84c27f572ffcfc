package org.kerwen.postgres;

import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A file, a folder or a symbolic link on a {@link ForgetfulDisk}. Rights and owner survive as they were last set: no
 * test asks about theirs.
 */
final class DiskItem {
    static final int KIND = 0170000;
    static final int FOLDER = 0040000;
    static final int FILE = 0100000;
    static final int LINK = 0120000;

    final long number;

    /** Of a file. */
    final FileContent content = new FileContent();

    /** Of a folder, as programs see them. */
    final TreeMap<String, DiskItem> names = new TreeMap<>();

    /** Of a folder, as a power cut would leave them. */
    final TreeMap<String, DiskItem> keptNames = new TreeMap<>();

    /** Kind and rights, as the kernel writes them in one number. */
    int mode;

    int user;
    int group;

    /** Of a symbolic link. */
    @Nullable
    String target;

    /** Seconds since 1970 of the last change. */
    long changedAt;

    /** The last change of names that concerned it; see {@link ForgetfulDisk}. */
    long lastChange;

    int links;
    int opened;

    DiskItem(long number, int mode, int user, int group) {
        this.number = number;
        this.mode = mode;
        this.user = user;
        this.group = group;
    }

    boolean isFolder() {
        return (mode & KIND) == FOLDER;
    }

    /** Bytes that it takes of the disk; every item takes one page for itself. */
    long space() {
        return FileContent.PAGE + FileContent.spaceFor(content.size());
    }

    /** Deleted, and open nowhere: its space is free. */
    boolean isGone() {
        return links == 0 && opened == 0;
    }
}
