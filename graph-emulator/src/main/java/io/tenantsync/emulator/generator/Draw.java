package io.tenantsync.emulator.generator;

import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** Seeded choices for one person or thing; what one draws does not change what the next one gets. */
final class Draw {
    private final SplittableRandom random;

    private Draw(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** The choices of the thing of that kind and number in that tenant. */
    static Draw of(long seed, String tenantId, String kind, int number) {
        long key = seed;
        key = 31 * key + tenantId.hashCode();
        key = 31 * key + kind.hashCode();
        return new Draw(key * 0x9E3779B97F4A7C15L + number);
    }

    <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean percent(int chance) {
        return random.nextInt(100) < chance;
    }

    UUID id() {
        long version4 = (random.nextLong() & ~0xF000L) | 0x4000L;
        long variant = (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(version4, variant);
    }
}
