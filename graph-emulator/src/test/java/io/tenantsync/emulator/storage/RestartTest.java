package io.tenantsync.emulator.storage;

import static io.tenantsync.emulator.directory.TestTenants.APP;
import static io.tenantsync.emulator.directory.TestTenants.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenantsync.emulator.directory.DirectoryObject;
import io.tenantsync.emulator.directory.ObjectType;
import io.tenantsync.emulator.directory.Tenant;
import io.tenantsync.emulator.directory.TestTenants;
import io.tenantsync.emulator.directory.delta.DeltaPage;
import io.tenantsync.emulator.directory.delta.DeltaQuery;
import io.tenantsync.emulator.directory.delta.DeltaReader;
import io.tenantsync.emulator.directory.delta.DeltaToken;
import io.tenantsync.emulator.directory.reading.ObjectKeys;
import io.tenantsync.emulator.directory.schema.UserSchema;
import io.tenantsync.emulator.directory.writing.DeletedItems;
import io.tenantsync.emulator.directory.writing.ExtensionPropertyWriter;
import io.tenantsync.emulator.directory.writing.GroupWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartTest {
    private static final DeltaQuery USERS = new DeltaQuery(ObjectType.USER, List.of("department"), List.of());

    @TempDir
    private Path folder;

    private DataFolder opened;

    private final TestTenants before = new TestTenants();
    private final TestTenants after = new TestTenants();

    @Test
    void findsEverythingAgainThatWasWritten() {
        Tenant tenant = kept();
        DeltaToken token = new DeltaReader(tenant, 10).latest(USERS).token();
        write(tenant);

        Tenant again = reopened();

        DirectoryObject adele = ObjectKeys.live(again, ObjectType.USER, "adele@contoso.com");
        assertThat(adele.current().text(UserSchema.DEPARTMENT)).isEqualTo("Legal");
        assertThat(adele.current().text(again.schema(ObjectType.USER).find("extension_1122_mark")))
                .isEqualTo("stamp");
        assertThat(adele.current().get(UserSchema.MANAGER))
                .isEqualTo(ObjectKeys.live(again, ObjectType.USER, "boss@contoso.com")
                        .ordinal());
        assertThat(new DeltaReader(again, 10).resume(token, false).items()).hasSize(3);
        assertThatThrownBy(() -> ObjectKeys.live(again, ObjectType.USER, "gone@contoso.com"))
                .hasMessageContaining("does not exist");
        assertThat(after.journal().after(0, 100, entry -> true))
                .hasSameSizeAs(before.journal().after(0, 100, e -> true));
    }

    @Test
    void findsEverythingAgainThatWasWrittenIntoASnapshot() throws IOException {
        Tenant tenant = kept();
        DeltaToken token = new DeltaReader(tenant, 10).latest(USERS).token();
        write(tenant);
        String large = "x".repeat(1024);
        for (int i = 0; i < 4_500; i++) {
            before.users(tenant).update("adele@contoso.com", body("streetAddress", i + large.substring(10)));
        }

        reopened();
        try (Stream<Path> files = Files.list(tenantFolder())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("snapshot-2", "log-2");
        }
        Tenant again = reopened(new TestTenants());

        assertThat(ObjectKeys.live(again, ObjectType.USER, "adele@contoso.com")
                        .current()
                        .text(UserSchema.STREET_ADDRESS))
                .startsWith("4499");
        assertThat(new DeltaReader(again, 10).resume(token, false).items()).hasSize(3);
    }

    @Test
    void dropsARecordThatWasCutOffAndGoesOnBehindTheLastWholeOne() throws IOException {
        Tenant tenant = kept();
        before.user(tenant, "whole");
        before.user(tenant, "torn");
        Path log = tenantFolder().resolve("log-1");
        byte[] bytes = Files.readAllBytes(log);
        Files.write(log, java.util.Arrays.copyOf(bytes, bytes.length - 3), StandardOpenOption.TRUNCATE_EXISTING);

        Tenant again = reopened();
        after.user(again, "later");
        Tenant third = reopened(new TestTenants());

        assertThat(ObjectKeys.live(third, ObjectType.USER, "whole@contoso.com")).isNotNull();
        assertThat(ObjectKeys.live(third, ObjectType.USER, "later@contoso.com")).isNotNull();
        assertThatThrownBy(() -> ObjectKeys.live(third, ObjectType.USER, "torn@contoso.com"))
                .hasMessageContaining("does not exist");
    }

    @Test
    void losesNoChangeThatWasUnderWayInReplication() {
        Tenant tenant = kept();
        before.user(tenant, "late");
        before.user(tenant, "early");
        DeltaToken token = new DeltaReader(tenant, 10).latest(USERS).token();
        tenant.replicate((id, seq) -> 60_000);
        before.users(tenant).update("late@contoso.com", body("department", "Late"));
        tenant.replicate((id, seq) -> 0);
        before.users(tenant).update("early@contoso.com", body("department", "Early"));
        DeltaPage shown = new DeltaReader(tenant, 10).resume(token, false);

        Tenant again = reopened();
        DeltaReader delta = new DeltaReader(again, 10);

        assertThat(shown.items()).hasSize(1);
        assertThat(delta.resume(shown.token(), false).items()).isEmpty();
        after.pass(Duration.ofMinutes(1));
        assertThat(delta.resume(shown.token(), false).items()).hasSize(1);
    }

    @Test
    void isUsedByOneProcessAtATime() {
        DataFolder first = DataFolder.open(folder);

        assertThatThrownBy(() -> DataFolder.open(folder))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Another emulator is using the data folder");
        first.close();
        DataFolder.open(folder).close();
    }

    @AfterEach
    void close() {
        if (opened != null) {
            opened.close();
        }
    }

    private Tenant kept() {
        Tenant tenant = before.tenant("contoso");
        opened = DataFolder.open(folder);
        opened.keep(List.of(tenant));
        return tenant;
    }

    private Tenant reopened() {
        return reopened(after);
    }

    /** Closing only gives back the lock and the file handles, which the end of a process does too. */
    private Tenant reopened(TestTenants tenants) {
        opened.close();
        opened = DataFolder.open(folder);
        return opened.load(tenants::empty).getFirst();
    }

    private Path tenantFolder() throws IOException {
        try (Stream<Path> folders = Files.list(folder.resolve("tenants"))) {
            return folders.findFirst().orElseThrow();
        }
    }

    private void write(Tenant tenant) {
        before.user(tenant, "boss");
        String adele = before.user(tenant, "adele").id().toString();
        Map<String, Object> application = Map.of("id", "a", "appId", "11-22", "displayName", "app");
        new ExtensionPropertyWriter(tenant, before::nextId)
                .create(application, Map.of("name", "mark", "dataType", "String", "targetObjects", List.of("User")));
        before.users(tenant).update(adele, body("department", "Legal"));
        before.users(tenant).update(adele, body("extension_1122_mark", "stamp"));
        before.users(tenant).setManager(adele, "boss@contoso.com");
        String gone = before.user(tenant, "gone").id().toString();
        new GroupWriter(tenant, APP, before::nextId)
                .create(
                        Map.of("displayName", "g", "mailNickname", "g", "mailEnabled", false, "securityEnabled", true),
                        List.of(adele, gone));
        before.users(tenant).delete(gone);
        new DeletedItems(tenant, APP).purge(gone);
    }
}
