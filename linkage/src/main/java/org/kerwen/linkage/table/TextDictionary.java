package org.kerwen.linkage.table;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Distinct texts, numbered from 0 in the order of their first coming; kept as UTF-8 in one array. */
public final class TextDictionary {

    private byte[] bytes = new byte[1 << 12];
    private int[] ends = new int[1 << 8];
    private int[] hashes = new int[1 << 8];
    private int[] slots = new int[1 << 9];
    private int size;

    public int size() {
        return size;
    }

    public int add(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return add(utf8, 0, utf8.length);
    }

    /** The number of the text; a new one if it was not there. */
    public int add(byte[] from, int start, int end) {
        int hash = hash(from, start, end);
        int mask = slots.length - 1;
        int slot = hash & mask;
        while (slots[slot] != 0) {
            int id = slots[slot] - 1;
            if (hashes[id] == hash && equal(id, from, start, end)) {
                return id;
            }
            slot = (slot + 1) & mask;
        }
        slots[slot] = append(from, start, end, hash) + 1;
        if (size * 2 > slots.length) {
            grow();
        }
        return size - 1;
    }

    /** The number of the text, or −1. */
    public int find(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        int hash = hash(utf8, 0, utf8.length);
        int mask = slots.length - 1;
        for (int slot = hash & mask; slots[slot] != 0; slot = (slot + 1) & mask) {
            int id = slots[slot] - 1;
            if (hashes[id] == hash && equal(id, utf8, 0, utf8.length)) {
                return id;
            }
        }
        return -1;
    }

    public String text(int id) {
        int start = start(id);
        return new String(bytes, start, ends[id] - start, StandardCharsets.UTF_8);
    }

    private int start(int id) {
        return id == 0 ? 0 : ends[id - 1];
    }

    private int append(byte[] from, int start, int end, int hash) {
        int begin = start(size);
        int length = end - start;
        if (begin + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(begin + length, bytes.length + (bytes.length >> 1)));
        }
        System.arraycopy(from, start, bytes, begin, length);
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, size + (size >> 1));
            hashes = Arrays.copyOf(hashes, ends.length);
        }
        ends[size] = begin + length;
        hashes[size] = hash;
        return size++;
    }

    private boolean equal(int id, byte[] from, int start, int end) {
        int begin = start(id);
        return Arrays.equals(bytes, begin, ends[id], from, start, end);
    }

    private void grow() {
        int[] larger = new int[slots.length * 2];
        int mask = larger.length - 1;
        for (int id = 0; id < size; id++) {
            int slot = hashes[id] & mask;
            while (larger[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            larger[slot] = id + 1;
        }
        slots = larger;
    }

    private static int hash(byte[] from, int start, int end) {
        int hash = 1;
        for (int i = start; i < end; i++) {
            hash = hash * 31 + from[i];
        }
        hash *= 0x9E3779B1;
        return hash ^ (hash >>> 15);
    }
}
