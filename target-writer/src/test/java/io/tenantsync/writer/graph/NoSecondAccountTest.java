package io.tenantsync.writer.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tenantsync.emulator.EmulatorOptions;
import io.tenantsync.emulator.GraphEmulator;
import io.tenantsync.emulator.directory.Switch;
import io.tenantsync.emulator.directory.Switches;
import io.tenantsync.emulator.organisation.AppDefinition;
import io.tenantsync.emulator.organisation.Organisation;
import io.tenantsync.emulator.organisation.PartnerDefinition;
import io.tenantsync.emulator.organisation.TenantDefinition;
import io.tenantsync.graph.GraphDirectory;
import io.tenantsync.graph.GraphSettings;
import io.tenantsync.graph.batch.BatchRequest;
import io.tenantsync.graph.quota.Lane;
import io.tenantsync.graph.sdk.Governors;
import io.tenantsync.graph.sdk.SdkGraphDirectories;
import io.tenantsync.graph.tenants.Cloud;
import io.tenantsync.graph.tenants.Credential;
import io.tenantsync.graph.tenants.Role;
import io.tenantsync.graph.tenants.SecretSource;
import io.tenantsync.graph.tenants.Tenant;
import io.tenantsync.writer.writing.Orders;
import io.tenantsync.writer.writing.directory.RememberingDirectory;
import io.tenantsync.writer.writing.errands.Answers;
import io.tenantsync.writer.writing.errands.StandingContract;
import io.tenantsync.writer.writing.errands.TargetWriter;
import io.tenantsync.writer.writing.orders.Anchor;
import io.tenantsync.writer.writing.orders.MatchPlan;
import io.tenantsync.writer.writing.orders.Operation;
import io.tenantsync.writer.writing.orders.Order;
import io.tenantsync.writer.writing.outcomes.Outcome;
import io.tenantsync.writer.writing.outcomes.Verdict;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No sequence of faults makes two accounts: the real client and the writer's own code, where inviting twice makes two. */
class NoSecondAccountTest {
    private static final String APP = "0a0a0a0a-0000-4000-8000-00000000000a";
    private static final String APP_OBJECT = "0a0a0a0a-0000-4000-8000-00000000000b";
    private static final String FABRIKAM = "22222222-2222-4222-8222-222222222222";
    private static final String CONTOSO = "11111111-1111-1111-1111-111111111111";
    private static final Pattern MAIL = Pattern.compile("\"mail\":\"([^\"]+@contoso\\.com)\"");
    private static final int PEOPLE = 40;

    @TempDir
    static Path folder;

    private static GraphEmulator emulator;
    private static Tenant tenant;
    private static GraphDirectory door;
    private static SdkGraphDirectories directories;

    @BeforeAll
    static void start() throws Exception {
        emulator = GraphEmulator.start(EmulatorOptions.of(organisation()));
        emulator.control().switches(Switches.DOCUMENTED.with(Set.of(Switch.REINVITE_MAKES_SECOND_OBJECT)));
        Files.writeString(folder.resolve("secret"), "s3cret-of-the-toy");
        Credential credential = new Credential.Secret(APP, new SecretSource.InFile(folder.resolve("secret")));
        Cloud cloud = Cloud.custom(emulator.graphUrl(), emulator.authorityUrl(), emulator.caCertificate());
        tenant = new Tenant("fabrikam", FABRIKAM, cloud, null, credential, null);
        GraphSettings settings = GraphSettings.defaults()
                .withAttempts(3, 3)
                .withBackOff(Duration.ofMillis(2), Duration.ofMillis(20))
                .withCallTimeout(Duration.ofSeconds(3));
        directories = new SdkGraphDirectories(settings, Governors.none(), new SimpleMeterRegistry(), Clock.systemUTC());
        door = directories.open(tenant, Role.TARGET);
        door.batch(
                        List.of(BatchRequest.post(
                                "/applications/" + APP_OBJECT + "/extensionProperties",
                                Map.of(
                                        "name",
                                        "tenantsyncSource",
                                        "dataType",
                                        "String",
                                        "targetObjects",
                                        List.of("User")))),
                        Lane.LIVE)
                .getFirst()
                .successBody();
    }

