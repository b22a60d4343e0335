package io.tenantsync.graph.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantsync.graph.batch.HttpMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PricesTest {
    @ParameterizedTest
    @CsvSource({
        "GET, /users, 2, 0",
        "GET, /users?$select=id, 1, 0",
        "GET, /users?$expand=manager, 3, 0",
        "GET, /users?%24select=id&$top=5, 1, 0",
        "GET, /users/delta?$select=id, 1, 0",
        "GET, /users/1, 1, 0",
        "GET, /groups/1/members, 3, 0",
        "GET, /groups/1/members?$top=19, 2, 0",
        "GET, /groups/1/members?$top=199, 3, 0",
        "GET, /applications/1/extensionProperties, 2, 0",
        "PATCH, /users/1, 1, 1",
        "PUT, /users/1/manager/$ref, 1, 1",
        "DELETE, /users/1, 1, 1",
        "POST, /directoryObjects/getByIds, 5, 0",
    })
    void followThePublishedTable(HttpMethod method, String path, int units, int writes) {
        assertThat(Prices.of(method, path)).isEqualTo(new Cost(units, writes));
    }

    @Test
    void anInvitationCountsAgainstALimitOfItsOwnToo() {
        assertThat(Prices.of(HttpMethod.POST, "/invitations")).isEqualTo(new Cost(1, 1, 1));
    }
}
