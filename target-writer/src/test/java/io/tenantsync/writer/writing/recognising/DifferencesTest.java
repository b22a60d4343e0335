package io.tenantsync.writer.writing.recognising;

import static io.tenantsync.writer.writing.Orders.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenantsync.writer.writing.directory.Account;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DifferencesTest {
    @Test
    void tellsWhatDiffersFromWhatMeansTheSame() {
        Account account = account(map(
                "city", "Delft",
                "businessPhones", List.of(),
                "otherPhones", List.of("1", "2"),
                "employeeHireDate", "2020-01-01T00:00:00Z",
                "onPremisesExtensionAttributes/extensionAttribute1", "x"));
        Map<String, Object> wished = map(
                "city", "Delft",
                "state", null,
                "businessPhones", null,
                "otherPhones", List.of("2", "1"),
                "employeeHireDate", "2020-01-01T01:00:00+01:00",
                "onPremisesExtensionAttributes/extensionAttribute1", "y",
                "department", "Sales");

        assertThat(Differences.between(account, wished, false))
                .isEqualTo(map("onPremisesExtensionAttributes/extensionAttribute1", "y", "department", "Sales"));
    }

    @Test
    void sendsTheUnreliableOneAlongButNotAloneWhenItShows() {
        Map<String, Object> wished = map("city", "Delft", "showInAddressList", false);

        assertThat(Differences.between(account(map("city", "Gouda")), wished, false))
                .hasSize(2);
        assertThat(Differences.between(account(map("city", "Delft")), wished, false))
                .isEqualTo(map("showInAddressList", false));
        assertThat(Differences.between(account(map("city", "Delft", "showInAddressList", false)), wished, false))
                .isEmpty();
        assertThat(Differences.between(account(map("city", "Delft", "showInAddressList", false)), wished, true))
                .isEqualTo(map("showInAddressList", false));
    }

    private static Account account(Map<String, Object> properties) {
        return new Account("x", false, properties, false, null);
    }
}
