package org.kerwen.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.kerwen.postgres.ForgetfulDisk.Refused;

/**
 * Reads what the kernel asks and writes what the disk answers, in the layout of {@code linux/fuse.h}, version 7.31.
 * What is not here, the kernel does itself (rights, locks) or does without (extended attributes).
 */
final class FuseRequests {
    /** A write of this many bytes comes as one request. */
    private static final int LARGEST_WRITE = 128 * 1024;

    /** Bytes of a request or an answer. */
    static final int LARGEST = LARGEST_WRITE + 8192;

    private static final int SYNC = 20;
    private static final int SYNC_FOLDER = 30;
    private static final int HEADER = 40;
    private static final int ANSWER_HEADER = 16;
    private static final int MAJOR = 7;
    private static final int MINOR = 31;
    private static final int ASYNC_READ = 1;
    private static final int BIG_WRITES = 1 << 5;
    private static final int CHANGE_RIGHTS = 1;
    private static final int CHANGE_USER = 2;
    private static final int CHANGE_GROUP = 4;
    private static final int CHANGE_SIZE = 8;
    private static final int CHANGE_TIME = 32;
    private static final int DO_NOT_REPLACE = 1;
    private static final int NOT_SUPPORTED = 95;
    private static final int INVALID = 22;

    /** Nobody changes the disk but through the kernel, so that it may remember what we said. */
    private static final long VALID_SECONDS = 3_600;

    /** About what a good disk takes; meanwhile others write on. */
    private static final long MOST_NANOS_OF_A_SYNC = Duration.ofMillis(1).toNanos();

    private final ForgetfulDisk disk;
    private final Map<Long, List<Map.Entry<String, DiskItem>>> listings = new ConcurrentHashMap<>();
    private final AtomicLong lastListing = new AtomicLong();

    FuseRequests(ForgetfulDisk disk) {
        this.disk = disk;
    }

