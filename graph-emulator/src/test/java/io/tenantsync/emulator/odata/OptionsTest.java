package io.tenantsync.emulator.odata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
    @ParameterizedTest
    @CsvSource({"displayName, displayName, false", "' displayName  DESC ', displayName, true", "x asc, x, false"})
    void readsAnOrder(String text, String property, boolean descending) {
        assertThat(OrderBy.parse(text)).isEqualTo(new OrderBy(property, descending));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a sideways", "a,b", "a desc b"})
    void refusesAnOrderThatIsNone(String text) {
        assertThatThrownBy(() -> OrderBy.parse(text)).isInstanceOf(SyntaxError.class);
    }

    @Test
    void readsAnExpansionWithItsOptions() {
        assertThat(Expand.parse("manager")).isEqualTo(new Expand("manager", List.of(), 1));
        assertThat(Expand.parse("manager($levels=max;$select=id, displayName)"))
                .isEqualTo(new Expand("manager", List.of("id", "displayName"), 1_000));
        assertThat(Expand.parse("manager($select=id;$levels=3)")).isEqualTo(new Expand("manager", List.of("id"), 3));
        assertThat(Expand.parse(" ")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "manager(",
                "manager($select)",
                "manager($filter=x)",
                "manager($levels=0)",
                "manager($levels=1001)"
            })
    void refusesAnExpansionThatIsNone(String text) {
        assertThatThrownBy(() -> Expand.parse(text)).isInstanceOf(SyntaxError.class);
    }

    @Test
    void refusesAnOptionThatIsGivenTwice() {
        assertThatThrownBy(() -> QueryOptions.parse("$filter=a&$select=id&%24FILTER=b"))
                .isInstanceOf(SyntaxError.class)
                .hasMessageContaining("$filter");
    }
}
