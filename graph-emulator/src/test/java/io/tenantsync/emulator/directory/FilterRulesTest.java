package io.tenantsync.emulator.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenantsync.emulator.directory.reading.ListQuery;
import io.tenantsync.emulator.directory.reading.ListReader;
import io.tenantsync.emulator.directory.schema.FilterOperator;
import io.tenantsync.emulator.directory.schema.GroupSchema;
import io.tenantsync.emulator.directory.schema.Property;
import io.tenantsync.emulator.directory.schema.PropertyType;
import io.tenantsync.emulator.directory.schema.Schema;
import io.tenantsync.emulator.directory.schema.UserSchema;
import io.tenantsync.emulator.odata.FilterParser;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FilterRulesTest {
    private static final Tenant TENANT = new TestTenants().tenant("contoso");

    /** The catalogue of the specification: property, operators by default, operators in advanced queries only. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            id                              | eq in                      | ne not
            userPrincipalName               | eq ge le in startsWith     | ne not endsWith
            mail                            | eq ge le in startsWith     | ne not endsWith null
            displayName                     | eq ge le in startsWith     | ne not null
            givenName                       | eq ge le in startsWith     | ne not null
            surname                         | eq ge le in startsWith     | ne not null
            jobTitle                        | eq ge le in startsWith     | ne not null
            department                      | eq ge le in startsWith     | ne not null
            city                            | eq ge le in startsWith     | ne not null
            country                         | eq ge le in startsWith     | ne not null
            state                           | eq ge le in startsWith     | ne not null
            employeeId                      | eq ge le in startsWith     | ne not null
            mailNickname                    | eq ge le in startsWith     | ne not null
            usageLocation                   | eq ge le in startsWith     | ne not null
            companyName                     |                            | eq ne not ge le in startsWith null
            officeLocation                  |                            | eq ne not ge le in startsWith null
            streetAddress                   |                            | eq ne not ge le in startsWith null
            postalCode                      |                            | eq ne not ge le in startsWith null
            mobilePhone                     |                            | eq ne not ge le in startsWith null
            faxNumber                       |                            | eq ne not ge le in startsWith null
            preferredLanguage               |                            | eq ne not ge le in startsWith null
            employeeType                    |                            | eq ne not ge le in startsWith null
            onPremisesImmutableId           | eq ge le in startsWith     |
            accountEnabled                  | eq in                      | ne not
            userType                        | eq in                      | ne not null
            creationType                    | eq in                      | ne not
            externalUserState               | eq                         | in ne not
            onPremisesSyncEnabled           | eq in                      | ne not null
            showInAddressList               |                            | eq ne not in
            createdDateTime                 | eq ge le                   | in ne not
            deletedDateTime                 | eq ge le                   | in ne not
            externalUserStateChangeDateTime | eq in                      | ne not
            onPremisesExtensionAttributes/extensionAttribute1 |          | eq ne not in null
            proxyAddresses                  | eq ge le startsWith        | not endsWith count
            otherMails                      | eq in ge le startsWith     | not endsWith count
            businessPhones                  |                            | eq not
            """)
    void takesTheOperatorsOfTheCatalogue(String path, String standard, String advanced) {
        for (String operator : words(standard)) {
            assertThat(accepted(path, operator, false))
                    .as(path + " " + operator)
                    .isTrue();
            assertThat(accepted(path, operator, true)).as(path + " " + operator).isTrue();
        }
        for (String operator : words(advanced)) {
            assertThat(accepted(path, operator, false))
                    .as(path + " " + operator)
                    .isFalse();
            assertThat(accepted(path, operator, true)).as(path + " " + operator).isTrue();
        }
    }

    static Stream<Arguments> properties() {
        return Stream.concat(
                UserSchema.SCHEMA.properties().stream().map(property -> Arguments.of(ObjectType.USER, property)),
                GroupSchema.SCHEMA.properties().stream().map(property -> Arguments.of(ObjectType.GROUP, property)));
    }

    @ParameterizedTest
    @MethodSource("properties")
    void refusesEveryOperatorThatAPropertyDoesNotTake(ObjectType type, Property property) {
        for (FilterOperator operator : FilterOperator.values()) {
            if (!property.filtering().knows(operator)) {
                assertThatThrownBy(() -> read(type, filter(property, operator), true))
                        .as(property.name() + " " + operator)
                        .isInstanceOfSatisfying(
                                Refusal.class,
                                refusal -> assertThat(refusal.code()).isIn("Request_UnsupportedQuery", "BadRequest"));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            department eq 1                                     | BadRequest
            accountEnabled eq 'true'                            | BadRequest
            createdDateTime ge 'yesterday'                      | BadRequest
            createdDateTime in (2024-01-01,'x')                 | BadRequest
            startsWith(accountEnabled,'t')                      | BadRequest
            nonsense eq 'x'                                     | BadRequest
            startsWith(nonsense,'x')                            | BadRequest
            nonsense/any(x:x eq 'y')                            | BadRequest
            directoryRoles/any(r:r eq 'y')                      | BadRequest
            department/any(x:x eq 'y')                          | BadRequest
            proxyAddresses/any(p:q eq 'y')                      | BadRequest
            proxyAddresses/any(p:p/x eq 'y')                    | BadRequest
            identities/any(i:i eq 'y')                          | BadRequest
            identities/any(i:i/nonsense eq 'y')                 | BadRequest
            onPremisesExtensionAttributes eq 'x'                | BadRequest
            onPremisesExtensionAttributes/extensionAttribute16 eq 'x' | BadRequest
            department/x eq 'y'                                 | BadRequest
            contains(displayName,'x')                           | Request_UnsupportedQuery
            contains(mail,'x')                                  | Request_UnsupportedQuery
            proxyAddresses/all(p:p eq 'x')                      | Request_UnsupportedQuery
            proxyAddresses/any(p:p ne 'x')                      | Request_UnsupportedQuery
            proxyAddresses/$count gt 0                          | Request_UnsupportedQuery
            proxyAddresses/$count eq 7                          | Request_UnsupportedQuery
            displayName/$count eq 0                             | Request_UnsupportedQuery
            endsWith(displayName,'x')                           | Request_UnsupportedQuery
            accountEnabled eq null                              | Request_UnsupportedQuery
            manager eq 'x'                                      | Request_UnsupportedQuery
            proxyAddresses eq 'x'                               | Request_UnsupportedQuery
            aboutMe eq 'x'                                      | Request_UnsupportedQuery
            """)
    void refusesEvenAnAdvancedQueryThatMakesNoSense(String filter, String code) {
        assertThatThrownBy(() -> read(ObjectType.USER, filter, true))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            displayName       | false | true
            userPrincipalName | false | true
            createdDateTime   | true  | true
            deletedDateTime   | true  | true
            mail              | true  | false
            proxyAddresses    | true  | false
            """)
    void sortsByWhatGraphSortsBy(String property, boolean advanced, boolean sorted) {
        ListQuery query = new ListQuery(ObjectType.USER, Life.LIVE, null, property, false, 10, null, false, advanced);
        ListQuery plain = new ListQuery(ObjectType.USER, Life.LIVE, null, property, false, 10, null, false, false);

        if (sorted) {
            assertThat(ListReader.read(TENANT, query).rows()).isEmpty();
        } else {
            assertThatThrownBy(() -> ListReader.read(TENANT, query)).isInstanceOf(Refusal.class);
        }
        if (advanced) {
            assertThatThrownBy(() -> ListReader.read(TENANT, plain)).isInstanceOf(Refusal.class);
        }
    }

    private static boolean accepted(String path, String operator, boolean advanced) {
        Schema schema = UserSchema.SCHEMA;
        Property property = schema.find(path.split("/")[0]);
        FilterOperator wanted =
                FilterOperator.valueOf(operator.replace("sWith", "S_WITH").toUpperCase(Locale.ROOT));
        try {
            read(ObjectType.USER, filter(property, path, wanted), advanced);
            return true;
        } catch (Refusal refusal) {
            assertThat(refusal.code()).isEqualTo("Request_UnsupportedQuery");
            return false;
        }
    }

    private static String filter(Property property, FilterOperator operator) {
        boolean complex = property.type() == PropertyType.COMPLEX;
        return filter(property, complex ? property.name() + "/" + first(property) : property.name(), operator);
    }

    private static String filter(Property property, String path, FilterOperator operator) {
        boolean many = property.type() == PropertyType.STRINGS || property.type() == PropertyType.COMPLEX_LIST;
        if (operator == FilterOperator.COUNT) {
            return path + "/$count eq 0";
        }
        if (!many) {
            return condition(property, path, operator);
        }
        String member = property.type() == PropertyType.STRINGS ? "m" : "m/" + first(property);
        return operator == FilterOperator.NOT
                ? "not " + path + "/any(m:" + condition(property, member, FilterOperator.EQ) + ")"
                : path + "/any(m:" + condition(property, member, operator) + ")";
    }

    private static String condition(Property property, String path, FilterOperator operator) {
        String literal = switch (property.type()) {
            case BOOLEAN -> "true";
            case INTEGER -> "1";
            case DATE_TIME -> "2024-01-01T00:00:00Z";
            default -> "'x'";
        };
        return switch (operator) {
            case EQ, NE, GE, LE, GT, LT -> path + " " + operator.name().toLowerCase(Locale.ROOT) + " " + literal;
            case NOT ->
                "not(" + path + (property.filtering().knows(FilterOperator.EQ) ? " eq " : " ne ") + literal + ")";
            case IN -> path + " in (" + literal + ")";
            case STARTS_WITH -> "startsWith(" + path + ",'x')";
            case ENDS_WITH -> "endsWith(" + path + ",'x')";
            case CONTAINS -> "contains(" + path + ",'x')";
            case NULL -> path + " eq null";
            case COUNT -> path + "/$count eq 0";
        };
    }

    private static String first(Property property) {
        return property.members().isEmpty() ? "x" : property.members().getFirst();
    }

    private static List<String> words(String cell) {
        return cell == null ? List.of() : List.of(cell.split(" "));
    }

    private static void read(ObjectType type, String filter, boolean advanced) {
        ListReader.read(
                TENANT,
                new ListQuery(type, Life.LIVE, FilterParser.parse(filter), null, false, 10, null, false, advanced));
    }
}
