package io.tenantsync.standalone;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Who waits for a decision of people, and deciding. */
@Command(
        name = "staged",
        description =
                "Lists who waits for a decision because the guard found too many of them, and approves or rejects.",
        mixinStandardHelpOptions = true,
        subcommands = {StagedCommand.ListAll.class, StagedCommand.Approve.class, StagedCommand.Reject.class})
final class StagedCommand implements Callable<Integer> {
    @Mixin
    private Where where = new Where();

    @Override
    public Integer call() {
        return where.list();
    }

    /** Which instance, which configuration, and how to print. */
    static final class Where {
        private static final int PAGE = 1_000;

        @Option(
                names = {"-c", "--configuration"},
                paramLabel = "NAME",
                description = "The configuration; may be left out if there is just one.")
        private @Nullable String configuration;

        @Option(names = "--data", paramLabel = "DIR", description = "Data folder of the running instance.")
        private @Nullable Path data;

        @Option(names = "--json", description = "Print the answer as JSON.")
        private boolean json;

        private LocalApi api() {
            return new LocalApi(RunningInstance.find(data));
        }

        private String name(LocalApi api) {
            if (configuration != null) {
                return configuration;
            }
            List<String> names = new ArrayList<>();
            api.configurations().forEach(each -> names.add(each.path("name").asString()));
            if (names.size() == 1) {
                return names.getFirst();
            }
            throw new Explained(
                    Tenantsync.REFUSED,
                    names.isEmpty()
                            ? "No configuration is in force; apply one first."
                            : "Name one configuration with -c: " + String.join(", ", names) + ".");
        }

        int list() {
            LocalApi api = api();
            String name = name(api);
            ArrayNode all = LocalApi.JSON.createArrayNode();
            LocalApi.Reply reply = api.staged(name, 0, PAGE);
            while (reply.isSuccess() && !reply.body().path("staged").isEmpty()) {
                reply.body().path("staged").forEach(all::add);
                reply = api.staged(name, all.size(), PAGE);
            }
            if (!reply.isSuccess()) {
                return Replies.print(reply, "");
            }
            if (json) {
                ObjectNode body = LocalApi.JSON.createObjectNode().put("configuration", name);
                body.put("count", all.size()).set("staged", all);
                System.out.println(body.toPrettyString());
            } else {
                print(name, all);
            }
            return Tenantsync.DONE;
        }

        private static void print(String name, ArrayNode all) {
            for (JsonNode each : all) {
                System.out.printf(
                        "%-8s %s  %s (%s)%n         %s. %s. Cause: %s, since %s.%n",
                        each.path("kind").asString(),
                        each.path("userId").asString(),
                        each.path("displayName").asString("?"),
                        each.path("userPrincipalName").asString("?"),
                        each.path("why").asString(),
                        each.path("reason").asString(),
                        each.path("cause").asString(),
                        each.path("since").asString());
            }
            System.out.println(
                    all.isEmpty()
                            ? name + ": nobody waits for a decision."
                            : name + ": " + all.size() + " wait for a decision. ./tenantsync staged approve|reject"
                                    + " ID... or --all");
        }

        int decide(String decision, Meant meant, String reason) {
            LocalApi api = api();
            ObjectNode body =
                    LocalApi.JSON.createObjectNode().put("decision", decision).put("reason", reason);
            if (meant.all) {
                body.put("all", true);
            } else {
                ArrayNode ids = body.putArray("ids");
                meant.ids.forEach(ids::add);
            }
            LocalApi.Reply reply = api.decide(name(api), body);
            if (json) {
                System.out.println(reply.body().toPrettyString());
                return reply.isSuccess() ? Tenantsync.DONE : Tenantsync.REFUSED;
            }
            String verb = decision.equals("approve") ? "Approved" : "Rejected";
            return Replies.print(
                    reply,
                    "%s: %d.".formatted(verb, reply.body().path("decided").asInt(0)));
        }
    }

    /** On whom is decided. */
    static final class Meant {
        @Parameters(
                paramLabel = "ID",
                arity = "1..*",
                description = "Object ids, user principal names or request ids of people who wait.")
        private List<String> ids = List.of();

        @Option(names = "--all", required = true, description = "Everybody who waits.")
        private boolean all;
    }

    @Command(
            name = "list",
            description = "Lists who waits, with what would happen and why it was not granted.",
            mixinStandardHelpOptions = true)
    static final class ListAll implements Callable<Integer> {
        @Mixin
        private Where where = new Where();

        @Override
        public Integer call() {
            return where.list();
        }
    }

    @Command(
            name = "approve",
            description = "Lets it happen to these people, if the rules still want exactly that.",
            mixinStandardHelpOptions = true)
    static final class Approve implements Callable<Integer> {
        @Mixin
        private Where where = new Where();

        @ArgGroup(multiplicity = "1")
        private Meant meant = new Meant();

        @Option(names = "--reason", defaultValue = "", paramLabel = "TEXT", description = "Why, for the record.")
        private String reason = "";

        @Override
        public Integer call() {
            return where.decide("approve", meant, reason);
        }
    }

    @Command(
            name = "reject",
            description = "Leaves these people as they are; they are not asked about again for the same reason.",
            mixinStandardHelpOptions = true)
    static final class Reject implements Callable<Integer> {
        @Mixin
        private Where where = new Where();

        @ArgGroup(multiplicity = "1")
        private Meant meant = new Meant();

        @Option(names = "--reason", defaultValue = "", paramLabel = "TEXT", description = "Why, for the record.")
        private String reason = "";

        @Override
        public Integer call() {
            return where.decide("reject", meant, reason);
        }
    }
}
