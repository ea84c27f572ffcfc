package org.kerwen.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A disk in the memory of this JVM, mounted as a folder by the kernel's FUSE, that can lose its power: what nobody
 * synced is then forgotten. It can also be full.
 *
 * <p>It promises what a careful file system promises and nothing more. The content of a file survives when the file was
 * synced. Changes of names (make, rename, delete) stand in one journal in their order; syncing a file or a folder keeps
 * the journal up to the last change that concerns it, so that a prefix of all changes survives. What was not synced is
 * lost or survives by chance, pages independently of each other and of the names.
 *
 * <p>Why so and what it does not show: docs/decisions/0017-power-cuts-on-a-forgetful-disk.md.
 */
final class ForgetfulDisk implements AutoCloseable {
    private static final long ROOT = 1;
    private static final long PLENTY = 1L << 40;

    private final Path folder;
    private final Map<Long, DiskItem> items = new HashMap<>();
    private final ArrayDeque<Change> journal = new ArrayDeque<>();
    private final DiskItem root;
    private @Nullable FuseMount mount;
    private long lastItem = ROOT;
    private long lastChange;
    private long capacity = PLENTY;
    private long used;
    private boolean powered = true;
    private long syncs;

    private ForgetfulDisk(Path folder) {
        this.folder = folder;
        this.root = new DiskItem(ROOT, DiskItem.FOLDER | 0755, 0, 0);
        root.links = 1;
        items.put(ROOT, root);
    }

    /** Why there can be none on this machine; null where there can. */
    static @Nullable String impossibleBecause() {
        return FuseMount.impossibleBecause();
    }

    /** Mounts an empty disk on a folder that exists. */
    static ForgetfulDisk on(Path folder) throws IOException {
        ForgetfulDisk disk = new ForgetfulDisk(folder);
        disk.mount = FuseMount.on(folder, disk);
        return disk;
    }

    /** From this moment on the disk answers nothing but errors: nothing more is written, synced or acknowledged. */
    synchronized void cut() {
        powered = false;
    }

    /**
     * The power is back: the folder shows what survived. Whoever used the disk before must have been ended.
     *
     * @param survival the chance of what was not synced, between 0 (all of it is lost) and 1
     * @return bytes that programs saw and that are lost
     */
    long comeBack(RandomGenerator random, double survival) throws IOException {
        unmount();
        long lost = forget(random, survival);
        mount = FuseMount.on(folder, this);
        return lost;
    }

    /** As if everything on it had been synced: for what a test puts there before it begins. */
    synchronized void keepAll() {
        items.values().forEach(item -> item.content.keep());
        journal.forEach(Change::keep);
        journal.clear();
    }

    /** Sets how much fits on it, in bytes. It may be less than is on it already. */
    synchronized void capacity(long bytes) {
        capacity = bytes;
    }

    /** Bytes on it. */
    synchronized long used() {
        return used;
    }

    /** How often programs synced a file or a folder. */
    synchronized long syncs() {
        return syncs;
    }

    @Override
    public void close() throws IOException {
        cut();
        unmount();
    }

    private void unmount() throws IOException {
        if (mount != null) {
            mount.close();
            mount = null;
        }
    }

    private synchronized long forget(RandomGenerator random, double survival) {
        // A journal is written from its beginning: a prefix of it survives.
        while (!journal.isEmpty() && random.nextDouble() < survival) {
            journal.removeFirst().keep();
        }
        journal.clear();
        items.clear();
        used = 0;
        long lost = remember(root, random, survival);
        powered = true;
        return lost;
    }

    /** Takes up again what the kept names lead to. */
    private long remember(DiskItem item, RandomGenerator random, double survival) {
        items.put(item.number, item);
        item.opened = 0;
        item.links = 1;
        item.names.clear();
        item.names.putAll(item.keptNames);
        long lost = item.content.lose(random, survival);
        used += item.space();
        for (DiskItem each : item.names.values()) {
            lost += remember(each, random, survival);
        }
        return lost;
    }

    // ---- what the kernel asks for; each of these fails when the power is cut -------------------------------------

    synchronized DiskItem item(long number) throws Refused {
        if (!powered) {
            throw new Refused(Refused.INPUT_OUTPUT);
        }
        DiskItem item = items.get(number);
        if (item == null) {
            throw new Refused(Refused.NO_SUCH_NAME);
        }
        return item;
    }

    synchronized DiskItem find(long inFolder, String name) throws Refused {
        DiskItem item = item(inFolder).names.get(name);
        if (item == null) {
            throw new Refused(Refused.NO_SUCH_NAME);
        }
        return item;
    }

    synchronized DiskItem make(long inFolder, String name, int mode, int user, int group, @Nullable String target)
            throws Refused {
        DiskItem parent = item(inFolder);
        if (parent.names.containsKey(name)) {
            throw new Refused(Refused.NAME_IS_TAKEN);
        }
        take(FileContent.PAGE);
        DiskItem made = new DiskItem(++lastItem, mode, user, group);
        made.target = target;
        made.links = 1;
        items.put(made.number, made);
        change(List.of(made), new Edit(parent, name, made));
        return made;
    }

