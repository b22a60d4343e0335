package io.tenantsync.writer.kafka;

import io.tenantsync.schemas.Command;
import io.tenantsync.schemas.Disable;
import io.tenantsync.schemas.Identity;
import io.tenantsync.schemas.Lane;
import io.tenantsync.schemas.ManagerWish;
import io.tenantsync.schemas.MatchPlan;
import io.tenantsync.schemas.Provision;
import io.tenantsync.schemas.ProvisioningStatus;
import io.tenantsync.schemas.SoftDelete;
import io.tenantsync.schemas.Step;
import io.tenantsync.schemas.StepType;
import io.tenantsync.service.WireFormat;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Commands for tests. */
public final class Commands {
    public static final String SOURCE = "11111111-1111-1111-1111-111111111111";
    public static final String TARGET = "22222222-2222-2222-2222-222222222222";

    static {
        WireFormat.inMemory(); // makes Avro trust the contract's classes
    }

    private Commands() {}

    public static String userId(int number) {
        return "aaaaaaaa-0000-4000-8000-%012d".formatted(number);
    }

    public static String anchor(int number) {
        return SOURCE + "/" + userId(number);
    }

    /** A joiner: {@code p<number>@contoso.com}. */
    public static Provision provision(int number, String anchorProperty, Map<String, Object> attributes) {
        return Provision.newBuilder()
                .setMatch(match("p" + number + "@contoso.com", anchorProperty, anchor(number)))
                .setAttributes(attributes)
                .setAttributesOnCreate(Map.of("userType", "Member"))
                .setMayEnable(false)
                .setMayRestore(false)
                .build();
    }

    public static MatchPlan match(String address, String anchorProperty, String anchorValue) {
        return MatchPlan.newBuilder()
                .setAnchorProperty(anchorProperty)
                .setAnchorValue(anchorValue)
                .setInvitationAddress(address)
                .setMail(address)
                .setTargetInitialDomain("fabrikam.onmicrosoft.com")
                .setRedirectUrl("https://myapplications.microsoft.com")
                .setTrustedAttributes(List.of())
                .build();
    }

    public static Provision withManager(Provision provision, String managerId) {
        return Provision.newBuilder(provision)
                .setManager(ManagerWish.newBuilder().setTargetId(managerId).build())
                .build();
    }

    public static Disable disable(int number, String anchorProperty) {
        return new Disable(anchorProperty, anchor(number));
    }

    public static SoftDelete delete(int number, String anchorProperty) {
        return new SoftDelete(anchorProperty, anchor(number));
    }

    public static Command command(int number, Object operation, String targetId) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return Command.newBuilder()
                .setCommandId(UUID.nameUUIDFromBytes(
                                (number + operation.getClass().getName() + operation + targetId).getBytes())
                        .toString())
                .setAttempt(1)
                .setConfigurationId("c1")
                .setConfigurationName("contoso-to-fabrikam")
                .setRevision(1)
                .setSourceTenantId(SOURCE)
                .setSourceTenantName("contoso")
                .setSource(Identity.newBuilder()
                        .setId(userId(number))
                        .setDisplayName("Person " + number)
                        .setUserPrincipalName("p" + number + "@contoso.com")
                        .build())
                .setTargetTenantId(TARGET)
                .setTargetTenantName("fabrikam")
                .setChangeId("change-" + number)
                .setCycleId("round-1")
                .setLane(Lane.BULK)
                .setDeadline(now.plusSeconds(900))
                .setObservedAt(now)
                .setIssuedAt(now)
                .setTargetId(targetId)
                .setOperation(operation)
                .setSteps(List.of(Step.newBuilder()
                        .setName("EntryImportAdd")
                        .setType(StepType.IMPORT)
                        .setStatus(ProvisioningStatus.SUCCESS)
                        .setDescription("")
                        .setDetails(Map.of())
                        .build()))
                .build();
    }

    public static Map<String, Object> attributes(Object... pairs) {
        Map<String, Object> map = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
