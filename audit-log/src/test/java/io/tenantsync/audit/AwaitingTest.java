package io.tenantsync.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AwaitingTest {
    @Test
    void asksAgainUntilItIsThere() {
        AtomicInteger asked = new AtomicInteger();
        new Awaiting(Duration.ofSeconds(30)).until("the broker", "Start it.", () -> {
            if (asked.incrementAndGet() < 2) {
                throw new IOException("refused");
            }
        });
        assertThat(asked).hasValue(2);
    }

    @Test
    void saysWhatToDoWhenItDoesNotCome() {
        assertThatThrownBy(
                        () -> new Awaiting(Duration.ofSeconds(-1)).until("the broker at b:9092", "Start Kafka.", () -> {
                            throw new IOException("refused");
                        }))
                .hasMessageContaining("the broker at b:9092: refused. Start Kafka.")
                .hasRootCauseMessage("refused");
    }
}