    synchronized void delete(long inFolder, String name) throws Refused {
        DiskItem item = find(inFolder, name);
        if (!item.names.isEmpty()) {
            throw new Refused(Refused.FOLDER_IS_NOT_EMPTY);
        }
        change(List.of(item), new Edit(item(inFolder), name, null));
        unlink(item);
    }

    synchronized void rename(long fromFolder, String from, long toFolder, String to, boolean replace) throws Refused {
        DiskItem item = find(fromFolder, from);
        DiskItem target = item(toFolder);
        DiskItem replaced = target.names.get(to);
        if (replaced == item) {
            return;
        }
        List<DiskItem> concerned = new ArrayList<>(List.of(item));
        if (replaced != null) {
            if (!replace) {
                throw new Refused(Refused.NAME_IS_TAKEN);
            }
            if (!replaced.names.isEmpty()) {
                throw new Refused(Refused.FOLDER_IS_NOT_EMPTY);
            }
            concerned.add(replaced);
        }
        change(concerned, new Edit(item(fromFolder), from, null), new Edit(target, to, item));
        if (replaced != null) {
            unlink(replaced);
        }
    }

    synchronized void read(long file, long position, ByteBuffer target) throws Refused {
        item(file).content.read(position, target);
    }

    /** Writes all, or what still fits; the caller sees by the source how much. */
    synchronized void write(long file, long position, ByteBuffer source) throws Refused {
        DiskItem item = item(file);
        long room = FileContent.spaceFor(item.content.size()) + Math.max(0, capacity - used);
        long end = Math.min(position + source.remaining(), room);
        if (end <= position) {
            throw new Refused(Refused.DISK_IS_FULL);
        }
        long before = item.space();
        item.content.write(position, source.limit(source.position() + (int) (end - position)));
        used += item.space() - before;
        item.changedAt = Instant.now().getEpochSecond();
    }

    synchronized void resize(long file, long size) throws Refused {
        DiskItem item = item(file);
        long more = FileContent.spaceFor(size) - FileContent.spaceFor(item.content.size());
        if (more > 0) {
            take(more);
        } else {
            used += more;
        }
        item.content.resize(size);
        item.changedAt = Instant.now().getEpochSecond();
    }

    synchronized void sync(long number) throws Refused {
        DiskItem item = item(number);
        item.content.keep();
        while (!journal.isEmpty() && journal.getFirst().number() <= item.lastChange) {
            journal.removeFirst().keep();
        }
        syncs++;
    }

    synchronized Map<String, DiskItem> namesIn(long inFolder) throws Refused {
        return new TreeMap<>(item(inFolder).names);
    }

    synchronized void open(long number) throws Refused {
        item(number).opened++;
    }

    synchronized void release(long number) throws Refused {
        DiskItem item = item(number);
        item.opened--;
        freeIfGone(item);
    }

    /** Bytes that fit on it, and bytes of these that are free. */
    synchronized long[] space() {
        return new long[] {capacity, Math.max(0, capacity - used)};
    }

    private void take(long bytes) throws Refused {
        if (bytes > capacity - used) {
            throw new Refused(Refused.DISK_IS_FULL);
        }
        used += bytes;
    }

    private void unlink(DiskItem item) {
        item.links--;
        freeIfGone(item);
    }

    private void freeIfGone(DiskItem item) {
        if (item.isGone() && items.remove(item.number) != null) {
            used -= item.space();
        }
    }

    private void change(List<DiskItem> concerned, Edit... edits) {
        lastChange++;
        journal.add(new Change(lastChange, List.of(edits)));
        concerned.forEach(item -> item.lastChange = lastChange);
        for (Edit edit : edits) {
            edit.folder().lastChange = lastChange;
            edit.in(edit.folder().names);
        }
    }

    /** What survives whole or not at all. */
    private record Change(long number, List<Edit> edits) {
        void keep() {
            edits.forEach(edit -> edit.in(edit.folder().keptNames));
        }
    }

    /** In this folder this name leads to this item, or no longer to any. */
    private record Edit(
            DiskItem folder, String name, @Nullable DiskItem item) {
        void in(TreeMap<String, DiskItem> names) {
            if (item == null) {
                names.remove(name);
            } else {
                names.put(name, item);
            }
        }
    }

    /** The answer to a request is one of the kernel's error numbers. */
    static final class Refused extends Exception {
        static final int NO_SUCH_NAME = 2;
        static final int INPUT_OUTPUT = 5;
        static final int NAME_IS_TAKEN = 17;
        static final int DISK_IS_FULL = 28;
        static final int NOT_IMPLEMENTED = 38;
        static final int FOLDER_IS_NOT_EMPTY = 39;

        private static final long serialVersionUID = 1L;

        final int error;

        Refused(int error) {
            super("error " + error, null, false, false);
            this.error = error;
        }
    }
}
