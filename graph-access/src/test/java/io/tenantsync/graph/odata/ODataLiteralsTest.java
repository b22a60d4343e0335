package io.tenantsync.graph.odata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ODataLiteralsTest {
    private static final String ID = "0a1b2c3d-0000-4000-8000-0123456789ab";

    @Test
    void doublesQuotesSoThatAValueCannotEndItsLiteral() {
        assertThat(ODataLiterals.equal("displayName", "x' or 'a' eq 'a"))
                .isEqualTo("displayName eq 'x'' or ''a'' eq ''a'");
    }

    @Test
    void writesNullAndTruthWithoutQuotes() {
        assertThat(ODataLiterals.equal("accountEnabled", true)).isEqualTo("accountEnabled eq true");
        assertThat(ODataLiterals.equal("companyName", null)).isEqualTo("companyName eq null");
        assertThat(ODataLiterals.equal("companyName", "null")).isEqualTo("companyName eq 'null'");
    }

    @Test
    void takesFifteenOperandsAndNotMore() {
        assertThat(ODataLiterals.in("mail", List.of("a", "b"))).isEqualTo("mail in ('a','b')");
        assertThat(ODataLiterals.in("mail", Collections.nCopies(15, "a"))).contains("'a'");
        assertThatIllegalArgumentException().isThrownBy(() -> ODataLiterals.in("mail", Collections.nCopies(16, "a")));
        assertThatIllegalArgumentException().isThrownBy(() -> ODataLiterals.in("mail", List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> ODataLiterals.or(Collections.nCopies(16, "a eq 1")));
    }

    @Test
    void keepsOrOperandsTogether() {
        assertThat(ODataLiterals.or(List.of("a eq 1", ODataLiterals.anyEqual("otherMails", "o'b@c"))))
                .isEqualTo("(a eq 1) or (otherMails/any(x:x eq 'o''b@c'))");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "me", "0a1b2c3d-0000-4000-8000-0123456789ab' or id ne '", "../me"})
    void takesOnlyGuidsForIds(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> ODataLiterals.deltaIds(List.of(ID, id)));
    }

    @Test
    void namesUpToFiftyIdsForADelta() {
        assertThat(ODataLiterals.deltaIds(List.of(ID, ID))).isEqualTo("id eq '" + ID + "' or id eq '" + ID + "'");
        assertThatIllegalArgumentException().isThrownBy(() -> ODataLiterals.deltaIds(Collections.nCopies(51, ID)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a,b", "a&$top=1", "a'", "/a", "a/"})
    void refusesWhatIsNoPropertyName(String property) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ODataPath.of("users").select(property));
    }

    @ParameterizedTest
    @CsvSource({
        "adele@contoso.com, /users/adele@contoso.com",
        "adele_contoso.com#EXT#@fabrikam.com, /users/adele_contoso.com%23EXT%23@fabrikam.com",
        "o'neil@contoso.com, /users/o'neil@contoso.com",
        "$x@contoso.com, /users('$x@contoso.com')",
        "a/../b?c=d%2F, /users/a%2F..%2Fb%3Fc%3Dd%252F",
    })
    void encodesAPrincipalNameAsOneSegment(String name, String path) {
        assertThat(ODataPath.user(name)).hasToString(path);
        assertThat(URI.create("https://graph" + path).getQuery()).isNull();
    }

    @Test
    void quotesInALeadingDollarNameCannotEndTheLiteral() {
        assertThat(ODataPath.user("$o'neil@contoso.com")).hasToString("/users('$o''neil@contoso.com')");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", ".."})
    void refusesSegmentsThatLeadElsewhere(String segment) {
        assertThatIllegalArgumentException().isThrownBy(() -> ODataPath.of("users", segment));
    }

    @Test
    void encodesQueryValuesSoThatTheyStayOne() {
        ODataPath path = ODataPath.of("users")
                .filter(ODataLiterals.equal("displayName", "R&D + #1 100% Ünal"))
                .select("id", "displayName")
                .top(999);
        assertThat(path)
                .hasToString("/users?$filter=displayName%20eq%20%27R%26D%20%2B%20%231%20100%25%20%C3%9Cnal%27"
                        + "&$select=id,displayName&$top=999");
        assertThat(URI.create("https://graph" + path).getQuery())
                .startsWith("$filter=displayName eq 'R&D + #1 100% Ünal'&");
    }
}
