package io.tenantsync.detector.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantsync.detector.detection.polling.LookupOrder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LookupOffsetsTest {
    private final LookupOffsets offsets = new LookupOffsets();

    @Test
    void commitsUpToTheLowestOrderThatIsStillOpen() {
        offsets.received(0, 7);
        offsets.received(0, 8);
        offsets.received(0, 10);
        assertThat(offsets.committableWith(List.of(order(10)))).isEqualTo(Map.of(0, 7L));
        offsets.answered(List.of(order(10)));
        assertThat(offsets.committableWith(List.of(order(7)))).isEqualTo(Map.of(0, 8L));
        assertThat(offsets.committableWith(List.of(order(7), order(8)))).isEqualTo(Map.of(0, 11L));
    }

    @Test
    void planningChangesNothing() {
        offsets.received(0, 7);
        offsets.committableWith(List.of(order(7)));
        offsets.received(0, 8);
        assertThat(offsets.committableWith(List.of(order(8)))).isEqualTo(Map.of(0, 7L));
    }

    @Test
    void commitsNothingForAPartitionThatIsSomebodyElsesNow() {
        offsets.received(0, 7);
        offsets.forget(0);
        assertThat(offsets.committableWith(List.of(order(7)))).isEmpty();
    }

    private static LookupOrder order(long offset) {
        return new LookupOrder(0, offset, List.of("u"));
    }
}
