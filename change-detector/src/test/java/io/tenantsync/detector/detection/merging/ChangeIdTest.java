package io.tenantsync.detector.detection.merging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChangeIdTest {
    @Test
    void isTheSameForTheSamePersonAndVersionAndDiffersOtherwise() {
        String id = ChangeId.of("tenant/user", 1);
        assertThat(ChangeId.of("tenant/user", 1)).isEqualTo(id);
        assertThat(ChangeId.of("tenant/user", 2)).isNotEqualTo(id);
        assertThat(ChangeId.of("tenant/other", 1)).isNotEqualTo(id);
        assertThat(UUID.fromString(id).version()).isEqualTo(5);
        assertThat(UUID.fromString(id).variant()).isEqualTo(2);
    }
}
