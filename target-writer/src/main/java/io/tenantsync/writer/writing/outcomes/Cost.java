package io.tenantsync.writer.writing.outcomes;

/**
 * What it took. A request that asked for several people is counted with the first of them, so that sums are right.
 *
 * @param requests Graph requests, those inside a batch counted one by one
 * @param writes changes among them
 */
public record Cost(int requests, int writes, int units) {
    public static final Cost NOTHING = new Cost(0, 0, 0);

    public Cost plus(int moreRequests, int moreWrites, int moreUnits) {
        return new Cost(requests + moreRequests, writes + moreWrites, units + moreUnits);
    }
}
