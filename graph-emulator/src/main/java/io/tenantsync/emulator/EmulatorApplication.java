package io.tenantsync.emulator;

import io.tenantsync.emulator.control.TenantSummary;
import io.tenantsync.emulator.json.Fields;
import io.tenantsync.emulator.json.Json;
import io.tenantsync.emulator.organisation.Organisation;
import io.tenantsync.emulator.quota.QuotaFields;
import io.tenantsync.emulator.quota.QuotaSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** The emulator on its own, from a command line. */
public final class EmulatorApplication {
    private static final String HELP = """
            A stand-in for Microsoft Graph's directory and the Entra token endpoint.

              --users N        people in the demo's source tenant (default 1000)
              --seed S         another demo organisation for another seed (default 1)
              --tenants FILE   tenants from a YAML file instead of the demo's
              --port P         HTTPS port (default 8443; 0 takes a free one)
              --quotas WHAT    limit requests as Graph does: documented, or a JSON object such as {"size":"L"}
              --faults FILE    what goes wrong from the start: a JSON list of fault rules
              --data DIR       keep state there and go on with it next time
              --help           this text
            """;

    private EmulatorApplication() {}

    /** What the command line asks for. */
    private static final class Arguments {
        private int users = 1_000;
        private long seed = 1;
        private int port = 8443;
        private @Nullable Path tenants;
        private @Nullable Path data;
        private @Nullable QuotaSettings quotas;
        private String faults = "[]";
        private boolean help;

        static Arguments of(List<String> args) {
            Arguments read = new Arguments();
            for (int i = 0; i < args.size(); i++) {
                String name = args.get(i);
                if (name.equals("--help") || name.equals("-h")) {
                    read.help = true;
                    continue;
                }
                if (i + 1 == args.size()) {
                    throw new IllegalArgumentException(name + " needs a value, or is not known. See --help.");
                }
                read.take(name, args.get(++i));
            }
            return read;
        }

        private void take(String name, String value) {
            try {
                switch (name) {
                    case "--users" -> users = Integer.parseInt(value);
                    case "--seed" -> seed = Long.parseLong(value);
                    case "--port" -> port = Integer.parseInt(value);
                    case "--tenants" -> tenants = Path.of(value);
                    case "--quotas" -> quotas = quotas(value);
                    case "--faults" -> faults = text(Path.of(value));
                    case "--data" -> data = Path.of(value);
                    default -> throw new IllegalArgumentException(name + " is not known. See --help.");
                }
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(name + " needs a number, not '" + value + "'.", e);
            }
        }

        private static QuotaSettings quotas(String value) {
            if (value.equals("documented")) {
                return QuotaSettings.DOCUMENTED;
            }
            try {
                if (Json.read(value.getBytes(StandardCharsets.UTF_8)) instanceof Map<?, ?> map) {
                    return QuotaFields.read(new Fields("--quotas ", map));
                }
            } catch (JacksonException e) {
                // Said below: it is no JSON object either way.
            }
            throw new IllegalArgumentException("--quotas needs 'documented' or a JSON object, not '" + value + "'.");
        }

        private static String text(Path file) {
            try {
                return Files.readString(file);
            } catch (IOException e) {
                throw new IllegalArgumentException(file + " cannot be read (" + e.getMessage() + ").", e);
            }
        }

        EmulatorOptions options() {
            Organisation organisation = tenants == null ? Organisation.demo(users, seed) : Organisation.read(tenants);
            EmulatorOptions options =
                    EmulatorOptions.of(organisation).withPort(port).withFaults(faults);
            options = quotas == null ? options : options.withQuotas(quotas);
            return data == null ? options : options.withDataFolder(data);
        }
    }

    /** Runs until it is interrupted; exit code 2 for a wrong command line, 1 if the emulator cannot start. */
    public static void main(String[] args) throws InterruptedException {
        Arguments arguments;
        EmulatorOptions options;
        try {
            arguments = Arguments.of(List.of(args));
            if (arguments.help) {
                System.out.print(HELP);
                return;
            }
            options = arguments.options();
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        run(options);
    }

    private static void run(EmulatorOptions options) throws InterruptedException {
        GraphEmulator emulator;
        try {
            emulator = GraphEmulator.start(options);
        } catch (IllegalStateException | IllegalArgumentException | JacksonException e) {
            System.err.println(e.getMessage());
            System.exit(1);
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(emulator::close, "emulator-stop"));
        announce(emulator, System.out);
        new CountDownLatch(1).await();
    }

    private static void announce(GraphEmulator emulator, PrintStream out) {
        out.println("Graph      " + emulator.graphUrl());
        out.println("Tokens     " + emulator.authorityUrl() + "/{tenantId}/oauth2/v2.0/token");
        out.println("Control    " + emulator.authorityUrl() + "/_emulator/tenants");
        out.println("Authority  " + emulator.caCertificate());
        for (TenantSummary tenant : emulator.control().tenants()) {
            out.println();
            out.println(tenant.name() + "  " + tenant.tenantId() + "  " + tenant.users() + " users, " + tenant.groups()
                    + " groups");
            tenant.apps().forEach(app -> out.println("  app " + app.clientId() + "  secret " + app.secret()));
        }
        emulator.control().tenants().stream()
                .filter(tenant -> tenant.apps().stream().anyMatch(app -> app.secret() != null))
                .findFirst()
                .ifPresent(tenant -> curl(emulator, tenant, out));
        out.flush();
    }

    private static void curl(GraphEmulator emulator, TenantSummary tenant, PrintStream out) {
        TenantSummary.App app = tenant.apps().stream()
                .filter(one -> one.secret() != null)
                .findFirst()
                .orElseThrow();
        String curl = "curl -s --cacert " + emulator.caCertificate();
        out.println();
        out.println("Try:");
        out.println(
                "  TOKEN=$(" + curl + " " + emulator.authorityUrl() + "/" + tenant.tenantId()
                        + "/oauth2/v2.0/token -d grant_type=client_credentials -d client_id=" + app.clientId()
                        + " --data-urlencode 'client_secret=" + app.secret()
                        + "' -d scope=https://graph.microsoft.com/.default | sed 's/.*\"access_token\":\"\\([^\"]*\\)\".*/\\1/')");
        out.println("  " + curl + " -H \"Authorization: Bearer $TOKEN\" '" + emulator.graphUrl() + "/users?$top=5'");
    }
}
