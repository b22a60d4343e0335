package io.tenantsync.graph.odata;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** No value, however hostile, changes what an expression or a path means. */
class ODataEncodingTest {

    @Property(tries = 500)
    void aStringLiteralReadsBackAsTheValue(@ForAll("hostile") String value) {
        assertThat(literals("displayName eq " + ODataLiterals.string(value))).containsExactly(value);
    }

    @Property(tries = 300)
    void valuesOfAListStayApart(@ForAll("hostile") String one, @ForAll("hostile") String other) {
        String filter = ODataLiterals.in("mail", List.of(one, other));
        assertThat(literals(filter)).containsExactly(one, other);
        assertThat(outside(filter)).isEqualTo("mail in (,)");
    }

    @Property(tries = 300)
    void aFilterIsOneQueryOptionAndComesBackWhole(@ForAll("hostile") String value) {
        String filter = ODataLiterals.equal("displayName", value);
        String path = ODataPath.of("users").filter(filter).select("id").toString();
        String query = URI.create("https://graph" + path).getRawQuery();
        String[] options = query.split("&", -1);
        assertThat(options).hasSize(2);
        assertThat(options[1]).isEqualTo("$select=id");
        assertThat(URLDecoder.decode(options[0].substring("$filter=".length()), StandardCharsets.UTF_8))
                .isEqualTo(filter);
        assertThat(URI.create("https://graph" + path).getRawFragment()).isNull();
    }

    @Property(tries = 300)
    void aNameIsOneSegmentOfAPath(@ForAll("hostile") String name) {
        if (name.isEmpty() || name.equals(".") || name.equals("..")) {
            return;
        }
        URI uri = URI.create("https://graph" + ODataPath.user(name));
        assertThat(uri.getRawQuery()).isNull();
        assertThat(uri.getRawFragment()).isNull();
        assertThat(uri.getHost()).isEqualTo("graph");
        assertThat(uri.normalize()).isEqualTo(uri);
        assertThat(uri.getRawPath().chars().filter(character -> character == '/'))
                .hasSize(name.startsWith("$") ? 1 : 2);
    }

    @Provide
    Arbitrary<String> hostile() {
        Arbitrary<String> pieces = Arbitraries.of(
                "'",
                "''",
                "' or 'a' eq 'a",
                "%27",
                "%",
                "&",
                "&$top=1",
                "#",
                "?",
                "/",
                "\\",
                "..",
                "$",
                "+",
                " ",
                ";",
                "\"",
                "\u0000",
                "\n",
                "\u2019",
                "\u02bc",
                "\ud83d\ude00",
                "null",
                "true",
                "(",
                ")",
                ",",
                "O",
                "\u00dc",
                "<",
                "|");
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(20).filter(ODataEncodingTest::isText),
                pieces.list().ofMaxSize(8).map(list -> String.join("", list)));
    }

    /** Half a surrogate pair is no text: nothing on the wire can carry it. */
    private static boolean isText(String value) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(value);
    }

    /** The string literals of an expression, read by the rule of the specification: a quote ends it unless doubled. */
    private static List<String> literals(String expression) {
        List<String> literals = new ArrayList<>();
        scan(expression, literals, new StringBuilder());
        return literals;
    }

    private static String outside(String expression) {
        StringBuilder outside = new StringBuilder();
        scan(expression, new ArrayList<>(), outside);
        return outside.toString();
    }

    private static void scan(String expression, List<String> literals, StringBuilder outside) {
        int at = 0;
        while (at < expression.length()) {
            if (expression.charAt(at) != '\'') {
                outside.append(expression.charAt(at++));
                continue;
            }
            StringBuilder literal = new StringBuilder();
            at++;
            while (expression.charAt(at) != '\'' || expression.startsWith("''", at)) {
                at += expression.startsWith("''", at) ? 1 : 0;
                literal.append(expression.charAt(at++));
            }
            at++;
            literals.add(literal.toString());
        }
    }
}
