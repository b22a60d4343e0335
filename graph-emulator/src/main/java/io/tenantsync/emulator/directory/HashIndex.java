package io.tenantsync.emulator.directory;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * From the hash of a value, whatever its case, to the ordinals of objects that may have it. It answers with candidates: whoever asks
 * compares the values. Eight bytes per entry, which is what makes a million users affordable.
 */
final class HashIndex {
    private static final int FREE = -1;
    private static final int REMOVED = -2;

    private int[] hashes = new int[64];
    private int[] ordinals = freeTable(64);
    private int used;

    static int hash(String value) {
        int hash = 0;
        for (int i = 0; i < value.length(); i++) {
            hash = 31 * hash + Character.toLowerCase(Character.toUpperCase(value.charAt(i)));
        }
        return hash ^ (hash >>> 15);
    }

    void add(int hash, int ordinal) {
        if (2 * (used + 1) > ordinals.length) {
            grow();
        }
        int slot = first(hash);
        while (ordinals[slot] != FREE) {
            if (hashes[slot] == hash && ordinals[slot] == ordinal) {
                return;
            }
            slot = after(slot);
        }
        hashes[slot] = hash;
        ordinals[slot] = ordinal;
        used++;
    }

    void remove(int hash, int ordinal) {
        for (int slot = first(hash); ordinals[slot] != FREE; slot = after(slot)) {
            if (hashes[slot] == hash && ordinals[slot] == ordinal) {
                ordinals[slot] = REMOVED;
                return;
            }
        }
    }

    void candidates(int hash, IntConsumer found) {
        for (int slot = first(hash); ordinals[slot] != FREE; slot = after(slot)) {
            if (hashes[slot] == hash && ordinals[slot] >= 0) {
                found.accept(ordinals[slot]);
            }
        }
    }

    private int first(int hash) {
        return (hash * 0x9E3779B9) >>> 1 & (ordinals.length - 1);
    }

    private int after(int slot) {
        return (slot + 1) & (ordinals.length - 1);
    }

    private void grow() {
        int[] oldHashes = hashes;
        int[] oldOrdinals = ordinals;
        hashes = new int[oldOrdinals.length * 2];
        ordinals = freeTable(oldOrdinals.length * 2);
        used = 0;
        for (int i = 0; i < oldOrdinals.length; i++) {
            if (oldOrdinals[i] >= 0) {
                add(oldHashes[i], oldOrdinals[i]);
            }
        }
    }

    private static int[] freeTable(int size) {
        int[] table = new int[size];
        Arrays.fill(table, FREE);
        return table;
    }
}
