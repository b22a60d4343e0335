package io.tenantsync.emulator.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantsync.emulator.metering.ResourceUnits;
import io.tenantsync.emulator.odata.QueryOptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourceUnitsTest {
    @ParameterizedTest
    @CsvSource({
        "GET, /users, '', 2, false",
        "GET, /users, $select=id, 1, false",
        "GET, /users, $expand=manager, 3, false",
        "GET, /users, $select=id&$top=5, 1, false",
        "GET, /users, $top=999, 2, false",
        "GET, /users/x, '', 1, false",
        "GET, /users/delta(), '', 1, false",
        "GET, /groups/x/members, '', 3, false",
        "GET, /groups/x/members, $select=id, 2, false",
        "GET, /groups/x/transitiveMembers, '', 5, false",
        "GET, /applications/x/extensionProperties, '', 2, false",
        "POST, /directoryObjects/getByIds, '', 5, false",
        "POST, /directoryObjects/getByIds, $select=id, 2, false",
        "POST, /invitations, '', 1, true",
        "PATCH, /users/x, '', 1, true",
        "PUT, /users/x/manager/$ref, '', 1, true"
    })
    void costsWhatGraphsTableSays(String method, String path, String query, int units, boolean write) {
        assertThat(ResourceUnits.cost(method, PathSegments.of(path), QueryOptions.parse(query)))
                .isEqualTo(units);
        assertThat(ResourceUnits.isWrite(method, PathSegments.of(path))).isEqualTo(write);
    }
}
