package io.tenantsync.emulator.odata;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QueryOptionsTest {
    @Test
    void readsNamesInAnyCaseWithAndWithoutDollar() {
        QueryOptions options = QueryOptions.parse("$skipToken=abc&%24select=id,displayName&top=5&$filter=a%20eq+'b'");

        assertThat(options.find("skiptoken")).isEqualTo("abc");
        assertThat(options.list("select")).containsExactly("id", "displayName");
        assertThat(options.find("$top")).isEqualTo("5");
        assertThat(options.find("filter")).isEqualTo("a eq 'b'");
    }

    @Test
    void keepsTheOtherOptionsOfANextLinkAsTheyCame() {
        QueryOptions options = QueryOptions.parse("$select=id&%24skiptoken=p1&$filter=a%20eq%20'b'");

        assertThat(options.without("skiptoken")).isEqualTo("$select=id&$filter=a%20eq%20'b'");
    }
}
