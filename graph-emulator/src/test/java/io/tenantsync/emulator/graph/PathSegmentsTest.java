package io.tenantsync.emulator.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathSegmentsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            /users/delta                                     | users,delta
            /users/delta()                                   | users,delta
            /users/microsoft.graph.delta                     | users,delta
            /users/microsoft.graph.delta()                   | users,delta
            /users('a%23EXT%23@b.com')                       | users,a#EXT#@b.com
            /users/a_b.com%23EXT%23@c.com/manager/%24ref     | users,a_b.com#EXT#@c.com,manager,$ref
            /users('o''neil@b.com')                          | users,o'neil@b.com
            /users/a+b@c.com                                 | users,a+b@c.com
            /applications(appId='1-2')/extensionProperties   | applications,1-2,extensionProperties
            /directory/deletedItems/microsoft.graph.user     | directory,deletedItems,microsoft.graph.user
            /directory/deletedItems/x/microsoft.graph.restore | directory,deletedItems,x,restore
            """)
    void makesTheWaysToWriteTheSameThingOne(String path, String segments) {
        assertThat(String.join(",", PathSegments.of(path))).isEqualTo(segments);
    }
}
