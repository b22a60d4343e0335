package io.tenantsync.standalone;

import io.tenantsync.graph.GraphDirectory;
import io.tenantsync.graph.GraphSettings;
import io.tenantsync.graph.batch.BatchAnswer;
import io.tenantsync.graph.batch.BatchRequest;
import io.tenantsync.graph.quota.Lane;
import io.tenantsync.graph.sdk.SdkGraphDirectories;
import io.tenantsync.graph.tenants.Role;
import io.tenantsync.graph.tenants.Tenant;
import io.tenantsync.graph.tenants.Tenants;
import io.tenantsync.graph.tenants.TenantsFile;
import io.tenantsync.probe.Pace;
import io.tenantsync.probe.Probe;
import io.tenantsync.probe.ProbeReport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Finds out how a real tenant behaves where Graph's documentation leaves it open. */
@Command(
        name = "probe",
        description = {
            "Tries out in a real tenant what Graph's documentation leaves open, and prints the emulator's switches that"
                    + " make it behave like that tenant.",
            "It invites about 20 guests without sending mail, deletes them and removes them for good, also after a"
                    + " failure or Ctrl-C. It touches nobody else. It takes about 2 to 15 minutes."
        },
        footer = {
            "",
            "Needs User.Invite.All, User.ReadWrite.All and User.DeleteRestore.All for the tenant's target credential.",
            "Exit codes: 0 done; 1 an experiment stayed open or a test object may be left; 2 refused."
        },
        mixinStandardHelpOptions = true)
final class ProbeCommand implements Callable<Integer> {
    private static final int RUN_ID_BYTES = 4;

    @Option(names = "--tenant", required = true, paramLabel = "NAME", description = "Name in the tenants file.")
    private String name = "";

    @Option(
            names = "--tenants",
            paramLabel = "FILE",
            description = "The operator's file of tenants (default: tenants.yaml in the data folder).")
    private @Nullable Path tenants;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Data folder of an instance (default: data/up, then data/demo).")
    private @Nullable Path data;

    @Option(
            names = "--address-domain",
            paramLabel = "DOMAIN",
            defaultValue = "example.com",
            description = "Domain of the guests' addresses; not one of the tenant's own (default: ${DEFAULT-VALUE}).")
    private String domain = "";

    @Option(names = "--yes", description = "Do not ask before it begins.")
    private boolean agreed;

    @Option(names = "--json", description = "Print the findings as JSON; progress goes to standard error.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Logging.into(data == null ? DataFolder.byDefault("probe") : new DataFolder(data));
        Tenant tenant = tenant();
        if (!domain.matches("[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9-]+)+")) {
            throw new Explained(Tenantsync.REFUSED, "--address-domain must be a domain such as example.com.");
        }
        String runId = runId();
        announce(tenant, runId);
        if (!agreed && !agrees()) {
            throw new Explained(
                    Tenantsync.REFUSED, "Nothing was done. Answer with yes, or give --yes if nobody can be asked.");
        }
        try (SdkGraphDirectories directories = new SdkGraphDirectories(GraphSettings.defaults())) {
            return run(directories.open(tenant, Role.TARGET), runId);
        }
    }

    private int run(GraphDirectory graph, String runId) {
        BatchAnswer reach = graph.batch(List.of(BatchRequest.get("/users?$top=1&$select=id")), Lane.LIVE)
                .getFirst();
        if (reach.failure() != null) {
            throw new Explained(
                    Tenantsync.FAILED,
                    "Nothing was done, because users of " + name + " cannot be read. "
                            + reach.failure().summary() + ".");
        }
        Probe probe = new Probe(graph, runId, domain, Pace.PATIENT, progress()::println);
        // After a run that came to its end there is nothing left to stop.
        Runtime.getRuntime().addShutdownHook(new Thread(probe::stop, "probe-cleaning"));
        ProbeReport report = probe.run();
        System.out.print(
                json ? LocalApi.JSON.writeValueAsString(report.json()) + System.lineSeparator() : "\n" + report.text());
        return report.failed() ? Tenantsync.FAILED : Tenantsync.DONE;
    }

    private Tenant tenant() {
        Path file = tenantsFile();
        Tenants known = TenantsFile.read(file);
        Tenant tenant = known.named(name)
                .orElseThrow(() -> new Explained(
                        Tenantsync.REFUSED,
                        "There is no tenant " + name + " in " + file + ". It has: "
                                + String.join(
                                        ", ",
                                        known.all().stream().map(Tenant::name).toList())
                                + "."));
        if (tenant.credential(Role.TARGET).isEmpty()) {
            throw new Explained(
                    Tenantsync.REFUSED,
                    "Tenant " + name + " has no targetCredential in " + file
                            + ", so nobody may be invited there. Add it, or credential for both roles.");
        }
        return tenant;
    }

    private Path tenantsFile() {
        if (tenants != null) {
            return tenants;
        }
        List<DataFolder> folders = data != null
                ? List.of(new DataFolder(data))
                : List.of(DataFolder.byDefault("up"), DataFolder.byDefault("demo"));
        return folders.stream()
                .map(DataFolder::tenantsFile)
                .filter(Files::isReadable)
                .findFirst()
                .orElseThrow(() -> new Explained(
                        Tenantsync.REFUSED,
                        "There is no " + folders.getFirst().tenantsFile() + ". Name the tenants file with --tenants."));
    }

    private void announce(Tenant tenant, String runId) {
        PrintStream out = progress();
        out.println("In tenant " + tenant.name() + " (" + tenant.tenantId() + ") this will be tried, step by step:");
        Probe.plan().forEach(step -> out.println("  - " + step));
        out.println(
                "All guests are called \"Tenantsync probe " + runId + "\" and have addresses tenantsync-probe-" + runId
                        + "-N@" + domain
                        + ". No mail is sent. They are deleted and removed for good at the end. If this computer"
                        + " fails before that, look for the name in the Entra admin center.");
    }

    private boolean agrees() throws IOException {
        PrintStream out = progress();
        out.print("Go on? [yes/no] ");
        out.flush();
        String answer = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine();
        return answer != null && answer.strip().equalsIgnoreCase("yes");
    }

    private PrintStream progress() {
        return json ? System.err : System.out;
    }

    private static String runId() {
        byte[] bytes = new byte[RUN_ID_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
