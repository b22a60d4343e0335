package io.tenantsync.emulator.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenantsync.emulator.directory.Refusal;
import io.tenantsync.emulator.directory.TestTenants;
import io.tenantsync.emulator.odata.QueryOptions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PermissionsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET    | /users                                       | User.Read.All                     | User.Invite.All
            GET    | /users/delta()                               | User.Read.All                     | Group.Read.All
            GET    | /users/$count                                | Directory.Read.All                | GroupMember.Read.All
            GET    | /users/x/memberOf/microsoft.graph.group      | GroupMember.Read.All              | User.Invite.All
            POST   | /users                                       | User.ReadWrite.All                | User.Read.All
            DELETE | /users/x                                     | User.DeleteRestore.All            | User.Read.All
            PUT    | /users/x/manager/$ref                        | User.ReadWrite.All                | User.Read.All
            GET    | /groups/delta                                | GroupMember.Read.All              | User.Read.All
            GET    | /groups/x/transitiveMembers                  | Group.Read.All                    | User.ReadWrite.All
            POST   | /groups/x/members/$ref                       | GroupMember.ReadWrite.All         | Group.Read.All
            DELETE | /groups/x/members/y/$ref                     | Group.ReadWrite.All               | GroupMember.Read.All
            POST   | /invitations                                 | User.Invite.All                   | User.Read.All
            GET    | /directory/deletedItems/microsoft.graph.user | User.Read.All                     | User.Invite.All
            POST   | /directory/deletedItems/x/restore            | User.DeleteRestore.All            | User.Read.All
            DELETE | /directory/deletedItems/x                    | User.DeleteRestore.All            | User.ReadWrite.All
            GET    | /directoryObjects/x                          | Directory.Read.All                | User.Invite.All
            GET    | /applications                                | Application.ReadWrite.OwnedBy     | User.ReadWrite.All
            POST   | /applications/x/extensionProperties          | Application.ReadWrite.OwnedBy     | Application.Read.All
            GET    | /organization                                | Organization.Read.All             | User.Read.All
            GET    | /policies/crossTenantAccessPolicy/partners/x | Policy.Read.All                   | User.Read.All
            PUT    | /policies/crossTenantAccessPolicy/partners/x/identitySynchronization | Policy.ReadWrite.CrossTenantAccess | Policy.Read.All
            """)
    void takesOneOfTheDocumentedPermissions(String method, String path, String enough, String notEnough) {
        assertThatCode(() -> Permissions.require(request(method, path, null, enough)))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> Permissions.require(request(method, path, null, notEnough)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("Authorization_RequestDenied"));
        assertThatThrownBy(() -> Permissions.require(request(method, path, null, "")))
                .isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @CsvSource({
        "accountEnabled, User.EnableDisableAccount.All, true",
        "mobilePhone, User-Phone.ReadWrite.All, true",
        "mobilePhone, User.EnableDisableAccount.All, false",
        "accountEnabled mobilePhone, User.EnableDisableAccount.All, false",
        "accountEnabled mobilePhone, User.EnableDisableAccount.All User-Phone.ReadWrite.All, true",
        "department, User.ReadWrite.All, true",
        "department, User-Phone.ReadWrite.All, false"
    })
    void letsSinglePurposePermissionsChangeTheirPropertiesOnly(String properties, String roles, boolean allowed) {
        Map<String, Object> body = new HashMap<>();
        for (String property : properties.split(" ")) {
            body.put(property, null);
        }
        GraphRequest request = request("PATCH", "/users/x", body, roles);

        if (allowed) {
            assertThatCode(() -> Permissions.require(request)).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> Permissions.require(request)).isInstanceOf(Refusal.class);
        }
    }

    private static GraphRequest request(String method, String path, Object body, String roles) {
        Set<String> granted = roles == null ? Set.of() : Set.copyOf(Arrays.asList(roles.split(" ")));
        return new GraphRequest(
                new TestTenants().tenant("contoso"),
                TestTenants.APP,
                granted,
                method,
                "https://localhost/v1.0",
                path,
                PathSegments.of(path),
                QueryOptions.parse(null),
                Map.of(),
                body);
    }
}
