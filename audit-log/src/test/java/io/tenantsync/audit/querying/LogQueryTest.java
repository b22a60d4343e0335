package io.tenantsync.audit.querying;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogQueryTest {
    @Test
    void showsTheNewestFirstUnlessAskedOtherwise() {
        assertThat(LogQuery.of(null, null, null, null)).isEqualTo(new LogQuery(null, true, null, 50));
        assertThat(LogQuery.of(null, "activityDateTime asc", null, null).newestFirst())
                .isFalse();
        assertThat(LogQuery.of(null, "activityDateTime", null, null).newestFirst())
                .isFalse();
        assertThat(LogQuery.of(null, "activityDateTime  desc", null, null).newestFirst())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1001", "-1", "many", "99999999999"})
    void refusesATopOutOfRange(String top) {
        assertThatThrownBy(() -> LogQuery.of(null, null, null, top)).hasMessageContaining("from 1 to 1000");
    }

    @Test
    void refusesAnotherOrder() {
        assertThatThrownBy(() -> LogQuery.of(null, "id", null, null)).isInstanceOf(BadQuery.class);
    }

    @Test
    void findsItsPlaceAgain() {
        Place place = new Place(Instant.parse("2026-11-23T08:30:00.123Z"), "a|b");
        assertThat(place.token()).matches("[A-Za-z0-9_-]+");
        assertThat(Place.of(place.token())).isEqualTo(place);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%%%", "1|2026-11-23T08:30:00Z|a", "1|yesterday|a", "2|2026-11-23T08:30:00Z|a"})
    void refusesAForeignToken(String content) {
        String encoded = Base64.getUrlEncoder().encodeToString(content.getBytes());
        assertThatThrownBy(() -> Place.of(content)).isInstanceOf(BadQuery.class);
        if (!content.startsWith("1|2026")) {
            assertThatThrownBy(() -> Place.of(encoded)).isInstanceOf(BadQuery.class);
        }
    }
}
