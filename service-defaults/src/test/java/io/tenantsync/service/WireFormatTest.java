package io.tenantsync.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tenantsync.schemas.LookupRequest;
import io.tenantsync.schemas.Request;
import io.tenantsync.schemas.Topics;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WireFormatTest {
    private final WireFormat wire = WireFormat.inMemory();
    private final LookupRequest lookup = new LookupRequest(List.of("a", "b"), "incomplete", 7L);

    @Test
    void readsWhatItWrote() {
        byte[] bytes = wire.encode(Topics.LOOKUPS, lookup);
        assertThat(bytes[0]).isZero();
        assertThat(wire.decode(Topics.LOOKUPS, bytes, LookupRequest.class)).isEqualTo(lookup);
    }

    @Test
    void callsForeignBytesPoison() {
        assertPoison(new byte[0]);
        assertPoison("{\"json\":true}".getBytes());
        assertPoison(new byte[] {0, 0, 0, 0, 99, 1, 2, 3});
    }

    @Test
    void callsTruncatedBytesPoison() {
        byte[] bytes = wire.encode(Topics.LOOKUPS, lookup);
        assertPoison(Arrays.copyOf(bytes, bytes.length - 3));
    }

    @Test
    void callsAnotherRecordTypePoison() {
        byte[] bytes = wire.encode(Topics.LOOKUPS, lookup);
        assertThatExceptionOfType(PoisonRecord.class)
                .isThrownBy(() -> wire.decode(Topics.LOOKUPS, bytes, Request.class))
                .withMessageContaining("not a Request");
    }

    private void assertPoison(byte[] bytes) {
        assertThatExceptionOfType(PoisonRecord.class)
                .isThrownBy(() -> wire.decode(Topics.LOOKUPS, bytes, LookupRequest.class));
    }
}