    @AfterAll
    static void stop() {
        directories.close();
        emulator.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void nobodyHasTwoAccountsWhateverGoesWrong(long seed) throws Exception {
        List<Order> open = IntStream.range(0, PEOPLE)
                .mapToObj(number -> joiner("s" + seed + "p" + number))
                .toList();
        emulator.control().faults().add(faults(seed));
        int hits = 0;
        try {
            for (int delivery = 0; !open.isEmpty(); delivery++) {
                assertThat(delivery).as("deliveries until everybody is there").isLessThan(15);
                if (delivery == 5) {
                    hits = emulator.control().faults().journal(0).size();
                    emulator.control().faults().clear();
                }
                open = deliver(open);
            }
            hits = Math.max(hits, emulator.control().faults().journal(0).size());
        } finally {
            emulator.control().faults().clear();
        }
        assertThat(hits).as("faults that hit").isGreaterThan(10);
        Map<String, Integer> accounts = accounts("s" + seed + "p");
        assertThat(accounts).hasSize(PEOPLE);
        assertThat(accounts.values()).containsOnly(1);
    }

    /** Each group once; whom the writer wants to see again comes again, as from Kafka. */
    private static List<Order> deliver(List<Order> orders) {
        Ahead clock = new Ahead();
        TargetWriter writer = new TargetWriter(
                new RememberingDirectory(new GraphTargetDirectory(door), clock, Duration.ofMinutes(1)),
                new StandingContract(),
                clock,
                clock::sleep,
                Duration.ofMinutes(1));
        List<Order> again = new ArrayList<>();
        writer.write(orders, () -> true, new Answers() {
            @Override
            public void answered(Order order, Outcome outcome) {
                if (outcome.verdict() != Verdict.DONE) {
                    assertThat(outcome.verdict()).isEqualTo(Verdict.RETRY);
                    again.add(repeated(order));
                }
            }

            @Override
            public void broke(Order order, Outcome outcome, RuntimeException cause) {
                throw cause;
            }

            @Override
            public void dropped(Order order) {
                again.add(repeated(order));
            }

            @Override
            public void waiting(boolean begins) {}
        });
        return again;
    }

    private static Order joiner(String name) {
        Order order = Orders.wish(name).order();
        Operation.Provision wish = (Operation.Provision) order.operation();
        MatchPlan plan = wish.match();
        MatchPlan match = new MatchPlan(
                new Anchor(tenant.anchorProperty(), CONTOSO + "/" + name),
                plan.invitationAddress(),
                plan.sourcePrincipalName(),
                plan.mail(),
                plan.initialDomain(),
                plan.redirectUrl(),
                plan.trusted());
        return new Order(
                order.commandId(),
                1,
                false,
                order.subject(),
                order.lane(),
                order.displayName(),
                Instant.now(),
                null,
                new Operation.Provision(match, wish.attributes(), wish.attributesOnCreate(), null, false, false, null));
    }

    private static Order repeated(Order order) {
        return new Order(
                order.commandId(),
                order.attempt() + 1,
                true,
                order.subject(),
                order.lane(),
                order.displayName(),
                order.issuedAt(),
                order.targetId(),
                order.operation());
    }

    private static String faults(long seed) {
        return """
                [{"kind":"reset","applied":true,"path":"/$batch","probability":0.15,"seed":%1$d},
                 {"kind":"reset","applied":false,"path":"/$batch","probability":0.1,"seed":%1$d},
                 {"kind":"truncate","path":"/$batch","probability":0.1,"seed":%1$d},
                 {"kind":"malformedJson","path":"/$batch","probability":0.05,"seed":%1$d},
                 {"kind":"status","status":504,"applied":true,"method":"POST","path":"/invitations","probability":0.2,"seed":%1$d},
                 {"kind":"status","status":503,"method":"POST","path":"/invitations","probability":0.2,"seed":%1$d},
                 {"kind":"status","status":429,"path":"/invitations","probability":0.1,"seed":%1$d},
                 {"kind":"status","status":500,"applied":true,"method":"PATCH","path":"/users/*","probability":0.1,"seed":%1$d}]
                """.formatted(seed);
    }

    private static Map<String, Integer> accounts(String prefix) {
        StringWriter users = new StringWriter();
        emulator.control().exportUsers("fabrikam", users);
        Map<String, Integer> accounts = new HashMap<>();
        Matcher mail = MAIL.matcher(users.toString());
        while (mail.find()) {
            if (mail.group(1).startsWith(prefix)) {
                accounts.merge(mail.group(1), 1, Integer::sum);
            }
        }
        return accounts;
    }

    private static Organisation organisation() {
        TenantDefinition contoso = TenantDefinition.of("contoso", CONTOSO, "contoso.onmicrosoft.com")
                .withVerifiedDomains(List.of("contoso.com"))
                .withPartners(List.of(PartnerDefinition.source(FABRIKAM)));
        TenantDefinition fabrikam = TenantDefinition.of("fabrikam", FABRIKAM, "fabrikam.onmicrosoft.com")
                .withVerifiedDomains(List.of("fabrikam.com"))
                .withUsers(5)
                .withApps(List.of(AppDefinition.withSecret(
                        APP,
                        APP_OBJECT,
                        "s3cret-of-the-toy",
                        List.of("User.ReadWrite.All", "User.Invite.All", "Application.ReadWrite.OwnedBy"))))
                .withPartners(List.of(PartnerDefinition.target(CONTOSO)));
        return new Organisation(42, List.of(contoso, fabrikam));
    }

    /** A clock that jumps where the writer would sleep. */
    private static final class Ahead extends Clock {
        private Duration ahead = Duration.ZERO;

        void sleep(Duration time) {
            ahead = ahead.plus(time);
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneId.of("UTC");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
