package io.tenantsync.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserKeyTest {
    @Test
    void isLowerCaseOnTheWireAndReadsItself() {
        UserKey key = new UserKey("T-1", "U-1");
        assertThat(key).hasToString("t-1/u-1");
        assertThat(UserKey.parse(key.toString())).isEqualTo(key);
    }

    @Test
    void tellsMarkersFromPeople() {
        assertThat(UserKey.ofMarker("t", Resource.GROUPS).isMarker()).isTrue();
        assertThat(new UserKey("t", "u").isMarker()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "t", "t/", "/u", "t/u/v"})
    void refusesWhatIsNotTwoParts(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> UserKey.parse(text));
    }
}
