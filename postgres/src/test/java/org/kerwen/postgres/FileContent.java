package org.kerwen.postgres;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/**
 * The content of a file on a {@link ForgetfulDisk}, twice: as programs see it, and as a power cut would leave it. Both
 * share the pages that are the same; a page is copied before it is changed. A page that is missing is all zeros.
 */
final class FileContent {
    static final int PAGE = 4096;

    /** What a disk writes whole or not at all. */
    private static final int SECTOR = 512;

    /** Of the pages that survive without having been synced, one in so many does so in part. */
    private static final int TORN = 4;

    private static final byte[] ZEROS = new byte[PAGE];

    private final TreeSet<Integer> unsynced = new TreeSet<>();
    private Map<Integer, byte[]> seen = new HashMap<>();
    private Map<Integer, byte[]> kept = new HashMap<>();
    private long size;
    private long keptSize;

    /** The smallest that the file was since it was last synced. */
    private long smallest;

    /** Bytes that a disk gives to a file of this size: whole pages. */
    static long spaceFor(long size) {
        return (size + PAGE - 1) / PAGE * PAGE;
    }

    long size() {
        return size;
    }

    /** Copies what is there from the position on, at most as much as the target takes. */
    void read(long position, ByteBuffer target) {
        long end = Math.min(size, position + target.remaining());
        for (long at = position; at < end; ) {
            int within = (int) (at % PAGE);
            int length = (int) Math.min(PAGE - within, end - at);
            target.put(seen.getOrDefault((int) (at / PAGE), ZEROS), within, length);
            at += length;
        }
    }

    void write(long position, ByteBuffer source) {
        long end = position + source.remaining();
        for (long at = position; at < end; ) {
            int index = (int) (at / PAGE);
            int within = (int) (at % PAGE);
            int length = (int) Math.min(PAGE - within, end - at);
            ByteBuffer part = source.slice(source.position(), length);
            // New segments of the write-ahead log are filled with zeros first: they need no memory of ours.
            if (seen.containsKey(index) || !part.equals(ByteBuffer.wrap(ZEROS, 0, length))) {
                part.get(own(index), within, length);
            }
            source.position(source.position() + length);
            at += length;
        }
        size = Math.max(size, end);
    }

    /** Cuts the file off, or fills it up with zeros. */
    void resize(long wanted) {
        if (wanted < size) {
            int first = (int) (spaceFor(wanted) / PAGE);
            seen.keySet().removeIf(index -> index >= first);
            unsynced.tailSet(first).clear();
            int within = (int) (wanted % PAGE);
            if (within > 0 && seen.containsKey(first - 1)) {
                Arrays.fill(own(first - 1), within, PAGE, (byte) 0);
            }
            smallest = Math.min(smallest, wanted);
        }
        size = wanted;
    }

    /** What a sync promises: all of it would now survive. */
    void keep() {
        cutKept();
        unsynced.forEach(index -> kept.put(index, page(index)));
        keptSize = size;
        settle();
    }

    /**
     * The power was cut. What was not synced is lost, or survives by chance: page by page, in part too, and the size
     * for itself, because a disk is free to write early and in any order.
     *
     * @param survival between 0 and 1: the chance of a page that was not synced
     * @return bytes that were seen and are lost
     */
    long lose(RandomGenerator random, double survival) {
        if (random.nextDouble() < survival) {
            cutKept();
            keptSize = size;
        }
        long lost = 0;
        for (int index : unsynced) {
            boolean within = (long) index * PAGE < keptSize;
            if (within && random.nextDouble() < survival) {
                kept.put(index, random.nextInt(TORN) == 0 ? torn(random, index) : page(index));
            } else {
                lost += PAGE;
            }
        }
        dropBehindKeptSize();
        size = keptSize;
        seen = new HashMap<>(kept);
        settle();
        return lost;
    }

    private void settle() {
        unsynced.clear();
        smallest = size;
    }

    /** A file that was made shorter and then longer again has zeros in between. */
    private void cutKept() {
        if (smallest < keptSize) {
            keptSize = smallest;
            dropBehindKeptSize();
        }
    }

    private void dropBehindKeptSize() {
        int first = (int) (spaceFor(keptSize) / PAGE);
        kept.keySet().removeIf(index -> index >= first);
        int within = (int) (keptSize % PAGE);
        byte[] last = kept.get(first - 1);
        if (within > 0 && last != null) {
            byte[] shorter = new byte[PAGE];
            System.arraycopy(last, 0, shorter, 0, within);
            kept.put(first - 1, shorter);
        }
    }

    /** A page that only {@code seen} has, and which may be changed. */
    private byte[] own(int index) {
        if (unsynced.add(index)) {
            seen.put(index, page(index).clone());
        }
        return page(index);
    }

    private byte[] page(int index) {
        return seen.getOrDefault(index, ZEROS);
    }

    private byte[] torn(RandomGenerator random, int index) {
        byte[] mixed = kept.getOrDefault(index, ZEROS).clone();
        for (int sector = 0; sector < PAGE; sector += SECTOR) {
            if (random.nextBoolean()) {
                System.arraycopy(page(index), sector, mixed, sector, SECTOR);
            }
        }
        return mixed;
    }
}