    /** Answers a request; false where the kernel wants no answer. */
    boolean answer(ByteBuffer in, ByteBuffer out) {
        int operation = in.getInt(4);
        long request = in.getLong(8);
        long number = in.getLong(16);
        out.position(ANSWER_HEADER);
        int error = 0;
        try {
            in.position(HEADER);
            if (operation == SYNC || operation == SYNC_FOLDER) {
                // What was there when the waiting ends is acknowledged; a cut meanwhile acknowledges nothing.
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(MOST_NANOS_OF_A_SYNC));
            }
            synchronized (disk) {
                if (!answer(operation, number, in, out)) {
                    return false;
                }
            }
        } catch (Refused e) {
            error = e.error;
            out.position(ANSWER_HEADER);
        }
        out.flip();
        out.putInt(0, out.limit()).putInt(4, -error).putLong(8, request);
        return true;
    }

    private boolean answer(int operation, long number, ByteBuffer in, ByteBuffer out) throws Refused {
        switch (operation) {
            case 1 -> putEntry(out, disk.find(number, text(in)));
            case 2, 36, 42 -> { // forget, interrupt, forget many
                return false;
            }
            case 3 -> putAttributesAnswer(out, disk.item(number));
            case 4 -> putAttributesAnswer(out, setAttributes(number, in));
            case 5 -> out.put(String.valueOf(disk.item(number).target).getBytes(UTF_8));
            case 6 -> {
                String name = text(in);
                putEntry(out, make(number, name, DiskItem.LINK | 0777, in, text(in)));
            }
            case 8 -> putEntry(out, makeAfter(16, number, in.getInt(HEADER), in));
            case 9 -> putEntry(out, makeAfter(8, number, DiskItem.FOLDER | in.getInt(HEADER), in));
            case 10, 11 -> disk.delete(number, text(in));
            case 12 -> rename(number, in.getLong(), 0, in);
            case 45 -> rename(number, in.getLong(), (int) in.getLong(), in);
            case 14 -> open(number, out);
            case 15 -> read(number, in, out);
            case 16 -> write(number, in, out);
            case 17 -> putSpace(out);
            case 18 -> disk.release(number);
            case SYNC, SYNC_FOLDER -> disk.sync(number);
            case 25, 38 -> {} // one of several descriptors was closed; the end
            case 26 -> putBeginning(out, in);
            case 27 -> {
                listings.put(
                        lastListing.incrementAndGet(),
                        List.copyOf(disk.namesIn(number).entrySet()));
                out.putLong(lastListing.get()).putLong(0);
            }
            case 28 -> list(in, out);
            case 29 -> listings.remove(in.getLong());
            case 35 -> create(number, in, out);
            case 43 -> allocate(number, in);
            default -> throw new Refused(Refused.NOT_IMPLEMENTED);
        }
        return true;
    }

    /** The name follows after so many bytes. */
    private DiskItem makeAfter(int bytes, long folder, int mode, ByteBuffer in) throws Refused {
        in.position(HEADER + bytes);
        return make(folder, text(in), mode, in, null);
    }

    private DiskItem make(long folder, String name, int mode, ByteBuffer in, @Nullable String target) throws Refused {
        DiskItem made = disk.make(folder, name, mode, in.getInt(24), in.getInt(28), target);
        made.changedAt = Instant.now().getEpochSecond();
        return made;
    }

    private void create(long folder, ByteBuffer in, ByteBuffer out) throws Refused {
        DiskItem made = makeAfter(16, folder, in.getInt(HEADER + 4), in);
        putEntry(out, made);
        open(made.number, out);
    }

    private void open(long number, ByteBuffer out) throws Refused {
        disk.open(number);
        out.putLong(0).putLong(0);
    }

    private void rename(long from, long to, int flags, ByteBuffer in) throws Refused {
        if ((flags & ~DO_NOT_REPLACE) != 0) {
            throw new Refused(INVALID);
        }
        String name = text(in);
        disk.rename(from, name, to, text(in), flags == 0);
    }

    private void read(long number, ByteBuffer in, ByteBuffer out) throws Refused {
        long position = in.getLong(HEADER + 8);
        int size = in.getInt(HEADER + 16);
        ByteBuffer target = out.slice(out.position(), size);
        disk.read(number, position, target);
        out.position(out.position() + target.position());
    }

    private void write(long number, ByteBuffer in, ByteBuffer out) throws Refused {
        long position = in.getLong(HEADER + 8);
        in.position(HEADER + 40);
        int before = in.position();
        disk.write(number, position, in);
        out.putInt(in.position() - before).putInt(0);
    }

    private void allocate(long number, ByteBuffer in) throws Refused {
        long end = in.getLong(HEADER + 8) + in.getLong(HEADER + 16);
        if (in.getInt(HEADER + 24) != 0) {
            throw new Refused(NOT_SUPPORTED);
        }
        if (end > disk.item(number).content.size()) {
            disk.resize(number, end);
        }
    }

    private DiskItem setAttributes(long number, ByteBuffer in) throws Refused {
        int what = in.getInt(HEADER);
        DiskItem item = disk.item(number);
        if ((what & CHANGE_SIZE) != 0) {
            disk.resize(number, in.getLong(HEADER + 16));
        }
        if ((what & CHANGE_RIGHTS) != 0) {
            item.mode = (item.mode & DiskItem.KIND) | (in.getInt(HEADER + 68) & ~DiskItem.KIND);
        }
        if ((what & CHANGE_USER) != 0) {
            item.user = in.getInt(HEADER + 76);
        }
        if ((what & CHANGE_GROUP) != 0) {
            item.group = in.getInt(HEADER + 80);
        }
        if ((what & CHANGE_TIME) != 0) {
            item.changedAt = in.getLong(HEADER + 40);
        }
        return item;
    }

    private void list(ByteBuffer in, ByteBuffer out) throws Refused {
        List<Map.Entry<String, DiskItem>> listing = listings.getOrDefault(in.getLong(HEADER), List.of());
        int from = (int) in.getLong(HEADER + 8);
        int end = out.position() + in.getInt(HEADER + 16);
        for (int index = from; index < listing.size(); index++) {
            byte[] name = listing.get(index).getKey().getBytes(UTF_8);
            int padded = (name.length + 7) / 8 * 8;
            if (out.position() + 24 + padded > end) {
                return;
            }
            DiskItem item = listing.get(index).getValue();
            out.putLong(item.number).putLong(index + 1L);
            out.putInt(name.length).putInt((item.mode & DiskItem.KIND) >> 12);
            out.put(name).put(new byte[padded - name.length]);
        }
    }

    private static void putBeginning(ByteBuffer out, ByteBuffer in) {
        int readAhead = in.getInt(HEADER + 8);
        int offered = in.getInt(HEADER + 12);
        out.putInt(MAJOR).putInt(MINOR).putInt(readAhead).putInt(offered & (ASYNC_READ | BIG_WRITES));
        out.putShort((short) 12).putShort((short) 9).putInt(LARGEST_WRITE).putInt(1);
        out.put(new byte[36]);
    }

    private void putSpace(ByteBuffer out) {
        long[] space = disk.space();
        long free = space[1] / FileContent.PAGE;
        out.putLong(space[0] / FileContent.PAGE).putLong(free).putLong(free);
        out.putLong(1 << 20).putLong(1 << 20);
        out.putInt(FileContent.PAGE).putInt(255).putInt(FileContent.PAGE).put(new byte[28]);
    }

    private static void putEntry(ByteBuffer out, DiskItem item) {
        out.putLong(item.number).putLong(0);
        out.putLong(VALID_SECONDS).putLong(VALID_SECONDS).putLong(0);
        putAttributes(out, item);
    }

    private static void putAttributesAnswer(ByteBuffer out, DiskItem item) {
        out.putLong(VALID_SECONDS).putLong(0);
        putAttributes(out, item);
    }

    private static void putAttributes(ByteBuffer out, DiskItem item) {
        long size = item.target == null ? item.content.size() : item.target.getBytes(UTF_8).length;
        out.putLong(item.number).putLong(size).putLong((size + 511) / 512);
        out.putLong(item.changedAt).putLong(item.changedAt).putLong(item.changedAt);
        out.putInt(0).putInt(0).putInt(0);
        out.putInt(item.mode).putInt(item.links).putInt(item.user).putInt(item.group);
        out.putInt(0).putInt(FileContent.PAGE).putInt(0);
    }

    /** A text that ends with a zero. */
    private static String text(ByteBuffer in) {
        int start = in.position();
        int end = start;
        while (in.get(end) != 0) {
            end++;
        }
        byte[] bytes = new byte[end - start];
        in.get(bytes);
        in.position(end + 1);
        return new String(bytes, UTF_8);
    }
}
