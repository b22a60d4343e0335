package io.tenantsync.emulator.directory;

import java.util.SplittableRandom;
import java.util.UUID;

/** Log-normal with a median of 2 s and a 95th percentile of 20 s, drawn from object, write and seed. */
public record LogNormalDelay(long seed) implements ReplicationDelay {
    private static final double MEDIAN_MILLIS = 2_000;
    /** ln(20 s / 2 s) divided by the 95th percentile of the standard normal distribution. */
    private static final double SIGMA = Math.log(10) / 1.6448536269514722;

    @Override
    public long millis(UUID id, long seq) {
        long key = id.getMostSignificantBits() ^ id.getLeastSignificantBits() ^ seed ^ (seq * 0x9E3779B97F4A7C15L);
        double normal = new SplittableRandom(key).nextGaussian();
        return Math.round(MEDIAN_MILLIS * Math.exp(SIGMA * normal));
    }
}
