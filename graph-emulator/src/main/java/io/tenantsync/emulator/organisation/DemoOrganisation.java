package io.tenantsync.emulator.organisation;

import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** Contoso, whose people are to appear at Fabrikam. */
final class DemoOrganisation {
    private static final String CONTOSO = "11111111-1111-1111-1111-111111111111";
    private static final String FABRIKAM = "22222222-2222-2222-2222-222222222222";
    private static final int FABRIKAM_USERS = 48;

    /** What reading the source takes and no more. */
    private static final List<String> SOURCE = List.of(
            "User.Read.All", "Group.Read.All", "GroupMember.Read.All", "Policy.Read.All", "Organization.Read.All");
    /** What writing the target takes and no more. */
    private static final List<String> TARGET = List.of(
            "User.Invite.All",
            "User.ReadWrite.All",
            "User.EnableDisableAccount.All",
            "User.DeleteRestore.All",
            "Policy.Read.All",
            "Organization.Read.All",
            "Application.ReadWrite.OwnedBy");
    /** What the people of a tenant do by hand, which a demo and its tests do for them. */
    private static final List<String> ADMINISTRATOR = List.of(
            "User.ReadWrite.All",
            "User.Invite.All",
            "User.DeleteRestore.All",
            "Group.ReadWrite.All",
            "Application.ReadWrite.All",
            "Policy.Read.All",
            "Policy.ReadWrite.CrossTenantAccess",
            "Policy.ReadWrite.Authorization",
            "Directory.ReadWrite.All");

    private static final Particulars AWKWARD = new Particulars(
            3,
            4,
            true,
            List.of(new Particulars.Contact(
                    "Wingtip Toys reception", "reception@wingtiptoys.com", List.of("SMTP:reception@wingtiptoys.com"))),
            "everyone",
            List.of(),
            List.of());

    private DemoOrganisation() {}

    static Organisation of(int users, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        TenantDefinition contoso = TenantDefinition.of("contoso", CONTOSO, "contoso.onmicrosoft.com")
                .withVerifiedDomains(List.of("contoso.com"))
                .withUsers(users)
                .withApps(List.of(app(random, SOURCE), administrator(CONTOSO, seed)))
                .withPartners(List.of(PartnerDefinition.source(FABRIKAM)));
        TenantDefinition fabrikam = TenantDefinition.of("fabrikam", FABRIKAM, "fabrikam.onmicrosoft.com")
                .withVerifiedDomains(List.of("fabrikam.com"))
                .withUsers(FABRIKAM_USERS)
                .withApps(List.of(app(random, TARGET), administrator(FABRIKAM, seed)))
                .withPartners(List.of(PartnerDefinition.target(CONTOSO)))
                .withEarlierGuests(List.of(new EarlierGuests("contoso", 3, 4, 1)))
                .withParticulars(AWKWARD);
        return new Organisation(seed, List.of(contoso, fabrikam));
    }

    /** Its values come from a draw of their own, so that those of everything else stay what they are. */
    private static AppDefinition administrator(String tenantId, long seed) {
        SplittableRandom random = new SplittableRandom(31 * seed + tenantId.hashCode());
        return new AppDefinition(
                uuid(random), uuid(random), secret(random), null, ADMINISTRATOR, List.of("Global Administrator"));
    }

    private static AppDefinition app(SplittableRandom random, List<String> roles) {
        return AppDefinition.withSecret(uuid(random), uuid(random), secret(random), roles);
    }

    private static String uuid(SplittableRandom random) {
        long version4 = (random.nextLong() & ~0xF000L) | 0x4000L;
        long variant2 = (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(version4, variant2).toString();
    }

    private static String secret(SplittableRandom random) {
        String alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789~._-";
        StringBuilder secret = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            secret.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return secret.toString();
    }
}
