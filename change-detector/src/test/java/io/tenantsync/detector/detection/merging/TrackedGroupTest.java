package io.tenantsync.detector.detection.merging;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantsync.detector.detection.GroupFact;
import io.tenantsync.detector.detection.Origin;
import io.tenantsync.detector.detection.Sighting;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TrackedGroupTest {
    private final TrackedGroup sales = TrackedGroup.unknown().merge(round(1), new GroupFact.Exists("Sales"));

    @Test
    void tellsWhenItIsFirstHeardOf() {
        assertThat(sales.version()).isEqualTo(1);
        assertThat(TrackedGroup.unknown()
                        .merge(round(1), new GroupFact.Exists(null))
                        .version())
                .isEqualTo(1);
    }

    @Test
    void isSilentWhenNothingDiffers() {
        assertThat(sales.merge(round(2), new GroupFact.Exists("Sales")).version())
                .isEqualTo(1);
        assertThat(sales.merge(round(2), new GroupFact.Exists(null)).displayName())
                .isEqualTo("Sales");
    }

    @Test
    void remembersParentsAndWhenTheyWereSeen() {
        TrackedGroup inside = sales.merge(round(2), new GroupFact.Edge("all", true));
        assertThat(inside.version()).isEqualTo(2);
        assertThat(inside.hasStaleParent("all", 3)).isTrue();

        TrackedGroup again = inside.merge(round(3), new GroupFact.Edge("all", true));
        assertThat(again.version()).isEqualTo(2);
        assertThat(again.hasStaleParent("all", 3)).isFalse();
        assertThat(again.merge(round(4), new GroupFact.Edge("all", false)).parents())
                .isEmpty();
    }

    @Test
    void canGoAndComeBack() {
        TrackedGroup gone = sales.merge(round(2), new GroupFact.Removed(false));
        assertThat(gone.deleted()).isTrue();
        assertThat(gone.version()).isEqualTo(2);
        TrackedGroup back = gone.merge(round(3), new GroupFact.Exists("Sales"));
        assertThat(back.deleted()).isFalse();
        assertThat(back.version()).isEqualTo(3);
    }

    private static Sighting round(long number) {
        return new Sighting(Origin.LIVE, number, Instant.EPOCH);
    }
}
